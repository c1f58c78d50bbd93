using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Tests.Domain.Sums;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>DOMAIN.md, section 6: league tables rank by number of deals, then by deals led; ties share a rank.</summary>
public sealed class TheOrderOfATable
{
    [Theory]
    [InlineData(null, "1 z 9 0, 2 c 5 3, 3 a 5 2, 3 b 5 2, 5 d 1 1")]
    [InlineData("-deals", "1 z 9 0, 2 c 5 3, 3 a 5 2, 3 b 5 2, 5 d 1 1")]
    [InlineData("-led", "1 c 5 3, 2 a 5 2, 2 b 5 2, 4 d 1 1, 5 z 9 0")]
    [InlineData("key", " a 5 2,  b 5 2,  c 5 3,  d 1 1,  z 9 0")]
    public void RanksInvestorsByDealsOrByDealsLed(string? sort, string ranked) => Assert.Equal(ranked, string.Join(", ", Sorted(
        new(Dimension.Investor) { Sort = sort },
        Line("a", 5, 2), Line("z", 9, 0), Line("b", 5, 2), Line("d", 1, 1), Line("c", 5, 3))
        .Select(line => $"{line.Rank} {line.Key} {line.Funding.Announced.Deals} {line.Funding.Announced.Led}")));

    [Fact]
    public void RanksInvestorsWithinEachPeriodNewestFirst() => Assert.Equal(
        ["2024-Q2 1 b", "2024-Q2 2 a", "2024-Q1 1 a", "2024-Q1 1 c"],
        Sorted(
            new(Dimension.Investor) { By = Dimension.Quarter },
            Line("a", 2, 0, "2024-Q1"), Line("a", 2, 1, "2024-Q2"), Line("b", 3, 0, "2024-Q2"), Line("c", 2, 0, "2024-Q1"))
            .Select(line => $"{line.Period} {line.Rank} {line.Key}"));

    [Fact]
    public void RanksInvestorsByTheDealsOfTheFamilyThatIsAskedFor()
    {
        var lender = Line("lender", 1, 0) with { Debt = FamilySummary.None with { Announced = DealFigures.None with { Deals = 4 } } };
        Assert.Equal(
            ["1 lender", "2 fund"],
            Sorted(new(Dimension.Investor) { Family = Family.Debt }, Line("fund", 9, 9), lender).Select(line => $"{line.Rank} {line.Key}"));
    }

    [Theory]
    [InlineData(Dimension.Month, "2024-03,2024-02,2023-12")]
    [InlineData(Dimension.Quarter, "2024-Q2,2024-Q1,2023-Q4")]
    [InlineData(Dimension.Year, "2024,2023,2022")]
    [InlineData(Dimension.Sector, "agents,chips,robotics")]
    [InlineData(Dimension.Company, "a,b,c")]
    public void SortsOtherDimensionsByNewestPeriodOrByKey(Dimension dimension, string keys)
    {
        var lines = keys.Split(',').Select((key, at) => Line(key, at, at)).Reverse().ToArray();
        Assert.Equal(keys, string.Join(',', Sorted(new(dimension), lines).Select(line => line.Key)));
        Assert.All(Sorted(new(dimension), lines), line => Assert.Null(line.Rank));
    }

    [Theory]
    [InlineData("key", "acme,beta,cora,dune")]
    [InlineData("-deals", "cora,acme,beta,dune")]
    [InlineData("-raised", "beta,cora,acme,dune")]
    [InlineData("-valuation", "dune,beta,acme,cora")]
    [InlineData("-newest", "acme,dune,cora,beta")]
    public void SortsCompaniesByTheirFigures(string sort, string keys) => Assert.Equal(keys, string.Join(',', Sorted(
        new(Dimension.Company) { Sort = sort },
        Company("acme", "2024-03-05", null, "USD 1M"),
        Company("beta", "2024", "EUR 2B", "at least USD 9M"),
        Company("cora", "2024-02", null, "USD 2M", "USD 3M"),
        Company("dune", "2024-03", "at least USD 3B", "undisclosed")).Select(line => line.Key)));

    [Fact]
    public void HasNoOrderByMoneyForInvestors()
    {
        Assert.DoesNotContain("-raised", SummaryOrder.Names(Dimension.Investor));
        Assert.All(Enum.GetValues<Dimension>().Except([Dimension.Investor]), dimension =>
            Assert.Contains("-raised", SummaryOrder.Names(dimension)));
    }

    [Fact]
    public void CountsOnlySettledFunding()
    {
        var sum = Sum(
            Item("a", "USD 1M"),
            Item("b", "USD 1M", DealStatus.InTalks),
            Item("c", "USD 1M", kind: DealKind.Debt),
            Item("d", "USD 1M", kind: DealKind.Secondary));
        var place = SummaryOrder.Of(new(Dimension.Investor)).PlaceOf(SummaryBuilder.Line("x", "X", sum));
        Assert.Equal(new SummaryPlace("", 1, 0, "x"), place);
    }

    [Theory]
    [InlineData("-deals funding \n\n3\n2\nalibaba", true)]
    [InlineData("-deals funding \n\n3\n-2\nalibaba", true)]
    [InlineData("-led funding \n\n3\n2\nalibaba", false)]
    [InlineData("-deals debt \n\n3\n2\nalibaba", false)]
    [InlineData("-deals funding quarter\n\n3\n2\nalibaba", false)]
    [InlineData("-deals funding \n\n3\n2\n", false)]
    [InlineData("-deals funding \n\n3\n2", false)]
    [InlineData("-deals funding \n\nx\n2\nalibaba", false)]
    [InlineData("-deals funding \n\n3\n2\nalibaba\n", false)]
    [InlineData("3\n2\nalibaba", false)]
    public void ContinuesFromACursorOfTheSameOrder(string text, bool isCursor)
    {
        var written = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));
        var cursor = SummaryCursor.Parse(written, new(Dimension.Investor));
        Assert.Equal(isCursor, cursor is not null);
        Assert.Equal(isCursor ? written : null, cursor?.ToText());
        Assert.Null(SummaryCursor.Parse("not base64!", new(Dimension.Investor)));
    }

    private static IReadOnlyList<SummaryLine> Sorted(SummaryQuery query, params SummaryLine[] lines) =>
        SummaryOrder.Of(query).Sorted(lines, query.Dimension);

    private static SummaryLine Line(string key, int deals, int led, string? period = null) => new()
    {
        Key = key,
        Name = key,
        Period = period,
        Funding = FamilySummary.None with { Announced = DealFigures.None with { Deals = deals, Led = led } },
    };

    private static SummaryLine Company(string key, string newest, string? valuation, params string[] amounts) =>
        SummaryBuilder.Line(key, key, Sum(Rounds(amounts))) with
        {
            Newest = DateOf(newest),
            Valuation = valuation is null ? null : CompanyValuation.Of(Worth("x", valuation)),
        };
}
