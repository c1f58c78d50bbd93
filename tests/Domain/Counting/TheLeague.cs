using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Tests.Domain.Sums;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

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
