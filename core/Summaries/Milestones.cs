namespace ServerlessDeals.Summaries;

/// <summary>A valuation that a counted deal gave a company.</summary>
/// <param name="Date">The deal's date.</param>
/// <param name="Usd">The comparable figure of a valuation in another currency than dollars; null if no rate is known.</param>
public sealed record CompanyValuation(DealId Deal, PartialDate Date, Valuation Valuation, ConvertedAmount? Usd)
{
    /// <summary>The valuation from which a company is a unicorn, in comparable dollars.</summary>
    public const long Billion = 1_000_000_000;

    /// <summary>Whether it is surely at least a billion dollars.</summary>
    public bool IsUnicorn() => InDollars()?.Low >= Billion;

    /// <summary>The comparable figure; null if no rate is known.</summary>
    internal ConvertedAmount? InDollars() => Usd ?? ConvertedAmount.OfDollars(Valuation.Worth);

    /// <summary>Null if the deal gives none.</summary>
    internal static CompanyValuation? Of(DealItem item) => item.Valuation is { Value.Worth.IsUndisclosed: false } valuation
        ? new(item.Id, item.Date, valuation.Value, valuation.Usd)
        : null;
}

/// <summary>
/// The newest counted deal of a set, and for a company its newest valuation and the first of at least a billion dollars. The milestones of
/// two sets that share no deal can be added, in any order and any grouping.
/// </summary>
internal sealed record Milestones(DatedDeal? Newest, CompanyValuation? Valuation, CompanyValuation? Unicorn)
{
    public static readonly Milestones None = new(null, null, null);

    /// <summary>Only an announced or closed deal of some family is one. A yearly total has no family.</summary>
    public static Milestones Of(CountedInterval interval) => interval is { Stage: DealStage.Settled, Family: not null }
        ? new(
            new(interval.Date, interval.Deal),
            interval.Valuation,
            interval.Valuation?.IsUnicorn() == true ? interval.Valuation : null)
        : None;

    public static Milestones Add(Milestones left, Milestones right) => new(
        Best(left.Newest, right.Newest, DatedDeal.NewestFirst),
        Best(left.Valuation, right.Valuation, DatedDeal.NewestValuationFirst),
        Best(left.Unicorn, right.Unicorn, DatedDeal.OldestValuationFirst));

    private static T? Best<T>(T? left, T? right, IComparer<T> order)
        where T : class => left is null || (right is not null && order.Compare(right, left) < 0) ? right : left;
}

/// <summary>A deal and its date. Of two deals of one date, the one with the first id comes first in any order.</summary>
internal sealed record DatedDeal(PartialDate Date, DealId Deal)
{
    public static readonly IComparer<DatedDeal> NewestFirst = Comparer<DatedDeal>.Create((x, y) => Compare(y.Date, x.Date, x.Deal, y.Deal));

    public static readonly IComparer<CompanyValuation> NewestValuationFirst =
        Comparer<CompanyValuation>.Create((x, y) => Compare(y.Date, x.Date, x.Deal, y.Deal));

    public static readonly IComparer<CompanyValuation> OldestValuationFirst =
        Comparer<CompanyValuation>.Create((x, y) => Compare(x.Date, y.Date, x.Deal, y.Deal));

    private static int Compare(PartialDate first, PartialDate second, DealId x, DealId y) =>
        first.CompareTo(second) is var order and not 0 ? order : x.CompareTo(y);
}

/// <summary>The milestones of a set of deals that are added and removed one by one.</summary>
internal sealed class RunningMilestones
{
    private readonly SortedSet<DatedDeal> _deals = new(DatedDeal.NewestFirst);
    private readonly SortedSet<CompanyValuation> _valuations = new(DatedDeal.NewestValuationFirst);
    private readonly SortedSet<CompanyValuation> _unicorns = new(DatedDeal.OldestValuationFirst);

    public void Apply(Milestones milestones, int sign)
    {
        Apply(_deals, milestones.Newest, sign);
        Apply(_valuations, milestones.Valuation, sign);
        Apply(_unicorns, milestones.Unicorn, sign);
    }

    public Milestones Now() => new(_deals.Min, _valuations.Min, _unicorns.Min);

    private static void Apply<T>(SortedSet<T> set, T? value, int sign)
        where T : class
    {
        if (value is not null)
        {
            _ = sign > 0 ? set.Add(value) : set.Remove(value);
        }
    }
}
