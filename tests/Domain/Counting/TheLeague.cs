using ServerlessDeals.Queries;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Tests.Domain.Sums;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>DOMAIN.md, section 6: league tables rank by number of deals, then by deals led; ties share a rank.</summary>
public sealed class TheLeague
{
    [Fact]
    public void RanksByDealsThenByDealsLedThenByKey()
    {
        SummaryCursor[] ordered = [new(9, 0, "z"), new(5, 3, "c"), new(5, 2, "a"), new(5, 2, "b"), new(1, 1, "d")];
        Assert.Equal(ordered, Sorted(Dimension.Investor, ordered));
        Assert.True(SummaryCursor.AreTied(ordered[2], ordered[3]));
        Assert.False(SummaryCursor.AreTied(ordered[1], ordered[2]));
        Assert.False(SummaryCursor.AreTied(new(9, 1, "x"), new(1, 1, "x")));
    }

    [Theory]
    [InlineData(Dimension.Month, "2024-03,2024-02,2023-12")]
    [InlineData(Dimension.Quarter, "2024-Q2,2024-Q1,2023-Q4")]
    [InlineData(Dimension.Year, "2024,2023,2022")]
    [InlineData(Dimension.Sector, "agents,chips,robotics")]
    [InlineData(Dimension.Company, "a,b,c")]
    public void SortsOtherDimensionsByNewestPeriodOrByKey(Dimension dimension, string keys)
    {
        var ordered = keys.Split(',').Select((key, at) => new SummaryCursor(at, at, key)).ToArray();
        Assert.Equal(ordered, Sorted(dimension, ordered));
    }

    [Fact]
    public void CountsOnlySettledFunding()
    {
        var sum = Sum(
            Item("a", "USD 1M"), Item("b", "USD 1M", DealStatus.InTalks), Item("c", "USD 1M", kind: DealKind.Debt), Item(
                "d", "USD 1M", kind: DealKind.Secondary));
        Assert.Equal(
            new SummaryCursor(1, 0, "x"),
            SummaryCursor.Of(new() { Key = "x", Name = "X", Funding = sum.Funding, Debt = sum.Debt }));
    }

    [Theory]
    [InlineData("3\n2\nalibaba", true)]
    [InlineData("3\n2\n", false)]
    [InlineData("3\n2", false)]
    [InlineData("x\n2\nalibaba", false)]
    [InlineData("3\n-2\nalibaba", false)]
    [InlineData("3\n2\nalibaba\n", false)]
    public void ContinuesFromACursorWrittenAsText(string text, bool isCursor)
    {
        var written = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Equal(isCursor ? new SummaryCursor(3, 2, "alibaba") : null, SummaryCursor.Parse(written));
        Assert.Null(SummaryCursor.Parse("not base64!"));
        Assert.Equal("MwoyCmFsaWJhYmE", new SummaryCursor(3, 2, "alibaba").ToText());
    }

    private static IEnumerable<SummaryCursor> Sorted(Dimension dimension, SummaryCursor[] cursors) =>
        cursors.Reverse().Order(Comparer<SummaryCursor>.Create((x, y) => SummaryCursor.Compare(dimension, x, y)));
}

/// <summary>The current quarter and the one before it are incomplete.</summary>
public sealed class AnIncompletePeriod
{
    [Theory]
    [InlineData("2024-Q3", "2024-09-30", true)]
    [InlineData("2024-Q2", "2024-09-30", true)]
    [InlineData("2024-Q1", "2024-09-30", false)]
    [InlineData("2024-Q2", "2024-07-01", true)]
    [InlineData("2024-Q1", "2024-06-30", true)]
    [InlineData("2024-Q1", "2024-07-01", false)]
    [InlineData("2024-06", "2024-09-30", true)]
    [InlineData("2024-04", "2024-09-30", true)]
    [InlineData("2024-03", "2024-09-30", false)]
    [InlineData("2024", "2025-03-31", true)]
    [InlineData("2024", "2025-06-30", false)]
    [InlineData("2023-Q4", "2024-01-01", true)]
    [InlineData("2023-Q3", "2024-01-01", false)]
    [InlineData("2025-Q1", "2024-01-01", true)]
    public void OverlapsTheCurrentOrThePreviousQuarter(string period, string day, bool incomplete) =>
        Assert.Equal(incomplete, SummaryReader.IsIncomplete(DateOf(period), DayOf(day)));

    [Fact]
    public void DoesNotExistBeforeAnyPreviousQuarter() => Assert.False(SummaryReader.IsIncomplete(DateOf("2024"), DateOnly.MinValue));
}

/// <summary>An investor's co-investors, and the pairs of rivals that it backs.</summary>
public sealed class AnInvestorsPage
{
    [Fact]
    public void NamesInvestorsInTheSameSettledRounds() => Assert.Equal(
        ["b 2", "a 1", "c 1"],
        Page(
            Deal("1", "acme", "x lead", "a participant", "b unknown", "lender-1 lender", "buyer acquirer", "gone lead only-in-talks"),
            Deal("2", "acme", "x unknown", "b lead", "c co-lead"),
            Deal("3", "acme", "x lead", "rumoured lead") with { Status = DealStatus.InTalks },
            Deal("4", "acme", "x lead", "refused lead") with { Status = DealStatus.Denied },
            Deal("5", "acme", "x lead", "debtor lead") with { Kind = DealKind.Debt },
            Deal("6", "acme", "x acquirer", "seller lead"),
            Deal("7", "acme", "x lead only-in-talks", "other lead")).CoInvestors
            .Select(investor => $"{investor.Investor.Id} {investor.Deals}"));

    [Theory]
    [InlineData(DealStatus.Closed, DealStatus.Closed, "2024-01-01", "acme rival")]
    [InlineData(DealStatus.Closed, DealStatus.InTalks, "2024-01-01", "acme rival in talks")]
    [InlineData(DealStatus.Rumoured, DealStatus.Announced, "2024-01-01", "acme rival in talks")]
    [InlineData(DealStatus.Closed, DealStatus.InTalks, "2023-01-01", "")]
    [InlineData(DealStatus.Closed, DealStatus.Cancelled, "2024-01-01", "")]
    public void NamesThePairsOfRivalsItBacks(DealStatus first, DealStatus second, string heard, string rivals)
    {
        var page = Page(
            Deal("1", "acme", "x lead") with { Status = first, LastHeard = DayOf("2024-01-01") },
            Deal("2", "rival", "x participant") with { Status = second, LastHeard = DayOf(heard) },
            Deal("3", "stranger", "x lead"));
        Assert.Equal(
            rivals,
            string.Join(", ", page.Overlaps.Select(pair => $"{pair.Company.Id} {pair.Rival.Id}{(pair.InTalks ? " in talks" : "")}")));
    }

    [Theory]
    [InlineData("x lead", 1)]
    [InlineData("x lead only-in-talks", 0)]
    [InlineData("x acquirer", 0)]
    [InlineData("y lead", 0)]
    public void LeavesOutRivalsItDidNotInvestIn(string party, int overlaps) =>
        Assert.Equal(overlaps, Page(Deal("1", "acme", "x lead"), Deal("2", "rival", party)).Overlaps.Count);

    private static OrganizationDetail Page(params DealItem[] deals) => OrganizationDetails.Of(
        new() { Id = IdOf("x"), Name = "X" },
        [],
        [.. deals.Select(deal => (deal, (IReadOnlyList<Slug>)(deal.Company.Id == IdOf("acme") ? [IdOf("rival")] : [])))],
        [],
        new([]),
        Day);

    private static DealItem Deal(string id, string company, params string[] parties) => Item(id, "USD 1M") with
    {
        Company = new(IdOf(company), company),
        Parties =
        [
            .. from words in parties.Select(party => party.Split(' '))
               select new PartyItem(IdOf(words[0]), words[0], EnumWords.Parse<PartyRole>(words[1]).OrThrow(), Commitment.Closed, null)
               {
                   OnlyInTalks = words.Length > 2,
               },
        ],
    };
}
