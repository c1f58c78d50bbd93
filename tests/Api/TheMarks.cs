using System.Globalization;
using CsvHelper;
using static ServerlessDeals.Tests.Api.AFewDeals;

namespace ServerlessDeals.Tests.Api;

/// <summary>The marks that qualify a value, such as fromTalks, on deals defined here.</summary>
public sealed class TheMarks
{
    private static readonly Deal AfterTalks = Deal(
        "acme-2024-03",
        DealKind.FundingRound,
        Claim(
            "herald",
            "2024-03-05",
            DealStatus.InTalks,
            "at least USD 600M",
            "USD 2.5B",
            Party("anna", PartyRole.Lead, Commitment.InTalks),
            Party("ben", PartyRole.Participant, Commitment.InTalks)),
        Claim("courier", "2024-04-09", DealStatus.Announced, parties: Party("cleo", PartyRole.Lead, Commitment.Committed)));

    private static readonly Deal Undecided = Deal(
        "boron-2024-05",
        DealKind.FundingRound,
        Claim("herald", "2024-05-02", DealStatus.Announced, "USD 100M"),
        Claim("courier", "2024-05-02", DealStatus.Announced, "USD 120M"));

    private static readonly Deal Unpaired = Deal(
        "cobalt-2024-06",
        DealKind.FundingRound,
        Claim("herald", "2024-06-03", DealStatus.Announced, "USD 10B", "USD 50B"),
        Claim("courier", "2024-06-20", DealStatus.Announced, null, "USD 20B"));

    [Fact]
    public async Task ShowWhichValuesComeOnlyFromTheEarlierTalks()
    {
        await using var deals = await OnAsync("2026-06-30", AfterTalks);
        var deal = await deals.GetAsync("deals/acme-2024-03");
        Assert.Equal(("at least $600M", "true"), (deal.Text("amount.value.text"), deal.Text("amount.fromTalks")));
        Assert.Equal(("$2.5B", "true"), (deal.Text("valuation.value.text"), deal.Text("valuation.fromTalks")));
        Assert.Equal(("announced", ""), (deal.Text("status.value"), deal.Text("status.fromTalks")));
        Assert.Equal("", deal.Text("unpaired"));
        var marked = deal.Texts("parties[].id").Zip(deal.Texts("parties[].role.fromTalks")).Where(party => party.Second == "true");
        Assert.Equal(["anna", "ben"], marked.Select(party => party.First));
        Assert.Equal(["amount", "valuation", "role:anna", "role:ben"], (await deals.GetAsync("deals")).Texts("value[].fromTalks[]"));
        Assert.Equal("amount;valuation;role:anna;role:ben", (await RowAsync(deals))["from_talks"]);
    }

    [Fact]
    public async Task AreAbsentWhileTheDealIsStillInTalks()
    {
        await using var deals = await OnAsync("2026-06-30", AfterTalks);
        var deal = await deals.GetAsync("deals/acme-2024-03?asOf=2024-03-31");
        Assert.Equal("", deal.Text("amount.fromTalks"));
        Assert.Equal("", (await deals.GetAsync("deals?asOf=2024-03-31")).Texts("value[].fromTalks").Single());
        Assert.Equal(["", ""], deal.Texts("parties[].onlyInTalks"));
        Assert.Equal(["acme-2024-03"], await deals.IdsAsync("deals?lead=anna&asOf=2024-03-31"));
    }

    [Fact]
    public async Task SetApartPartiesThatWereOnlyInTalks()
    {
        await using var deals = await OnAsync("2026-06-30", AfterTalks);
        var deal = await deals.GetAsync("deals/acme-2024-03");
        var parties = deal.Texts("parties[].id").Zip(deal.Texts("parties[].onlyInTalks"));
        Assert.Equal([("anna", "true"), ("ben", "true"), ("cleo", "")], parties.Order());
        var row = await RowAsync(deals);
        Assert.Equal("cleo", row["leads"]);
        Assert.Equal(["anna:lead:only-in-talks", "ben:participant:only-in-talks", "cleo:lead"], row["parties"].Split(';').Order());
    }

    [Theory]
    [InlineData("investor=anna")]
    [InlineData("investor=ben")]
    [InlineData("lead=anna")]
    [InlineData("lead=anna&match=possible")]
    public async Task KeepPartiesOnlyInTalksOutOfInvestorFilters(string filter)
    {
        await using var deals = await OnAsync("2026-06-30", AfterTalks);
        Assert.Empty(await deals.IdsAsync("deals?" + filter));
        Assert.Equal(["acme-2024-03"], await deals.IdsAsync("deals?investor=cleo&lead=cleo"));
        Assert.Empty((await deals.GetAsync("feed.json?investor=ben")).Texts("items[].id"));
        Assert.Equal(["cleo"], (await deals.GetAsync("summaries/investor")).Texts("value[].key"));
    }

    [Fact]
    public async Task ShowWhereNoRuleDecidesBetweenTwoValues()
    {
        await using var deals = await OnAsync("2026-06-30", Undecided);
        var deal = await deals.GetAsync("deals/boron-2024-05");
        Assert.Equal("true", deal.Text("amount.undecided"));
        Assert.Equal(["amount"], (await deals.GetAsync("deals")).Texts("value[].undecided[]"));
        Assert.Equal(["true"], deal.Texts("conflicts[].contradicts"));
        Assert.Equal("amount", (await RowAsync(deals))["undecided"]);
    }

    [Fact]
    public async Task ShowWhereNoSourceGivesBothAmountAndValuation()
    {
        await using var deals = await OnAsync("2026-06-30", Unpaired);
        var deal = await deals.GetAsync("deals/cobalt-2024-06");
        Assert.Equal(("$10B", "$20B"), (deal.Text("amount.value.text"), deal.Text("valuation.value.text")));
        Assert.Equal(("true", "true"), (deal.Text("unpaired"), (await deals.GetAsync("deals")).Texts("value[].unpaired").Single()));
        Assert.Equal("true", (await RowAsync(deals))["unpaired"]);
        Assert.Equal("", (await deals.GetAsync("deals/cobalt-2024-06?asOf=2024-06-10")).Text("unpaired"));
    }

    [Fact]
    public async Task NeverLetTermsFromTalksContradictTheSettledTerms()
    {
        await using var deals = await OnAsync("2026-06-30", Deal(
            "delta-2024-01",
            DealKind.FundingRound,
            Claim("herald", "2024-01-05", DealStatus.InTalks, "USD 2B"),
            Claim("courier", "2024-02-05", DealStatus.Announced, "USD 3B")));
        var deal = await deals.GetAsync("deals/delta-2024-01");
        Assert.Equal(("amount", "$2B"), (deal.Text("conflicts[].field"), deal.Text("conflicts[].value")));
        Assert.Equal(("true", "false"), (deal.Text("conflicts[].fromTalks"), deal.Text("conflicts[].contradicts")));
        Assert.Empty(await deals.IdsAsync("conflicts"));
    }

    /// <summary>The row of the only deal in the export.</summary>
    private static async Task<IDictionary<string, string>> RowAsync(AFewDeals deals)
    {
        using var csv = new CsvReader(new StringReader(await deals.TextAsync("export/deals.csv")), CultureInfo.InvariantCulture);
        var row = (IDictionary<string, object>)csv.GetRecords<dynamic>().Single();
        return row.ToDictionary(cell => cell.Key, cell => (string)cell.Value);
    }
}
