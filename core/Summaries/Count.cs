namespace ServerlessDeals.Summaries;

/// <summary>
/// What is counted of a set of deals, family by family, in a form that adds up: counts of two sets that share no deal make the
/// count of both, in any order and any grouping. Families are never added to each other.
/// </summary>
/// <param name="Cumulative">Yearly totals, which are in no family and never summed.</param>
internal sealed record Count(FamilyCount Funding, FamilyCount Debt, FamilyCount Secondary, FamilyCount Takeovers, int Cumulative)
{
    public static readonly Count None = new(FamilyCount.None, FamilyCount.None, FamilyCount.None, FamilyCount.None, 0);

    /// <param name="day">On which talks are live or stale.</param>
    public static Count Of(DealItem item, DateOnly day) => Of(Stay.Of(item, default, null, null), day);

    /// <inheritdoc cref="Of(DealItem, DateOnly)"/>
    public static Count Of(Stay stay, DateOnly day)
    {
        var own = FamilyCount.Of(stay, day);
        return stay.Family switch
        {
            Family.Funding => None with { Funding = own },
            Family.Debt => None with { Debt = own },
            Family.Secondary => None with { Secondary = own },
            Family.Takeovers => None with { Takeovers = own },
            _ => None with { Cumulative = 1 },
        };
    }

    public static Count Add(Count left, Count right) => new(
        FamilyCount.Add(left.Funding, right.Funding),
        FamilyCount.Add(left.Debt, right.Debt),
        FamilyCount.Add(left.Secondary, right.Secondary),
        FamilyCount.Add(left.Takeovers, right.Takeovers),
        left.Cumulative + right.Cumulative);
}

/// <summary>The deals of one family, those of each standing by themselves.</summary>
/// <param name="InTalks">Talks that are live.</param>
/// <param name="StaleTalks">Talks of which nothing was heard for a year.</param>
/// <param name="Cancelled">Cancelled and denied deals.</param>
internal sealed record FamilyCount(Counted Announced, Counted InTalks, Counted StaleTalks, int Cancelled)
{
    public static readonly FamilyCount None = new(Counted.None, Counted.None, Counted.None, 0);

    public static FamilyCount Of(Stay stay, DateOnly day) => stay.Standing switch
    {
        Standing.Announced => None with { Announced = Counted.Of(stay) },
        Standing.InTalks when day >= stay.StaleFrom => None with { StaleTalks = Counted.Of(stay) },
        Standing.InTalks => None with { InTalks = Counted.Of(stay) },
        _ => None with { Cancelled = 1 },
    };

    public static FamilyCount Add(FamilyCount left, FamilyCount right) => new(
        Counted.Add(left.Announced, right.Announced),
        Counted.Add(left.InTalks, right.InTalks),
        Counted.Add(left.StaleTalks, right.StaleTalks),
        left.Cancelled + right.Cancelled);
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
            stay.Family == Family.Funding && summed && stay.Amount.Currency == Currency.Usd && stay.Amount.Low >= MegaRound ? 1 : 0,
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
