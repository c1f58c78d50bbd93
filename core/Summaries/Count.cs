using ServerlessDeals.Queries;

namespace ServerlessDeals.Summaries;

/// <summary>
/// What is counted of a set of deals, in a form that adds up: counts of two sets that share no deal make the count of both,
/// in any order and any grouping.
/// </summary>
internal sealed record Count(Counted Announced, Counted InTalks, int Cancelled)
{
    public static readonly Count None = new(Counted.None, Counted.None, 0);

    /// <param name="item">The deal.</param>
    /// <param name="investor">Whose leads are counted, in an investor's group.</param>
    public static Count Of(DealItem item, string? investor)
    {
        if (!item.IsCounted() && !item.IsPending())
        {
            return None with { Cancelled = 1 };
        }

        var one = Counted.Of(item, investor);
        return item.IsCounted() ? None with { Announced = one } : None with { InTalks = one };
    }

    public static Count Add(Count left, Count right) =>
        new(Counted.Add(left.Announced, right.Announced), Counted.Add(left.InTalks, right.InTalks), left.Cancelled + right.Cancelled);
}

internal sealed record Counted(
    int Deals, int Led, int Undisclosed, int NotSummed, int Unconfirmed, int MegaRounds, SortedDictionary<string, Purse> Purses)
{
    /// <summary>The size from which a round is a mega-round, in US dollars.</summary>
    public const long MegaRound = 100_000_000;

    public static readonly Counted None = new(0, 0, 0, 0, 0, 0, new(StringComparer.Ordinal));

    public static Counted Of(DealItem item, string? investor)
    {
        var amount = item.Amount.Value;
        var summed = item.IsSummable() && !amount.IsUndisclosed;
        var purses = new SortedDictionary<string, Purse>(StringComparer.Ordinal);
        if (summed)
        {
            purses.Add(amount.Currency.Code, Purse.Of(item.Id, amount));
        }

        return new(
            1,
            item.Parties.Any(party => party.Id.ToString() == investor && party.Role.IsLead()) ? 1 : 0,
            amount.IsUndisclosed ? 1 : 0,
            item.IsSummable() ? 0 : 1,
            item.Unconfirmed ? 1 : 0,
            summed && amount.Currency == Currency.Usd && amount.Low >= MegaRound ? 1 : 0,
            purses);
    }

    public static Counted Add(Counted left, Counted right)
    {
        if (left.Deals == 0 || right.Deals == 0)
        {
            return left.Deals == 0 ? right : left;
        }

        var purses = new SortedDictionary<string, Purse>(left.Purses, StringComparer.Ordinal);
        foreach (var (currency, purse) in right.Purses)
        {
            purses[currency] = purses.TryGetValue(currency, out var other) ? Purse.Add(other, purse) : purse;
        }

        return new(
            left.Deals + right.Deals,
            left.Led + right.Led,
            left.Undisclosed + right.Undisclosed,
            left.NotSummed + right.NotSummed,
            left.Unconfirmed + right.Unconfirmed,
            left.MegaRounds + right.MegaRounds,
            purses);
    }
}
