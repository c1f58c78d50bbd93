using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Tests.Domain.Sums;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Deals that are counted in a window of months, quarters and years.</summary>
public sealed class AWindow
{
    [Theory]
    [InlineData("2024", "2024", "2024,2024-Q1,2024-Q2,2024-03,2024-04,2024-01-01,2024-12-31")]
    [InlineData("2024-Q2", null, "2024-Q2,2024-04,2025,2024-12-31")]
    [InlineData(null, "2024-03", "2024-Q1,2024-03,2024-01-01,2023")]
    [InlineData("2024-02", "2024-03", "2024-03")]
    [InlineData(null, null, "2023,2024,2024-Q1,2024-Q2,2024-03,2024-04,2024-01-01,2024-12-31,2025")]
    public void HasOnlyDealsThatAreSurelyDatedInIt(string? from, string? to, string inside)
    {
        string[] all = ["2023", "2024", "2024-Q1", "2024-Q2", "2024-03", "2024-04", "2024-01-01", "2024-12-31", "2025"];
        var window = WindowOf(from, to);
        Assert.Equal(
            inside.Split(',').Order(StringComparer.Ordinal),
            all.Where(date => window.Contains(DateOf(date))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null, null, "2024-Q1", "in 2024-Q1")]
    [InlineData("2024-02", null, "2024-Q1", "from 2024-02 to 2024-Q1")]
    [InlineData("2023", "2024-02", "2024-Q1", "from 2024-Q1 to 2024-02")]
    public void IsCutToAPeriod(string? from, string? to, string period, string cut) =>
        Assert.Equal(cut, WindowOf(from, to).In(DateOf(period)).ToString());

    [Fact]
    public void CountsADealUnderEachOfItsKeys()
    {
        var deal = Keyed(Item("a", "USD 1M") with
        {
            Country = "FR",
            Sectors = [IdOf("chips"), IdOf("robotics"), IdOf("chips")],
            Round = IdOf("seed"),
            Company = new(IdOf("acme"), "Acme\nInc"),
            Parties =
            [
                Party("ada", "Ada Capital", PartyRole.Lead),
                Party("ben", "Ben", PartyRole.Unknown),
                Party("bank", "Bank", PartyRole.Lender),
                Party("cleo", "Cleo", PartyRole.Lead) with { OnlyInTalks = true },
            ],
        });
        Assert.Equal(
            [
                "overall all", "month 2024-03", "quarter 2024-Q1", "year 2024", "sector chips", "sector robotics", "country FR",
                "region europe", "region european-union", "round seed", "kind funding-round", "status announced", "company acme Acme Inc",
                "investor ada Ada Capital led", "investor ben Ben",
            ],
            Enum.GetValues<Dimension>().SelectMany(dimension => DealKeys.In(dimension, deal).Select(key =>
                $"{EnumWords.Of(dimension)} {key.Key}{(key.Name == key.Key ? "" : $" {key.Name}")}{(key.IsLed ? " led" : "")}")));
    }

    [Theory]
    [InlineData("2024-Q1", "quarter 2024-Q1, year 2024")]
    [InlineData("2024", "year 2024")]
    public void HasNoMonthForADateThatIsLessPrecise(string date, string periods) => Assert.Equal(periods, string.Join(", ",
        Enum.GetValues<Dimension>().Where(SummaryQuery.IsPeriod).SelectMany(dimension =>
            DealKeys.In(dimension, Keyed(Item("a", "USD 1M") with { Date = DateOf(date) })).Select(key =>
                $"{EnumWords.Of(dimension)} {key.Key}"))));

    [Theory]
    [InlineData("2024-03-04", 0)]
    [InlineData("2024-03-05", 1)]
    [InlineData("2024-04-09", 1)]
    [InlineData("2024-04-10", 0)]
    public void CountsADealOnTheDaysOnWhichItWasKnown(string day, int deals)
    {
        var deal = Keyed(Item("a", "USD 1M")) with { From = DayOf("2024-03-05"), Until = DayOf("2024-04-10") };
        Assert.Equal(deals, new WindowCount([deal], Window.All, DayOf(day)).Sum(Dimension.Overall, "all").AllDeals());
    }

    [Fact]
    public void CountsManyDealsLikeFew()
    {
        var deals = Enumerable.Range(0, 40).Select(at => Keyed(Item($"deal-{at}", $"USD {1 + (at * 7 % 11)}M"))).ToList();
        var few = deals.Select(deal => Aggregate.Of(deal, Day)).Aggregate(Aggregate.None, Aggregate.Add);
        var many = new WindowCount(deals, Window.All, Day).Sum(Dimension.Overall, "all");
        Assert.Equal(SummaryBuilder.Summary(Dimension.Overall, "all", Day, few).Text, many.Text);
        Assert.Equal(few.Funding.Announced.Usd!.ToComparableTotal(), many.Funding.Announced.Usd);
    }

    private static Window WindowOf(string? from, string? to) =>
        new(from is null ? null : DateOf(from), to is null ? null : DateOf(to));

    private static PartyItem Party(string id, string name, PartyRole role) => new(IdOf(id), name, role, Commitment.Closed, null);

    private static CountedInterval Keyed(DealItem item) =>
        CountedInterval.Of(item, DayOf("2024-03-05"), null, null) with { Keys = DealKeys.Of(item) };
}
