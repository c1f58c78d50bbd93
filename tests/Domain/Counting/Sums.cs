using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Tests.Domain.Written;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Deals to be counted, and their sum as readers see it.</summary>
internal static class Sums
{
    public static readonly DateOnly Day = new(2024, 6, 30);

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
            Amount = new(AmountOf(amount), null),
            Parties = [],
            Unconfirmed = false,
            Witnesses = 1,
            Conflicts = 0,
        };

    /// <summary>Announced rounds with these amounts: a, b, c and so on.</summary>
    public static DealItem[] Rounds(params string[] amounts) => [.. amounts.Select((amount, at) => Item($"{(char)('a' + at)}", amount))];

    public static Summary Sum(params DealItem[] items) =>
        Published(items.Select(item => Aggregate.Of(item, Day)).Aggregate(Aggregate.None, Aggregate.Add));

    /// <summary>The same, added in a ledger, to which something else was added and taken away again.</summary>
    public static Summary SumInALedger(params DealItem[] items)
    {
        var ledger = new RunningTotal();
        var others = items.Select(item => Aggregate.Of(item with { Id = DealId.Parse($"other-{item.Id}").OrThrow() }, Day)).ToList();
        others.ForEach(ledger.Add);
        foreach (var item in items)
        {
            ledger.Add(Aggregate.Of(item, Day));
        }

        others.ForEach(ledger.Remove);
        return Published(ledger.Now());
    }

    public static CurrencyTotal Total(params string[] amounts) => Assert.Single(Sum(Rounds(amounts)).Funding.Announced.Totals);

    public static CurrencyTotal TotalInALedger(params string[] amounts) =>
        Assert.Single(SumInALedger(Rounds(amounts)).Funding.Announced.Totals);

    private static Summary Published(Aggregate count) => SummaryBuilder.Summary(Dimension.Overall, "all", Day, count);
}
