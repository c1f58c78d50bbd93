using System.Globalization;
using System.Text.Json;
using static ServerlessDeals.Tests.Api.AFewDeals;

namespace ServerlessDeals.Tests.Api;

public sealed class TheSummaries(OnTheApi api)
{
    private static readonly (string Name, string[] Kinds)[] Families =
    [
        ("funding", ["funding-round", "strategic-investment"]),
        ("debt", ["debt"]),
        ("secondary", ["secondary"]),
        ("takeovers", ["acquisition", "acquihire-licence"]),
    ];

    // One deal of each kind, all in one month, each with another amount.
    private static readonly Deal[] OneOfEachKind =
    [
        Settled("arc-2024-03", DealKind.FundingRound, "USD 1M"),
        Settled("bow-2024-03", DealKind.StrategicInvestment, "USD 20M"),
        Settled("cob-2024-03", DealKind.Acquisition, "USD 300M"),
        Settled("dot-2024-03", DealKind.AcquihireLicence, "USD 4B"),
        Settled("elm-2024-03", DealKind.Debt, "USD 50B"),
        Settled("fir-2024-03", DealKind.Secondary, "USD 600B"),
        Settled("gem-2024-03", DealKind.Cumulative, "USD 7000B"),
    ];

    // The last news of the talks is of 10 May 2024.
    private static readonly Deal Talks = Deal(
        "acme-2024-05",
        DealKind.FundingRound,
        Claim("herald", "2024-05-02", DealStatus.Rumoured, "USD 80M"),
        Claim("courier", "2024-05-10", DealStatus.InTalks, "USD 90M"));

    [Theory]
    [InlineData("summaries/overall")]
    [InlineData("summaries/month/2024-03")]
    [InlineData("briefings/2024-03")]
    [InlineData("briefings/2024-Q1")]
    [InlineData("briefings/2024")]
    public async Task NeverAddUpAcrossFamilies(string address)
    {
        await using var deals = await OnAsync("2026-06-30", OneOfEachKind);
        var answer = await deals.GetAsync(address);
        Assert.Equal(
            ["2: $21M", "1: $50B", "1: $600B", "2: $4.3B"],
            Families.Select(family => answer.GetProperty(family.Name).GetProperty("announced"))
                .Select(announced => $"{announced.Text("deals")}: {announced.Text("totals[].text")}"));
        Assert.Equal(("1", "0"), (answer.Text("cumulative"), answer.Text("takeovers.announced.megaRounds")));
    }

    [Fact]
    public async Task LeaveOutTheFamiliesThatHaveNoDeal()
    {
        await using var deals = await OnAsync("2026-06-30", OneOfEachKind[0]);
        var overall = await deals.GetAsync("summaries/overall");
        var fields = overall.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["asOf", "dimension", "funding", "incomplete", "key", "newest", "text"], fields);
        Assert.Equal("$1M announced", overall.Text("text"));
    }

    [Fact]
    public async Task NameTheOtherFamiliesBesideTheirFunding()
    {
        await using var deals = await OnAsync("2026-06-30", OneOfEachKind[0], OneOfEachKind[2]);
        Assert.Equal("$1M announced; takeovers: $300M announced", (await deals.GetAsync("summaries/overall")).Text("text"));
        await using var takeovers = await OnAsync("2026-06-30", OneOfEachKind[2]);
        Assert.Equal("no funding; takeovers: $300M announced", (await takeovers.GetAsync("summaries/overall")).Text("text"));
    }

    [Fact]
    public async Task EqualTheSumsOverTheExportedDeals()
    {
        var export = new Uri("export/deals.ndjson", UriKind.Relative);
        var lines = await api.Client.GetStringAsync(export, TestContext.Current.CancellationToken);
        var deals = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var overall = await api.GetAsync("summaries/overall");
        foreach (var (family, kinds) in Families)
        {
            var settled = deals.Where(deal => kinds.Contains(deal.Text("kind")) && deal.Text("status") is "announced" or "closed").ToList();
            var dollars = settled.Where(deal => deal.Text("partOf").Length == 0 && deal.Text("amount.value.currency") == "USD");
            var announced = overall.GetProperty(family).GetProperty("announced");
            Assert.Equal($"{settled.Count}", announced.Text("deals"));
            Assert.Equal(dollars.Sum(deal => Units(deal.Text("amount.value.low"))), Units(announced.Texts("totals[].total.low").First()));

            // Bounds that only the rounding of conversions sets apart are joined in their middle.
            var whole = settled.Where(deal => deal.Text("partOf").Length == 0).ToList();
            var converted = whole.Where(deal => deal.Text("amount.usd.text").Length > 0).ToList();
            var comparable = converted.Sum(deal => Units(deal.Text("amount.usd.low")))
                + dollars.Sum(deal => Units(deal.Text("amount.value.low")));
            Assert.InRange(Units(announced.Text("usd.total.low")) - comparable, 0, converted.Count);
            Assert.Equal($"{converted.Count}", announced.Text("usd.converted"));
        }

        Assert.Equal($"{deals.Count(deal => deal.Text("kind") == "cumulative")}", overall.Text("cumulative"));
    }

    [Fact]
    public async Task CountTheTakeoverOfApril2026ApartFromFunding()
    {
        var april = await api.GetAsync("summaries/month/2026-04");
        Assert.Equal("$60B", april.Texts("takeovers.announced.totals[].largest.amount.text").First());
        var bought = april.Texts("takeovers.announced.totals[].largest.deal").First();
        Assert.Equal("acquisition", (await api.GetAsync("deals/" + bought)).Text("kind"));
        Assert.DoesNotContain(bought, april.Texts("funding.announced.totals[].largest.deal"));
        Assert.InRange(Units(april.Texts("funding.announced.totals[].total.low").First()), 0, 60_000_000_000 - 1);
        Assert.Contains("takeovers: $60B announced", april.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RankInvestorsByTheirFundingDealsAlone()
    {
        static Deal Of(string id, DealKind kind, PartyRole role, string investor) =>
            Deal(id, kind, Claim("herald", "2024-03-05", DealStatus.Closed, "USD 1M", null, Party(investor, role, Commitment.Closed)));
        await using var deals = await OnAsync(
            "2026-06-30",
            Of("arc-2024-03", DealKind.FundingRound, PartyRole.Participant, "anna"),
            Of("bow-2024-03", DealKind.Debt, PartyRole.Lender, "ben"),
            Of("cob-2024-03", DealKind.Acquisition, PartyRole.Acquirer, "ben"),
            Of("dot-2024-03", DealKind.Secondary, PartyRole.Lead, "cleo"),
            Of("elm-2024-03", DealKind.Secondary, PartyRole.Lead, "cleo"));
        var lines = (await deals.GetAsync("summaries/investor")).GetProperty("value").EnumerateArray();
        Assert.Equal(
            ["1 anna 1", "2 cleo 0"],
            lines.Select(line => $"{line.Text("rank")} {line.Text("key")} {line.Text("funding.announced.deals")}"));
    }

    [Theory]
    [InlineData("2024-05-09", "$80M", 1, 0)]
    [InlineData("2024-05-10", "$90M", 1, 0)]
    [InlineData("2025-05-10", "$90M", 1, 0)]
    [InlineData("2025-05-11", "$90M", 0, 1)]
    [InlineData("2027-01-01", "$90M", 0, 1)]
    public async Task CountTalksAsStaleFromTheDayAfterAYearWithoutNews(string day, string sum, int live, int stale)
    {
        await using var deals = await OnAsync("2026-06-30", Talks);
        foreach (var answer in new[]
        {
            await deals.GetAsync($"summaries/overall?asOf={day}"),
            await deals.GetAsync($"summaries/month/2024-05?asOf={day}"),
            (await deals.GetAsync($"summaries/company?asOf={day}")).GetProperty("value")[0],
            await deals.GetAsync($"briefings/2024-05?asOf={day}"),
        })
        {
            Assert.Equal(($"{live}", $"{stale}"), Talking(answer));
            Assert.Equal(sum, answer.Text(live == 1 ? "funding.inTalks.totals[].text" : "funding.staleTalks.totals[].text"));
        }
    }

    [Fact]
    public async Task UseTodayIfNoDayIsGiven()
    {
        await using var deals = await OnAsync("2025-05-10", Talks);
        var live = await deals.GetAsync("summaries/overall");
        Assert.Equal(("1", "0"), Talking(live));
        Assert.Equal("2024-05-10", live.Text("asOf"));

        // Nothing is loaded or refreshed: the talks are stale from this day on, so it is the newest day with a change.
        deals.SetToday("2025-05-11");
        var stale = await deals.GetAsync("summaries/overall");
        Assert.Equal(("0", "1"), Talking(stale));
        Assert.Equal("2025-05-11", stale.Text("asOf"));
        deals.SetToday("2025-12-24");
        Assert.Equal(stale.GetRawText(), (await deals.GetAsync("summaries/overall")).GetRawText());
        Assert.Equal(stale.GetRawText(), (await deals.GetAsync("summaries/overall?asOf=2025-05-11")).GetRawText());
    }

    [Theory]
    [InlineData("2024-03-06", "true")]
    [InlineData("2024-06-30", "true")]
    [InlineData("2024-07-01", "false")]
    public async Task MarkPeriodsIncompleteAsOfTheGivenDay(string day, string incomplete)
    {
        await using var deals = await OnAsync("2026-06-30", OneOfEachKind);
        Assert.Equal(incomplete, (await deals.GetAsync($"summaries/month/2024-03?asOf={day}")).Text("incomplete"));
        Assert.Equal(incomplete, (await deals.GetAsync($"summaries/quarter/2024-Q1?asOf={day}")).Text("incomplete"));
        Assert.Equal(incomplete, (await deals.GetAsync($"briefings/2024-03?asOf={day}")).Text("incomplete"));
    }

    [Fact]
    public async Task CountWhatWasSettledByTheGivenDay()
    {
        await using var deals = await OnAsync("2026-06-30", Deal(
            "acme-2024-03",
            DealKind.FundingRound,
            Claim("herald", "2024-03-05", DealStatus.InTalks, "at least USD 600M"),
            Claim("courier", "2025-06-19", DealStatus.Closed, "USD 650M")));
        Assert.Equal("at least $600M in talks", (await deals.GetAsync("summaries/overall?asOf=2024-03-06")).Text("text"));
        Assert.Equal("$650M announced", (await deals.GetAsync("summaries/overall")).Text("text"));
    }

    [Fact]
    public async Task SayIfTheRecordEndsBeforeThePeriod()
    {
        await using var deals = await OnAsync("2024-03-25", OneOfEachKind);
        var march = await deals.GetAsync("briefings/2024-03");
        Assert.Equal("2024-03-05", march.Text("recordEnds"));
        Assert.Equal(
            "We hold two March rounds, for $21M, against none in February; our March record is not finished.",
            march.Texts("lede[]").First());
        Assert.False(march.TryGetProperty("before", out _));
    }

    [Fact]
    public async Task ListFundingApartAndCompareOnlyFundingInBriefings()
    {
        var later = Deal("hub-2024-04", DealKind.FundingRound, Claim("herald", "2024-04-30", DealStatus.Closed, "USD 9M"));
        await using var deals = await OnAsync("2026-06-30", [.. OneOfEachKind, later]);
        var march = await deals.GetAsync("briefings/2024-03");
        Assert.Equal(["bow-2024-03", "arc-2024-03"], march.Texts("topDeals[].id"));
        Assert.Equal(["gem-2024-03", "fir-2024-03", "elm-2024-03", "dot-2024-03", "cob-2024-03"], march.Texts("otherDeals[].id"));
        var before = (await deals.GetAsync("briefings/2024-04")).GetProperty("before");
        Assert.Equal(("2024-03", "March 2024"), (before.Text("period"), before.Text("title")));
        Assert.Equal("$21M", before.Text("funding.totals[].text"));
    }

    /// <summary>A quarter is compared with two others. The year before a year is the period before it, so it is named once.</summary>
    [Theory]
    [InlineData("2024-Q2", "2024-Q1 Q1 2024 2, 2023-Q2 Q2 2023 0")]
    [InlineData("2025-Q1", "2024-Q4 Q4 2024 0, 2024-Q1 Q1 2024 2")]
    [InlineData("2025", "2024 2024 3, ")]
    public async Task CompareQuartersAndYears(string period, string compared)
    {
        var later = Deal("hub-2024-04", DealKind.FundingRound, Claim("herald", "2024-04-30", DealStatus.Closed, "USD 9M"));
        var newest = Deal("ivy-2026-01", DealKind.FundingRound, Claim("herald", "2026-01-30", DealStatus.Closed, "USD 9M"));
        await using var deals = await OnAsync("2026-06-30", [.. OneOfEachKind, later, newest]);
        var briefing = await deals.GetAsync($"briefings/{period}");
        Assert.Equal(compared, string.Join(", ", new[] { "before", "yearBefore" }.Select(name =>
            briefing.TryGetProperty(name, out var other)
                ? $"{other.Text("period")} {other.Text("title")} {other.Text("funding.deals")}"
                : "")));
    }

    [Fact]
    public async Task HaveTheDealsOfAYearThatAreDatedNoBetter()
    {
        var sometime = Deal("hub-2024", DealKind.FundingRound, Claim("herald", "2024", DealStatus.Closed, "USD 9M"));
        await using var deals = await OnAsync("2026-06-30", [.. OneOfEachKind, sometime]);
        Assert.Equal(
            ["3", "2"],
            await Task.WhenAll(new[] { "2024", "2024-Q1" }.Select(async period =>
                (await deals.GetAsync($"briefings/{period}")).Text("funding.announced.deals"))));
    }

    private static Deal Settled(string id, DealKind kind, string amount) =>
        Deal(id, kind, Claim("herald", "2024-03-05", DealStatus.Closed, amount));

    private static (string Live, string Stale) Talking(JsonElement answer) =>
        (answer.Text("funding.inTalks.deals"), answer.Text("funding.staleTalks.deals"));

    /// <summary>A lower bound; "less than $3B" has none.</summary>
    private static long Units(string low) => low.Length == 0 ? 0 : long.Parse(low, CultureInfo.InvariantCulture);
}
