using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Deals to count, and their sums as readers see them.</summary>
internal static class Sums
{
    public static readonly DateOnly Day = new(2024, 6, 30);

    // A euro is $1.25, CN¥8.75 or £0.50; so a pound is $2.50, and a dollar is CN¥7. There is no rate of the won.
    private static readonly ExchangeRates Rates = new([new(new(2024, 3, 5), new Dictionary<Currency, decimal>
    {
        [Currency.Usd] = 1.25m,
        [Currency.Parse("CNY").OrThrow()] = 8.75m,
        [Currency.Parse("GBP").OrThrow()] = 0.5m,
    })]);

    public static DealItem Item(
        string id, string amount, DealStatus status = DealStatus.Announced, DealKind kind = DealKind.FundingRound) => new()
        {
            Id = DealId.Parse(id).OrThrow(),
            Company = new(IdOf("acme"), "Acme"),
            Kind = kind,
            Status = status,
            Date = DateOf("2024-03-05"),
            DateBasis = DateBasis.Announced,
            Reported = DateOf("2024-03-05"),
            LastHeard = status.Stage() == DealStage.Talks ? DayOf("2024-03-05") : null,
            Amount = new(AmountOf(amount), null) { Usd = Rates.Convert(AmountOf(amount), Currency.Usd, DateOf("2024-03-05")) },
            Parties = [],
            Unconfirmed = false,
            Sources = 1,
            Conflicts = 0,
        };

    /// <summary>An announced round of $1M that values the company.</summary>
    public static DealItem Worth(string id, string valuation) => Item(id, "USD 1M") with
    {
        Valuation = new(ValuationOf(valuation), null)
        {
            Usd = Rates.Convert(ValuationOf(valuation).Worth, Currency.Usd, DateOf("2024-03-05")),
        },
    };

    /// <summary>Announced rounds with these amounts: a, b, c and so on.</summary>
    public static DealItem[] Rounds(params string[] amounts) => [.. amounts.Select((amount, at) => Item($"{(char)('a' + at)}", amount))];

    public static Summary Sum(params DealItem[] items) =>
        SummaryOf(items.Select(item => Aggregate.Of(item, Day)).Aggregate(Aggregate.None, Aggregate.Add));

    /// <summary>The same, from a running total to which other deals were added and removed again.</summary>
    public static Summary SumThroughRunningTotal(params DealItem[] items)
    {
        var total = new RunningTotal();
        var others = items.Select(item => Aggregate.Of(item with { Id = DealId.Parse($"other-{item.Id}").OrThrow() }, Day)).ToList();
        others.ForEach(total.Add);
        foreach (var item in items)
        {
            total.Add(Aggregate.Of(item, Day));
        }

        others.ForEach(total.Remove);
        return SummaryOf(total.Now());
    }

    public static CurrencyTotal Total(params string[] amounts) => Assert.Single(Sum(Rounds(amounts)).Funding.Announced.Totals);

    public static CurrencyTotal TotalThroughRunningTotal(params string[] amounts) =>
        Assert.Single(SumThroughRunningTotal(Rounds(amounts)).Funding.Announced.Totals);

    /// <summary>The sum of all currencies, which a running total says too.</summary>
    public static ComparableTotal? Comparable(params string[] amounts)
    {
        var sum = Sum(Rounds(amounts)).Funding.Announced.Usd;
        Assert.Equal(sum, SumThroughRunningTotal(Rounds(amounts)).Funding.Announced.Usd);
        return sum;
    }

    private static Summary SummaryOf(Aggregate aggregate) => SummaryBuilder.Summary(Dimension.Overall, "all", Day, aggregate);
}
