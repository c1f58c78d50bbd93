using ServerlessDeals.Summaries;
using static ServerlessDeals.Tests.Domain.Sums;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>DOMAIN.md, section 6: amounts of different families are never added together.</summary>
public sealed class TheFourFamilies
{
    private static readonly DealItem[] OneOfEachKind =
    [
        Item("a", "USD 1M"),
        Item("b", "USD 2M", kind: DealKind.StrategicInvestment),
        Item("c", "USD 4M", kind: DealKind.Debt),
        Item("d", "USD 8M", kind: DealKind.Secondary),
        Item("e", "USD 16M", kind: DealKind.Acquisition),
        Item("f", "USD 32M", kind: DealKind.AcquihireLicence),
        Item("g", "USD 64M", kind: DealKind.Cumulative),
    ];

    [Fact]
    public void HaveSeparateTotals() => BothWays(OneOfEachKind, sum =>
    {
        Assert.Equal(("$3M", 2), Line(sum.Funding));
        Assert.Equal(("$4M", 1), Line(sum.Debt!));
        Assert.Equal(("$8M", 1), Line(sum.Secondary!));
        Assert.Equal(("$48M", 2), Line(sum.Takeovers!));
        Assert.Equal((1, 7), (sum.Cumulative, sum.AllDeals()));
        Assert.Equal("$3M announced; debt: $4M announced; shares changing hands: $8M announced; takeovers: $48M announced", sum.Text);
        Assert.Equal(
            (sum.Funding, sum.Debt, sum.Secondary, sum.Takeovers),
            (sum.Of(Family.Funding), sum.Of(Family.Debt), sum.Of(Family.Secondary), sum.Of(Family.Takeovers)));
    });

    [Fact]
    public void AreLeftOutIfEmptyExceptFunding() => BothWays([], sum =>
    {
        Assert.Equal((0, 0, "no deals"), (sum.Funding.AllDeals(), sum.AllDeals(), sum.Text));
        Assert.Null(sum.Debt);
        Assert.Null(sum.Secondary);
        Assert.Null(sum.Takeovers);
        Assert.Equal(0, sum.Of(Family.Debt).AllDeals());
        Assert.False(sum.HasDeals());
    });

    [Fact]
    public void AreNamedInTheText()
    {
        BothWays([Item("a", "USD 4M", kind: DealKind.Debt)], sum => Assert.Equal("no funding; debt: $4M announced", sum.Text));
        BothWays(
            [Item("a", "USD 4M", DealStatus.Cancelled, DealKind.Debt)],
            sum => Assert.Equal(("no deals", 1), (sum.Text, sum.Debt!.Cancelled)));
    }

    [Fact]
    public void HaveDealsUnlessAllWereCalledOff()
    {
        Assert.False(Sum(Item("a", "USD 1M", DealStatus.Denied)).HasDeals());
        Assert.True(Sum(Item("a", "USD 1M", DealStatus.Denied), Item("b", "USD 1M", DealStatus.Rumoured)).HasDeals());
        Assert.True(Sum(Item("a", "USD 1M", kind: DealKind.Secondary)).HasDeals());
        Assert.True(Sum(Item("a", "USD 1M", kind: DealKind.Cumulative)).HasDeals());
    }

    /// <summary>Checks the sum, and the same sum from a running total.</summary>
    internal static void BothWays(DealItem[] items, Action<Summary> check)
    {
        check(Sum(items));
        check(SumThroughRunningTotal(items));
    }

    private static (string, int) Line(FamilySummary family) => (Assert.Single(family.Announced.Totals).Text, family.Announced.Deals);
}

/// <summary>DOMAIN.md, section 4: rumoured deals and those in talks are always shown separately.</summary>
public sealed class TheStageOfADeal
{
    [Theory]
    [InlineData(DealStatus.Announced, 1, 0, 0)]
    [InlineData(DealStatus.Closed, 1, 0, 0)]
    [InlineData(DealStatus.Rumoured, 0, 1, 0)]
    [InlineData(DealStatus.InTalks, 0, 1, 0)]
    [InlineData(DealStatus.Cancelled, 0, 0, 1)]
    [InlineData(DealStatus.Denied, 0, 0, 1)]
    public void FollowsFromItsStatus(DealStatus status, int announced, int inTalks, int cancelled) =>
        TheFourFamilies.BothWays([Item("a", "USD 1M", status)], sum => Assert.Equal((announced, inTalks, 0, cancelled), Line(sum.Funding)));

    [Theory]
    [InlineData("2023-06-30", false)]
    [InlineData("2023-06-29", true)]
    public void BecomesStaleTalksAfterAYearWithoutNews(string heard, bool stale) => TheFourFamilies.BothWays(
        [Item("a", "USD 1M", DealStatus.InTalks) with { LastHeard = DayOf(heard) }],
        sum => Assert.Equal(stale ? (0, 0, 1, 0) : (0, 1, 0, 0), Line(sum.Funding)));

    [Fact]
    public void HasItsOwnTotal() => TheFourFamilies.BothWays(
        [
            Item("a", "USD 1B"), Item("b", "at least USD 600M", DealStatus.InTalks), Item("c", "USD 8M", DealStatus.Denied),
            Item("d", "USD 16M", DealStatus.Rumoured) with { LastHeard = DayOf("2023-01-01") },
        ],
        sum =>
        {
            Assert.Equal("$1B announced, and at least $600M in talks", sum.Text);
            Assert.Equal((4, 4), (sum.AllDeals(), sum.Funding.AllDeals()));
            Assert.Equal((1, 1, 1, 1), Line(sum.Funding));
            Assert.Equal(
                ("$1B", "at least $600M", "$16M"),
                (sum.Funding.Announced.Usd!.Text, sum.Funding.InTalks.Usd!.Text, sum.Funding.StaleTalks.Usd!.Text));
        });

    [Theory]
    [InlineData("undisclosed amounts in talks", "undisclosed", "")]
    [InlineData("$5M in talks", "USD 5M", "")]
    [InlineData("$5M in talks; debt: about $1.25M in talks", "USD 5M", "EUR 1M")]
    [InlineData("$5M in talks; debt: ₩1B in talks (one has no rate)", "USD 5M", "KRW 1B")]
    public void IsNamedInTheSummaryText(string text, string talks, string debt) => Assert.Equal(
        text,
        Sum([
            Item("a", talks, DealStatus.Rumoured),
            .. debt.Length > 0 ? [Item("b", debt, DealStatus.InTalks, DealKind.Debt)] : (DealItem[])[],
        ]).Text);

    private static (int, int, int, int) Line(FamilySummary family) =>
        (family.Announced.Deals, family.InTalks.Deals, family.StaleTalks.Deals, family.Cancelled);
}

/// <summary>At least 100 million comparable dollars of funding.</summary>
public sealed class AMegaRound
{
    [Theory]
    [InlineData("USD 100M", true)]
    [InlineData("USD 99999999", false)]
    [InlineData("USD 5B", true)]
    [InlineData("about USD 100M", true)]
    [InlineData("at least USD 100M", true)]
    [InlineData("more than USD 99M", false)]
    [InlineData("up to USD 200M", false)]
    [InlineData("between USD 90M and 200M", false)]
    [InlineData("between USD 100M and 200M", true)]
    [InlineData("EUR 80M", true)]
    [InlineData("EUR 79999999", false)]
    [InlineData("at least CNY 700M", true)]
    [InlineData("KRW 500B", false)]
    [InlineData("undisclosed", false)]
    public void IsJudgedByItsLowestPossibleAmount(string amount, bool mega) => Is(mega, Item("a", amount));

    [Theory]
    [InlineData(DealKind.FundingRound, true)]
    [InlineData(DealKind.StrategicInvestment, true)]
    [InlineData(DealKind.Debt, false)]
    [InlineData(DealKind.Secondary, false)]
    [InlineData(DealKind.Acquisition, false)]
    [InlineData(DealKind.AcquihireLicence, false)]
    public void IsAlwaysFunding(DealKind kind, bool mega) => Is(mega, Item("a", "USD 1B", kind: kind));

    [Fact]
    public void IsNeverPartOfAnotherDeal() => Is(false, Item("a", "USD 1B") with { PartOf = DealId.Parse("b").OrThrow() });

    private static void Is(bool mega, DealItem item) => TheFourFamilies.BothWays(
        [item, item with { Id = DealId.Parse("z").OrThrow() }],
        sum => Assert.Equal(mega ? 2 : 0, sum.Of(item.Kind.Family()!.Value).Announced.MegaRounds));
}

public sealed class TheFiguresBesideATotal
{
    [Fact]
    public void CountUndisclosedUnconfirmedAndUnsummedDeals() => TheFourFamilies.BothWays(
        [
            Item("a", "USD 1M"),
            Item("b", "undisclosed"),
            Item("c", "undisclosed") with { Unconfirmed = true },
            Item("d", "USD 2M") with { PartOf = DealId.Parse("a").OrThrow() },
            Item("e", "USD 4M") with { Unconfirmed = true },
            Item("f", "undisclosed") with { PartOf = DealId.Parse("a").OrThrow(), Unconfirmed = true },
        ],
        sum =>
        {
            var figures = sum.Funding.Announced;
            Assert.Equal((6, 3, 2, 3, 0), (figures.Deals, figures.Undisclosed, figures.NotSummed, figures.Unconfirmed, figures.Led));
            Assert.Equal(("$5M", 2), (Assert.Single(figures.Totals).Text, figures.Totals[0].Deals));
        });

    [Fact]
    public void CountTheDealsThatAnInvestorLed()
    {
        static PartyItem Party(string id, PartyRole role, bool onlyInTalks = false) =>
            new(IdOf(id), id, role, Commitment.Closed, null) { OnlyInTalks = onlyInTalks };
        var item = Item("a", "USD 1M") with
        {
            Parties =
            [
                Party("x", PartyRole.Lead),
                Party("y", PartyRole.CoLead),
                Party("z", PartyRole.Participant),
                Party("w", PartyRole.Lead, onlyInTalks: true),
            ],
        };
        int Led(string? investor) => StageAggregate.Of(CountedInterval.Of(item, Day, null, investor)).Led;
        Assert.Equal((1, 1, 0, 0, 0, 0), (Led("x"), Led("y"), Led("z"), Led("w"), Led("v"), Led(null)));
        var twice = StageAggregate.Add(
            StageAggregate.Of(CountedInterval.Of(item, Day, null, "x")),
            StageAggregate.Of(CountedInterval.Of(item with { Id = DealId.Parse("b").OrThrow() }, Day, null, "y")));
        Assert.Equal((2, 2), (twice.Deals, twice.Led));
    }
}
