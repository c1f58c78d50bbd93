using ServerlessDeals.Queries;

namespace ServerlessDeals.Summaries;

/// <summary>
/// What is counted of a set of deals, in a form that adds up: counts of two sets that share no deal make the count of both,
/// in any order and any grouping.
/// </summary>
internal sealed record Count(Counted Announced, Counted InTalks, int Cancelled)
{
    public static readonly Count None = new(Counted.None, Counted.None, 0);

    public static Count Of(DealItem item) => Of(Stay.Of(item, default, null, null));

    public static Count Of(Stay stay) => stay.Standing switch
    {
        Standing.Announced => None with { Announced = Counted.Of(stay) },
        Standing.InTalks => None with { InTalks = Counted.Of(stay) },
        _ => None with { Cancelled = 1 },
    };

    public static Count Add(Count left, Count right) =>
        new(Counted.Add(left.Announced, right.Announced), Counted.Add(left.InTalks, right.InTalks), left.Cancelled + right.Cancelled);
}

internal sealed record Counted(
    int Deals, int Led, int Undisclosed, int NotSummed, int Unconfirmed, int MegaRounds, SortedDictionary<string, Purse> Purses)
{
    /// <summary>The size from which a round is a mega-round, in US dollars.</summary>
    public const long MegaRound = 100_000_000;

    public static readonly Counted None = new(0, 0, 0, 0, 0, 0, new(StringComparer.Ordinal));

    public static Counted Of(Stay stay)
    {
        var summed = !stay.Is(Marks.NotSummed) && !stay.Amount.IsUndisclosed;
        var purses = new SortedDictionary<string, Purse>(StringComparer.Ordinal);
        if (summed)
        {
            purses.Add(stay.Amount.Currency.Code, Purse.Of(stay.Deal, stay.Amount));
        }

        return new(
            1,
            stay.Is(Marks.Led) ? 1 : 0,
            stay.Amount.IsUndisclosed ? 1 : 0,
            stay.Is(Marks.NotSummed) ? 1 : 0,
            stay.Is(Marks.Unconfirmed) ? 1 : 0,
            summed && stay.Amount.Currency == Currency.Usd && stay.Amount.Low >= MegaRound ? 1 : 0,
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
