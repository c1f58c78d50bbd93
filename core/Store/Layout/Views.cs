using System.Globalization;

namespace ServerlessDeals.Store.Layout;

/// <summary>A table of deals, with the partitions of a deal and its row key there.</summary>
public sealed record View(string Table, Func<DealItem, IEnumerable<string>> Partitions, Func<DealItem, string> Key)
{
    /// <summary>A table that is sorted newest first.</summary>
    public View(string table, Func<DealItem, IEnumerable<string>> partitions)
        : this(table, partitions, item => RowKeys.Newest(item.Date.First, item.Id))
    {
    }

    /// <summary>A table that is sorted by a comparable figure, in one partition.</summary>
    internal View(string table, FigureOrder order)
        : this(table, _ => [Views.Whole], order.Key) => Order = order;

    /// <summary>The order of a view that is sorted by a comparable figure.</summary>
    internal FigureOrder? Order { get; }

    /// <summary>Whether its row keys begin with the deal's date, so a range of dates is a range of keys.</summary>
    public bool HasDatesAsKeys => Order is null && this != Views.ByNews;

    /// <summary>The first day of a deal's date, from its key in a view that has dates as keys.</summary>
    internal DateOnly FirstDayOf(string key) =>
        this == Views.ByDateOldest ? RowKeys.DayOfOldest(key) : RowKeys.Day(key);
}

/// <summary>The tables from which queries read ranges of deals.</summary>
public static class Views
{
    /// <summary>The only partition of a view that is sorted by a comparable figure.</summary>
    public const string Whole = "all";

    /// <summary>The partition of deals that were never news. It comes after every year, because years are read newest first.</summary>
    public const string NoNews = "-none";

    public static readonly View ByDate = new("DealsByDate", item => [Year(item.Date.Year)]);

    public static readonly View ByDateOldest =
        new("DealsByDateOldest", item => [Year(item.Date.Year)], item => RowKeys.Oldest(item.Date.First, item.Id));

    public static readonly View ByCompany = new("DealsByCompany", item => [item.Company.Id.ToString()]);

    /// <summary>All parties, so the deals of an acquirer are one range too. Queries for investors check the role.</summary>
    public static readonly View ByInvestor = new("DealsByInvestor", item => item.Parties.Select(party => party.Id.ToString()));

    public static readonly View BySector = new("DealsBySector", item => item.Sectors.Select(sector => sector.ToString()));

    public static readonly View ByCountry = new("DealsByCountry", item => item.Country is { } country ? [country] : []);

    /// <summary>A country may be in several regions.</summary>
    public static readonly View ByRegion =
        new("DealsByRegion", item => item.Country is { } country ? Region.Of(country).Select(region => region.ToString()) : []);

    public static readonly View ByKind = new("DealsByKind", item => [EnumWords.Of(item.Kind)]);

    public static readonly View ByStatus = new("DealsByStatus", item => [EnumWords.Of(item.Status)]);

    public static readonly View ByRound = new("DealsByRound", item => item.Round is { } round ? [round.ToString()] : []);

    public static readonly View ByAmount =
        new("DealsByAmount", new FigureOrder(IsByAmount: true, IsLargestFirst: true));

    public static readonly View ByAmountSmallest =
        new("DealsByAmountSmallest", new FigureOrder(IsByAmount: true, IsLargestFirst: false));

    public static readonly View ByValuation =
        new("DealsByValuation", new FigureOrder(IsByAmount: false, IsLargestFirst: true));

    public static readonly View ByValuationSmallest =
        new("DealsByValuationSmallest", new FigureOrder(IsByAmount: false, IsLargestFirst: false));

    /// <summary>By the day of the latest news, for feeds.</summary>
    public static readonly View ByNews = new(
        "DealsByNews",
        item => [item.News is { } news ? Year(news.On.Year) : NoNews],
        item => RowKeys.Newest(item.News?.On ?? item.Date.First, item.Id));

    public static IReadOnlyList<View> All { get; } =
    [
        ByDate, ByDateOldest, ByCompany, ByInvestor, BySector, ByCountry, ByRegion, ByRound, ByKind, ByStatus,
        ByAmount, ByAmountSmallest, ByValuation, ByValuationSmallest, ByNews,
    ];

    /// <summary>The views that are read partition by partition, so their partitions must be registered.</summary>
    public static IReadOnlySet<string> Walked { get; } =
        new[] { ByDate, ByDateOldest, ByNews }.Select(view => view.Table).ToHashSet(StringComparer.Ordinal);

    public static string Year(int year) => year.ToString("D4", CultureInfo.InvariantCulture);
}
