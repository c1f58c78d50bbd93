using ServerlessDeals.Pages;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Tests.Browser.SomeDeals;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The rules for the titles of charts. Each says nothing if the data do not allow it.</summary>
public sealed class TheFindings
{
    [Theory]
    [InlineData(0.5, "about half")]
    [InlineData(0.56, "more than half")]
    [InlineData(0.64, "about two thirds")]
    [InlineData(0.71, "more than two thirds")]
    [InlineData(0.98, "more than nine tenths")]
    [InlineData(0.12, "12%")]
    public void CallSharesByTheNearestFraction(double share, string words) => Assert.Equal(words, FractionWords.Of((decimal)share));

    [Fact]
    public void SayHowMuchOfTheDollarsIsInFiveRounds()
    {
        DealItem[] deals =
        [
            .. Enumerable.Range(0, 5).Select(_ => Deal("2025-02", "at least USD 10B")),
            .. Enumerable.Range(0, 25).Select(_ => Deal("2024-02", "USD 1B")),
            Deal("2025-02", "undisclosed"), Deal("2025-02", "up to USD 900B"), Deal("2025-02", "USD 900B", DealStatus.InTalks),
            Deal("2025-02", "USD 900B", kind: DealKind.Debt), Deal("2025", "USD 900B", kind: DealKind.Cumulative),
            Deal("2022-12", "USD 900B"),
        ];
        Assert.Equal("Five rounds are about two thirds of the dollars raised since 2023", RaisedFinding.Of(deals, 2026));
        Assert.Null(RaisedFinding.Of(deals.Take(19), 2026));
        Assert.Null(RaisedFinding.Of(Enumerable.Range(0, 25).Select(_ => Deal("2025-02", "USD 1B")), 2026));
        Assert.Null(RaisedFinding.Of([], 2026));
    }

    [Theory]
    [InlineData("2025-01 2, 2025-02 9, 2025-03 3", "February 2025 was the busiest month of the record, with nine rounds")]
    [InlineData("2025-01 9, 2025-02 9", "January 2025 and February 2025 were the busiest months of the record, with nine rounds each")]
    [InlineData("2025-01 9, 2025-02 9, 2025-03 9", null)]
    [InlineData("2025-01 1", null)]
    [InlineData("", null)]
    public void NameTheBusiestMonth(string months, string? finding) => Assert.Equal(
        finding,
        CountFindings.BusiestMonth([.. Pairs(months).Select(pair => (PartialDate.Parse(pair.Name).OrThrow().First, pair.Number))]));

    [Theory]
    [InlineData("2026 90, 2025 88, 2024 55", "Companies announced 88 rounds in 2025, up from 55 the year before")]
    [InlineData("2025 40, 2024 55", "Companies announced 40 rounds in 2025, down from 55 the year before")]
    [InlineData("2025 56, 2024 55", "Companies announced 56 rounds in 2025, about as many as the year before (55)")]
    [InlineData("2025 88, 2024 9", null)]
    [InlineData("2025 88, 2023 55", null)]
    [InlineData("2026 90", null)]
    [InlineData("", null)]
    public void CompareTheLastWholeYearWithTheOneBefore(string years, string? finding)
    {
        var lines = Pairs(years).Select(pair => Line(pair.Name, pair.Number));
        var table = new SummaryTable(default, default, "", [.. lines]);
        Assert.Equal(finding, CountFindings.LastYear(table, year => year.Year < 2026));
    }

    [Theory]
    [InlineData("in China 48, in Chad 146", 286, "Companies in Chad announced about half of the rounds: 146 of 286")]
    [InlineData("in China 48, in Japan 48", 96, null)]
    [InlineData("in China 11, in Japan 10", 96, null)]
    [InlineData("in China 3, in Japan 1", 4, null)]
    [InlineData("in China 48", 48, null)]
    public void NameTheCountryWithTheLargestShare(string countries, int all, string? finding) =>
        Assert.Equal(finding, CountFindings.LargestShare(Pairs(countries), all));

    [Theory]
    [InlineData("Nvidia 43, Accel 20", "Nvidia has joined more rounds than any other investor: 43")]
    [InlineData("Nvidia 43, Accel 43, DST 2", "Nvidia and Accel have joined the most rounds, 43 each")]
    [InlineData("Nvidia 4, Accel 4, DST 4", null)]
    [InlineData("Nvidia 1, Accel 1", null)]
    [InlineData("Nvidia 43", null)]
    [InlineData("", null)]
    public void NameTheBusiestInvestor(string investors, string? finding) =>
        Assert.Equal(finding, CountFindings.BusiestInvestor([.. Pairs(investors)]));

    [Theory]
    [InlineData("USD 4B", "USD 3B", "$12B")]
    [InlineData("at least USD 4B", "USD 3B", "at least $12B")]
    [InlineData("USD 4B", "at least USD 1B", "$12B")]
    [InlineData("USD 4B", "at least USD 3B", null)]
    [InlineData("USD 4B", "up to USD 5B", null)]
    [InlineData("USD 4B", "USD 4B", null)]
    [InlineData("undisclosed", "undisclosed", null)]
    public void NameTheSectorThatSurelyRaisedMost(string robotics, string chips, string? most)
    {
        IReadOnlyList<DealItem> Three(string amount) =>
            [.. Enumerable.Range(1, 3).Select(at => Deal("2026-02", amount) with { Id = DealId.Parse($"acme-2026-02-{at}").OrThrow() })];
        Assert.Equal(
            most is null ? null : $"Robotics raised more than any other sector in the last twelve months of the record: {most}",
            SectorFindings.MostRaised(
                [("AI chips", [.. Three(chips), Deal("2025-06-26", "USD 900B"), Deal("2026", "USD 900B")]), ("Robotics", Three(robotics))],
                new(2026, 6, 26)));
    }

    [Fact]
    public void NameNoSectorForOneDealOrNone()
    {
        DateOnly end = new(2026, 6, 26);
        Assert.Null(SectorFindings.MostRaised([("Robotics", [Deal("2026-02", "USD 4B")]), ("Data", [Deal("2026-02", "USD 1B")])], end));
        Assert.Null(SectorFindings.MostRaised([("Robotics", [Deal("2026-02", "USD 4B")])], end));
        Assert.Null(SectorFindings.MostRaised([], end));
        Assert.Equal("Data had more rounds than any other sector: 9", SectorFindings.MostRounds([("Data", 9), ("Search", 8)]));
        Assert.Null(SectorFindings.MostRounds([("Data", 9), ("Search", 9)]));
        Assert.Null(SectorFindings.MostRounds([("Data", 2), ("Search", 1)]));
    }

    [Fact]
    public void NameTheClosestPairs()
    {
        Assert.Equal(
            "Nvidia and Accel have joined nine of the same rounds, more than any other two",
            PairFindings.MostRounds([("Nvidia", "Accel", 9), ("Nvidia", "DST", 8)]));
        Assert.Null(PairFindings.MostRounds([("Nvidia", "Accel", 9), ("Nvidia", "DST", 9)]));
        Assert.Equal(
            "Two pairs of investors, Nvidia and Accel among them, have each joined nine of the same rounds",
            PairFindings.MostRounds([
                ("Nvidia", "Accel", 9), ("Nvidia", "DST", 9), ("Accel", "DST", 8), ("Accel", "GIC", 1), ("DST", "GIC", 1)]));
        Assert.Null(PairFindings.MostRounds([("Nvidia", "Accel", 2), ("Nvidia", "DST", 1)]));
        Assert.Equal(
            "Anthropic and OpenAI share five backers, more than any other rivals",
            PairFindings.MostBackers([("Anthropic", "OpenAI", 5), ("Anthropic", "xAI", 4)]));
        Assert.Equal(
            "Two pairs of rivals share a backer", PairFindings.MostBackers([("Anthropic", "OpenAI", 5), ("Anthropic", "xAI", 5)]));
        Assert.Null(PairFindings.MostBackers([("Anthropic", "OpenAI", 5)]));
        Assert.Null(PairFindings.MostBackers([]));
    }

    [Theory]
    [InlineData("2024 10, 2025 16", "Nvidia joined 16 rounds in 2025, its busiest year")]
    [InlineData("2024 16, 2025 16", "Nvidia has joined 32 rounds since 2024")]
    [InlineData("2024 2, 2025 1", "Nvidia has joined three rounds since 2024")]
    public void NameTheBusiestYearOfAnInvestor(string years, string finding) => Assert.Equal(
        finding,
        InvestorFinding.Of("Nvidia", [.. Pairs(years).Select(pair => (PartialDate.Parse(pair.Name).OrThrow().Year, pair.Number))]));

    [Theory]
    [InlineData(DealStatus.InTalks, DealStatus.Closed, 471, "15 months from the first report of talks to closing")]
    [InlineData(DealStatus.Rumoured, DealStatus.Announced, 21, "Three weeks from the first report of talks to the announcement")]
    [InlineData(DealStatus.Rumoured, DealStatus.Announced, 1, "One day from the first report of talks to the announcement")]
    [InlineData(DealStatus.Announced, DealStatus.Closed, 21, null)]
    [InlineData(DealStatus.InTalks, DealStatus.Denied, 21, null)]
    public void SayHowLongADealTook(DealStatus first, DealStatus last, int days, string? finding)
    {
        DateOnly day = new(2024, 3, 5);
        Assert.Equal(finding, StatusFinding.Of([(first, day), (last, day.AddDays(days))]));
        Assert.Null(StatusFinding.Of([(first, day)]));
        Assert.Null(StatusFinding.Of([]));
    }

    private static SummaryLine Line(string key, int rounds) => new()
    {
        Key = key,
        Name = key,
        Funding = FamilySummary.None with { Announced = DealFigures.None with { Deals = rounds } },
    };

    // "Nvidia 43, Accel 20".
    private static IEnumerable<(string Name, int Number)> Pairs(string text) =>
        text.Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => (pair[..pair.LastIndexOf(' ')], int.Parse(pair[(pair.LastIndexOf(' ') + 1)..], null)));
}
