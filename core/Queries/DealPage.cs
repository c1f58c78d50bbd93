using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Queries;

/// <summary>A page of deals.</summary>
/// <param name="Listed">The deals, parsed or as stored.</param>
/// <param name="Next">The cursor of the next page; null on the last page.</param>
/// <param name="Requests">The storage requests it cost.</param>
public sealed record DealPage(IReadOnlyList<ListedDeal> Listed, Cursor? Next, int Requests)
{
    public IEnumerable<DealItem> Deals => Listed.Select(listed => listed.Deal);

    /// <summary>The number of matches on all pages; null if it was not requested or is not known.</summary>
    public int? Total { get; init; }

    /// <summary>Why there is no total, in a sentence; null if there is one or none was requested.</summary>
    public string? TotalUnknown { get; init; }

    /// <summary>The partitions that have rows: so their companies, parties or rounds exist.</summary>
    internal IReadOnlyCollection<ViewPartition> Inhabited { get; init; } = [];

    /// <summary>How the page was read.</summary>
    public Explanation? Explanation { get; init; }
}

/// <summary>The cost of a page, and how it was read.</summary>
/// <param name="View">The table read. For a name that finds one or two organizations: "DealsByCompany, DealsByInvestor".</param>
/// <param name="Partitions">The partitions read, in order.</param>
/// <param name="Range">The part of them that had to be read, in words.</param>
/// <param name="Sorted">Whether whole partitions were read and sorted here because the view has another order.</param>
/// <param name="RowsRead">The rows storage returned.</param>
public sealed record Explanation(
    string View, IReadOnlyList<string> Partitions, string Range, bool Sorted, int Requests, int RowsRead, int Matched)
{
    /// <summary>How amounts and valuations were compared; null if there are no bounds.</summary>
    public Comparison? Bounds { get; init; }

    internal static Explanation Of(
        DealQuery query, QueryPlan plan, IReadOnlyList<ViewPartition> read, int requests, int rows, int matched)
    {
        IEnumerable<View> views = plan.IsOwnView ? [query.Order.View] : plan.Partitions.Select(place => place.View).Distinct();
        return new(
            string.Join(", ", views.Select(view => view.Table)),
            [.. read.Select(place => place.Partition)],
            DealRange.TextOf(plan.Rest, views.First()),
            plan.Sorted,
            requests,
            rows,
            matched)
        {
            Bounds = query.BoundsCurrency is { } currency ? new(currency, ExchangeRate.EuropeanCentralBank, query.Rates.Last) : null,
        };
    }
}

/// <summary>How amounts and valuations in all currencies were compared with bounds.</summary>
/// <param name="Currency">The currency of the bounds.</param>
/// <param name="RateSource">Who published the rates.</param>
/// <param name="RatesUntil">
/// The last day with rates. Null for bounds in US dollars: they are compared with figures that are stored with the deals.
/// </param>
public sealed record Comparison(Currency Currency, string RateSource, DateOnly? RatesUntil);
