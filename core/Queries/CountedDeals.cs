using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Queries;

/// <summary>
/// A query whose matches the stored counts hold: no filter, a single value of a field that is counted, or some of the kinds or of the
/// stages; each also with whole months, quarters or years.
/// </summary>
/// <param name="Query">The query.</param>
/// <param name="Groups">The groups of deals. No deal is in two of them.</param>
internal sealed record CountedDeals(DealQuery Query, IReadOnlyList<(Dimension Dimension, string Key)> Groups)
{
    private bool HasDates => Query.From is not null || Query.To is not null;

    /// <summary>Null if the counts do not hold the matches of a query.</summary>
    public static CountedDeals? Of(DealQuery query)
    {
        var groups = IsBare(query) ? [(Dimension.Overall, "all")]
            : Single(query.Companies, Dimension.Company, query with { Companies = new() })
            ?? Single(query.Investors, Dimension.Investor, query with { Investors = new() })
            ?? Single(query.Sectors, Dimension.Sector, query with { Sectors = new() })
            ?? Single(query.Countries, Dimension.Country, query with { Countries = new() })
            ?? Single(query.Regions, Dimension.Region, query with { Regions = new() })
            ?? Single(query.Rounds, Dimension.Round, query with { Rounds = new() })
            ?? Words(query.Kinds, Dimension.Kind, query with { Kinds = new() })
            ?? Words(query.Status, Dimension.Status, query with { Status = new() });
        var found = groups is null ? null : new CountedDeals(query, groups);
        return found is null || !IsWholeMonths(query) || (found.HasDates && groups!.Count > DealCounts.MostRequests) ? null : found;
    }

    /// <summary>The number of matches, with at most two requests; null if it is not known.</summary>
    public Task<int?> CountAsync(DealCounts counts, CancellationToken cancel)
    {
        var (dimension, key) = Groups.Count > 0 ? Groups[0] : default;
        if (!HasDates)
        {
            return Groups.Count == 1
                ? counts.OfGroupAsync(dimension, key, Query.AsOf, cancel)
                : counts.OfKeysAsync(dimension, word => Groups.Contains((dimension, word)), Query.AsOf, cancel);
        }

        // Years of all deals are counted by themselves, so the many cells of all deals need not be read.
        return Groups is [(Dimension.Overall, _)] && IsWholeYears()
            ? counts.OfKeysAsync(Dimension.Year, year => Includes(PartialDate.Parse(year).OrThrow()), Query.AsOf, cancel)
            : counts.InPeriodsAsync(Groups, (Query.From?.Year, Query.To?.Year), Includes, Query.AsOf, cancel);
    }

    private static IReadOnlyList<(Dimension, string)>? Single<T>(ValueFilter<T> filter, Dimension dimension, DealQuery rest)
        where T : struct => filter is { Any: [var value], Not: [] } && IsBare(rest) ? [(dimension, $"{value}")] : null;

    private static IReadOnlyList<(Dimension, string)>? Words<T>(ValueFilter<T> filter, Dimension dimension, DealQuery rest)
        where T : struct, Enum => !filter.IsAll && IsBare(rest)
            ? [.. Enum.GetValues<T>().Where(value => filter.Matches(value)).Select(value => (dimension, EnumWords.Of(value)))]
            : null;

    private static bool IsBare(DealQuery query) => (query with { AsOf = null, From = null, To = null }).IsEverything;

    // A cell has the deals of a month, so it is whole inside or outside of such bounds.
    private static bool IsWholeMonths(DealQuery query) =>
        query.From is not { First.Day: > 1 } && (query.To is not { } to || to.Last.AddDays(1).Day == 1);

    private bool IsWholeYears() =>
        Query.From is not { First.DayOfYear: > 1 } && (Query.To is not { } to || to.Last.AddDays(1).DayOfYear == 1);

    private bool Includes(PartialDate period)
    {
        var (from, to) = (Query.From?.First ?? DateOnly.MinValue, Query.To?.Last ?? DateOnly.MaxValue);
        return Query.IncludePossible ? from <= period.Last && period.First <= to : from <= period.First && period.Last <= to;
    }
}
