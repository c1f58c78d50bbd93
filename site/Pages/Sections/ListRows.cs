using Microsoft.AspNetCore.Components;

namespace ServerlessDeals.Pages;

/// <summary>
/// All rows of a list of several pages, in files for the script that sorts and filters them (Scripts/rows.js). They are the same rows as
/// on the pages, made by the same component.
/// </summary>
internal static class ListRows
{
    // The script has the same number, in pages.
    private const int PerFile = 50 * ListPages.Rows;

    /// <param name="parameters">The parameters of the table for a part of the rows.</param>
    public static IEnumerable<Page> Of<TTable, TRow>(
        string folder, IReadOnlyList<TRow> rows, Func<IReadOnlyList<TRow>, (string Name, object? Value)[]> parameters)
        where TTable : IComponent
    {
        if (rows.Count <= ListPages.Rows)
        {
            return [];
        }

        return rows.Chunk(PerFile).Select((part, i) => new Page(
            $"{folder}/rows-{i + 1}.txt", typeof(TTable),
            parameters(part).ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal)));
    }

    /// <summary>The rows of a table.</summary>
    public static IEnumerable<Page> OfTable(string folder, FigureTable table) =>
        Of<DataTable, IReadOnlyList<TableCell>>(folder, table.Rows, part => [("Table", table with { Rows = part }), ("Id", "list")]);

    /// <summary>The rows of a list of deals.</summary>
    /// <param name="rolesOf">The investor whose roles the list shows; null to show who led.</param>
    public static IEnumerable<Page> OfDeals(SiteContent content, string folder, IReadOnlyList<DealItem> deals, Slug? rolesOf) =>
        Of<DealTable, DealItem>(
            folder, deals, part => [("Deals", part), ("Caption", ""), ("Today", content.Data.Today), ("RolesOf", rolesOf)]);

    /// <summary>The rows of a page's list, made again only if the list changes.</summary>
    public static IEnumerable<Page> Of(SiteContent content, DealListing list) =>
        OfDeals(content, list.Folder, list.Deals, list.RolesOf).WithFingerprint(Fingerprints.Of(
            content, Alternates.Deals(content, list.Deals), Fingerprints.StaleTalks(list.Deals, content.Data.Today)));
}
