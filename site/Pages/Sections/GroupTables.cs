using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Tables of sectors, countries, rounds, kinds and years: of all deals, or within a page's deals.</summary>
internal static class GroupTables
{
    private const int MostWithin = 15;

    /// <summary>The table of all groups of a kind, with every figure.</summary>
    public static FigureTable All(GroupKind kind, SiteData data) => new(
        $"{kind.Title} with their announced and closed deals",
        [
            new(kind.Heading),
            new(kind.Dimension == Dimension.Kind ? "Deals" : "Rounds", true),
            new(kind.Dimension == Dimension.Kind ? "Total" : "Raised", true),
            new("Without largest", true), new("Median", true),
            new("No amount", true), new("No rate", true), new("In talks", true), new("As reported", IsWide: true),
        ],
        [.. kind.Of(data).Select(group => Row(kind, group))]);

    /// <summary>The years of a group's deals, newest first.</summary>
    public static FigureTable Years(GroupKind kind, GroupDetail group, DealTables counted)
    {
        var family = kind.FamilyOf(group.Key);
        var lines = counted.Table(new(Dimension.Year)).Value;
        return Short("By year", "Year", lines.Select(line => (
            line,
            new TableCell(line.Key, $"/years/{line.Key}/"),
            (string?)$"by.{EnumWords.Of(kind.Dimension)}.{group.Key}.{line.Key}.{EnumWords.Of(family)}")), family);
    }

    /// <summary>The groups of a kind within some deals, those with most deals first.</summary>
    /// <param name="kind">The kind of the groups.</param>
    /// <param name="counted">The deals.</param>
    /// <param name="family">The family that is counted.</param>
    /// <param name="period">The year or quarter that all the deals are in, if the API can be asked for it.</param>
    public static FigureTable Within(GroupKind kind, DealTables counted, Family family, string? period = null)
    {
        var lines = counted.Table(new(kind.Dimension) { Sort = SummaryOrder.ByDeals, Family = family }).Value;
        var shown = lines.Take(MostWithin).Select(line => (
            line,
            new TableCell(kind.Name(line.Key), kind.AddressOf(line.Key)),
            period is null ? null : $"in.{period}.{EnumWords.Of(kind.Dimension)}.{line.Key}.{EnumWords.Of(family)}"));
        var caption = lines.Count > MostWithin ? $"{kind.Title}, the first {MostWithin} of {lines.Count}" : kind.Title;
        return Short(caption, kind.Heading, shown, family);
    }

    private static FigureTable Short(
        string caption, string heading, IEnumerable<(SummaryLine Line, TableCell Name, string? Figure)> lines, Family family) => new(
        caption,
        [new(heading), new(English.Capital(Phrases.Noun(family).Many.Split(' ')[0]), true), new("Total", true), new("In talks", true)],
        [
            .. lines.Select(row => (IReadOnlyList<TableCell>)[
                row.Name,
                TableCell.Of(row.Line.Of(family).Announced.Deals, row.Figure is null ? null : row.Figure + ".deals"),
                TableCell.Dollars(row.Line.Of(family).Announced.Usd, usd => usd.Total),
                TableCell.Of(row.Line.Of(family).InTalks.Deals)]),
        ]);

    private static IReadOnlyList<TableCell> Row(GroupKind kind, GroupDetail group)
    {
        var family = group.Figures.Of(kind.FamilyOf(group.Key));
        var isTotal = kind.Dimension == Dimension.Kind && GroupKind.KindOf(group.Key) == DealKind.Cumulative;
        return
        [
            new(kind.Name(group.Key), kind.AddressOf(group.Key)),
            TableCell.Of(isTotal ? group.Figures.Cumulative : family.Announced.Deals),
            TableCell.Dollars(family.Announced.Usd, usd => usd.Total),
            TableCell.Dollars(family.Announced.Usd, usd => usd.WithoutLargest),
            TableCell.Dollars(family.Announced.Usd, usd => usd.Median),
            TableCell.Of(family.Announced.Undisclosed),
            TableCell.Of(family.Announced.WithoutRate),
            TableCell.Of(family.InTalks.Deals),
            TableCell.Reported(family.Announced),
        ];
    }
}
