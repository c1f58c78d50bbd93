using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Queries;

/// <summary>How many deals the values of a filter usually have.</summary>
internal enum Breadth
{
    /// <summary>So few that they need not be counted: a company, an acquirer.</summary>
    Few,

    Some,

    /// <summary>A large part of all deals: a region, a kind.</summary>
    Many,
}

/// <summary>A filter by values that each have a partition of a view. Together the partitions hold all matches.</summary>
/// <param name="Counted">The groups whose stored counts say how many deals the partitions have, or about how many.</param>
/// <param name="Rest">The query without the filter; the whole query if only a part of the deals match it.</param>
/// <param name="IsExact">Whether the partitions hold nothing but matches of the filter. The view of parties has all roles.</param>
internal sealed record FilteredView(
    IReadOnlyList<ViewPartition> Partitions,
    Breadth Breadth,
    IReadOnlyList<(Dimension Dimension, string Key)> Counted,
    DealQuery Rest,
    bool IsExact)
{
    /// <summary>The views that a query can be read from, the most selective first.</summary>
    public static IReadOnlyList<FilteredView> Of(DealQuery query)
    {
        FilteredView?[] views =
        [
            Few(query.Companies, Views.ByCompany, query with { Companies = new() }),
            Few(query.Acquirers, Views.ByInvestor, query, hasAllRoles: true),
            Few(query.Lenders, Views.ByInvestor, query, hasAllRoles: true),
            OfNames(query),
            Counted(query.Leads, Views.ByInvestor, Dimension.Investor, query, hasAllRoles: true),
            // Nearly all parties are investors.
            Counted(query.Investors, Views.ByInvestor, Dimension.Investor, query with { Investors = new() }, hasAllRoles: true),
            Counted(query.Parties, Views.ByInvestor, Dimension.Investor, query with { Parties = new() }),
            Counted(query.Sectors, Views.BySector, Dimension.Sector, query with { Sectors = new() }),
            Counted(query.Countries, Views.ByCountry, Dimension.Country, query with { Countries = new() }),
            Counted(query.Rounds, Views.ByRound, Dimension.Round, query with { Rounds = new() }),
            Broad(query.Regions, Views.ByRegion, Dimension.Region, query with { Regions = new() }, region => region.ToString()),
            Broad(query.Kinds, Views.ByKind, Dimension.Kind, query with { Kinds = new() }, EnumWords.Of),
            // The service checks today's status in any view, so in another order the order's own view is as good.
            query is { AsOf: null } && query.Order != DealOrder.NewestFirst
                ? null
                : Broad(query.Status, Views.ByStatus, Dimension.Status, query with { Status = new() }, EnumWords.Of),
        ];
        return [.. views.OfType<FilteredView>().OrderBy(view => view.Breadth).ThenBy(view => view.Partitions.Count)];

        FilteredView? Few<T>(ValueFilter<T> filter, View view, DealQuery rest, bool hasAllRoles = false)
            where T : struct => Make(filter, view, Breadth.Few, null, rest, value => $"{value}", hasAllRoles);

        FilteredView? Counted<T>(ValueFilter<T> filter, View view, Dimension dimension, DealQuery rest, bool hasAllRoles = false)
            where T : struct => Make(filter, view, Breadth.Some, dimension, rest, value => $"{value}", hasAllRoles);

        FilteredView? Broad<T>(ValueFilter<T> filter, View view, Dimension dimension, DealQuery rest, Func<T, string> word)
            where T : struct => Make(filter, view, Breadth.Many, dimension, rest, word, hasAllRoles: false);
    }

    /// <summary>Whether a cursor of the list names this view.</summary>
    public bool Has(string table) => Partitions[0].View.Table == table;

    // The deals of a company and the deals in which it is a party are in two views with the same row keys.
    private static FilteredView? OfNames(DealQuery query) => query.Named is { Count: > 0 and <= DealReader.MostRanges / 2 } named
        ? new(
            [.. named.SelectMany(id => new[] { Views.ByCompany, Views.ByInvestor }.Select(view => new ViewPartition(view, $"{id}")))],
            Breadth.Few,
            [],
            query with { Named = null, Words = null },
            IsExact: true)
        : null;

    private static FilteredView? Make<T>(
        ValueFilter<T> filter, View view, Breadth breadth, Dimension? counted, DealQuery rest, Func<T, string> word, bool hasAllRoles)
        where T : struct => filter.Any.Count is 0 or > DealReader.MostRanges ? null : new(
            [.. filter.Any.Select(value => new ViewPartition(view, word(value)))],
            breadth,
            counted is { } dimension ? [.. filter.Any.Select(value => (dimension, word(value)))] : [],
            rest,
            IsExact: filter.Not.Count == 0 && !hasAllRoles);
}
