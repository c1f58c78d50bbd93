using System.Globalization;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>The witness's own answers for the seeds of 24 November 2026.</summary>
public sealed class TheWitness
{
    private static readonly DateOnly Today = new(2026, 11, 29);
    private static readonly WitnessSeeds Seeds = WitnessSeeds.Frozen;
    private static readonly Lazy<IReadOnlyList<WitnessResolved>> Known = new(() => NaiveResolver.ResolveAll(Seeds.Deals, null));
    private static readonly Lazy<IReadOnlyDictionary<(string Dimension, string Key), WitnessSummary>> Sums =
        new(() => NaiveCounter.Count(Known.Value, Seeds.Organizations, Today));

    [Fact]
    public void ReadsAllSeeds() =>
        Assert.Equal((277, 671, 424), (Seeds.Deals.Count, Seeds.Deals.Sum(deal => deal.Claims.Count), Seeds.Organizations.Count));

    [Theory]
    [InlineData("USD 1.5B", "USD 1500000000")]
    [InlineData("at least USD 600M", "at least USD 600000000")]
    [InlineData("between KRW 250.5K and 1T", "between KRW 250500 and 1000000000000")]
    [InlineData("undisclosed", "undisclosed")]
    public void ReadsAmounts(string written, string read) => Assert.Equal(read, WitnessAmount.Read(written).Text);

    [Theory]
    [InlineData("USD 5M", "at least USD 5M", true)]
    [InlineData("USD 5M", "more than USD 5M", false)]
    [InlineData("USD 5M", "about USD 5.25M", true)]
    [InlineData("USD 5M", "about USD 5.3M", false)]
    [InlineData("about USD 100M", "about USD 110M", true)]
    [InlineData("about USD 100M", "about USD 111M", false)]
    [InlineData("less than USD 5M", "at least USD 5M", false)]
    [InlineData("up to USD 5M", "between USD 5M and 6M", true)]
    [InlineData("USD 5M", "EUR 7M", true)]
    public void FindsNumbersThatSatisfyBoth(string left, string right, bool both)
    {
        Assert.Equal(both, BothTrue.Amounts(WitnessAmount.Read(left), WitnessAmount.Read(right)));
        Assert.Equal(both, BothTrue.Amounts(WitnessAmount.Read(right), WitnessAmount.Read(left)));
    }

    // Rates looked up by hand: a euro was CNY 7.8331 and USD 1.0851 on 25 July 2024. The file ends on 13 April 2026.
    [Theory]
    [InlineData("CNY 5B", "2024-07-25", "692637")]
    [InlineData("about EUR 385M", "2023-12-10", "414914")]
    [InlineData("SAR 375M", "2030", "100000")]
    [InlineData("EUR 5M", "2026-04-13", "5842")]
    [InlineData("EUR 5M", "2026-04-14", "5842")]
    [InlineData("EUR 5M", "2026-04", null)]
    [InlineData("EUR 5M", "1998-12-31", null)]
    [InlineData("TWD 5M", "2024-07-25", null)]
    public void ConvertsAtTheRateOfTheDate(string amount, string date, string? thousands)
    {
        var dollars = WitnessRates.InDollars(WitnessAmount.Read(amount), WitnessDate.Read(date));
        Assert.Equal((thousands, thousands), (Thousands(dollars?.Low), Thousands(dollars?.High)));

        static string? Thousands(decimal? units) =>
            units is { } sum ? decimal.Floor(sum / 1000).ToString(CultureInfo.InvariantCulture) : null;
    }

    [Fact]
    public void ConvertsAtTheMeanOfAMonth() =>
        Assert.Equal(1.06838m, decimal.Round(WitnessRates.Rate("EUR", "USD", WitnessDate.Read("2023-09"))!.Value, 5));

    // Section 7 of DOMAIN.md.
    [Theory]
    [InlineData("minimax-2024-03", "2024-03-06", "in-talks", "at least USD 600000000", "more than USD 2500000000")]
    [InlineData("minimax-2024-03", null, "closed", "USD 600000000", "about USD 2500000000")]
    [InlineData("minimax-2023-06", "2023-06-02", "in-talks", "more than USD 250000000", "about USD 1200000000")]
    [InlineData("moonshot-ai-2024-02", "2024-03-06", "announced", "USD 1000000000", "about USD 2500000000")]
    [InlineData("zhipu-2023-10", null, "closed", "more than CNY 2500000000", "USD 1000000000")]
    [InlineData("baichuan-2024-07", null, "closed", "CNY 5000000000", "more than CNY 20000000000")]
    [InlineData("openai-2019-07", null, "closed", "USD 1000000000", null)]
    public void KnowsTheGoldenCases(string id, string? asOf, string status, string amount, string? valuation)
    {
        var deal = Deal(id, asOf);
        Assert.Equal((status, amount, valuation), (deal.Status.Text, deal.Amount.Text, deal.Valuation?.Text));
    }

    [Fact]
    public void KnowsMiniMaxsInvestorsOnTheDayAfterTheNews()
    {
        var deal = Deal("minimax-2024-03", "2024-03-06");
        Assert.Equal(
            [("alibaba", "lead", "committed"), ("hongshan", "participant", "committed")],
            deal.Parties.Select(party => (party.Org, party.Role.Text, party.Commitment.Text)));
        Assert.Contains(new WitnessConflict("valuation", "more than USD 2000000000", false), deal.Conflicts);
    }

    [Fact]
    public void NeverAddsTalksToAnnouncedDeals()
    {
        var deals = new[] { Deal("moonshot-ai-2024-02", "2024-03-06"), Deal("minimax-2024-03", "2024-03-06") };
        var funding = NaiveCounter.Count(deals, Seeds.Organizations, Day("2024-03-06"))[("overall", "all")].Funding!;
        Assert.Equal((1_000_000_000m, 600_000_000m), (funding.Announced.In("USD")!.Sum.Low, funding.InTalks.In("USD")!.Sum.Low));
        Assert.Null(funding.InTalks.In("USD")!.Sum.High);
    }

    // The terms of the settled deal, not of the talks before it.
    [Theory]
    [InlineData("anthropic-2025-03", "USD 3500000000", "USD 61500000000")]
    [InlineData("groq-2025-09", "USD 750000000", "USD 6900000000")]
    [InlineData("bfl-2025-12", "USD 300000000", "USD 3250000000")]
    [InlineData("scale-ai-2025-06-meta", "USD 14300000000", "more than USD 29000000000")]
    [InlineData("anysphere-2024-08", "USD 60000000", "USD 400000000")]
    [InlineData("furiosa-2026", "about KRW 800000000000", null)]
    [InlineData("xai-2026-01", "USD 20000000000", "about USD 230000000000")]
    [InlineData("openai-2026-02", "USD 110000000000", "USD 730000000000")]
    public void TakesTheTermsOfTheSettledDeal(string id, string amount, string? valuation) =>
        Assert.Equal((amount, valuation), (Deal(id).Amount.Text, Deal(id).Valuation?.Text));

    [Fact]
    public void KeepsDeepSeekInTalks() => Assert.Equal("in-talks", Deal("deepseek-2026").Status.Text);

    [Fact]
    public void KeepsThriveAsLeadIfALaterListNamesNoLead() =>
        Assert.Equal("lead", Deal("openai-2024-10").Parties.Single(party => party.Org == "thrive-capital").Role.Text);

    [Fact]
    public void DoesNotCountInvestorsOnlyInTalks()
    {
        var onlyInTalks = Known.Value.SelectMany(deal => deal.Parties).Where(party => party.OnlyInTalks).ToList();
        Assert.Equal((14, 8), (onlyInTalks.Count, onlyInTalks.Count(party => party.Role.Text is "lead" or "co-lead")));
        var league = NaiveCounter.League(Sums.Value.Values);
        Assert.Equal(("thrive-capital", 7), league.Select(line => (line.Investor, line.Led)).MaxBy(line => line.Led));
        Assert.Equal(6, league.Single(line => line.Investor == "nvidia").Led);
    }

    [Fact]
    public void MarksDealsThatOnlyAggregatorsCallSettled() => Assert.Equal(
        [
            "anthropic-2025-03", "anysphere-2024-08", "anysphere-2026-spacex", "bfl-2025-12",
            "cohere-2024-07", "furiosa-2026", "perplexity-2024-12", "xai-2026-01",
        ],
        Known.Value.Where(deal => deal.Unconfirmed)
            .Select(deal => deal.Id)
            .Where(id => Seeds.Deals.Single(deal => deal.Id == id).Claims.Any(claim => claim.SourceKind != "aggregator"))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void CountsEachFamilySeparately()
    {
        var all = Sums.Value[("overall", "all")];
        Assert.Equal((210, 24), (Announced("funding").Deals, Announced("takeovers").Deals));
        Assert.Equal((6, 5), (Announced("debt").Deals, Announced("secondary").Deals));
        Assert.Equal((103_695_000_000m, 21_180_000_000m, 8_100_000_000m), (Dollars("takeovers"), Dollars("debt"), Dollars("secondary")));
        Assert.Equal((2, 12, 6), (all.Cumulative, all.Funding!.InTalks.Deals, all.Funding.StaleTalks.Deals));

        WitnessTally Announced(string family) => all.Families[family].Announced;
        decimal Dollars(string family) => Announced(family).In("USD")!.Sum.Low;
    }

    // With the terms of talks it was 419.4: 4.3 less for Scale AI, 1.5 for Anthropic, and less for Groq, Black Forest Labs and Mistral.
    [Fact]
    public void CountsAtLeast422BillionDollarsOfFunding() =>
        Assert.Equal(422.9m, decimal.Round(Funding("overall", "all").In("USD")!.Sum.Low / 1_000_000_000, 1));

    // April 2026 would have $12B if Moonshot's $2B of May counted in the month of its first rumour.
    [Theory]
    [InlineData("month", "2026-04", 10_000)]
    [InlineData("month", "2025-12", 1_440)]
    [InlineData("company", "anysphere", 3_268)]
    [InlineData("company", "groq", 2_040)]
    [InlineData("company", "openai", 169_600)]
    public void CountsOnlyFundingAsFunding(string dimension, string key, int millions) =>
        Assert.Equal(millions * 1_000_000m, Funding(dimension, key).In("USD")!.Sum.Low);

    [Fact]
    public void DoesNotCountATakeoverAsFunding() => Assert.Null(Sums.Value[("company", "io-products")].Funding);

    private static WitnessTally Funding(string dimension, string key) => Sums.Value[(dimension, key)].Funding!.Announced;

    private static WitnessResolved Deal(string id, string? asOf = null) =>
        NaiveResolver.Resolve(Seeds.Deals.Single(deal => deal.Id == id), asOf is null ? null : Day(asOf))!;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
