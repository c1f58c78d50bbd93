using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>A page of organizations.</summary>
/// <param name="Next">The position of the last one, if there are more.</param>
public sealed record OrganizationPage(IReadOnlyList<OrganizationItem> Organizations, OrganizationCursor? Next);

/// <summary>
/// Lists companies and investors by name or by a figure. A list by name reads a range of it. A list by a figure reads the whole list by
/// name of one filter, and the figures of the whole dimension.
/// </summary>
public sealed class OrganizationLister(ITables tables, SummaryReader summaries)
{
    /// <summary>After this many storage requests a list by name returns a short page with a cursor.</summary>
    public const int MaxRequests = DealReader.MaxRequests;

    /// <summary>The most requests for the names of a list by a figure, a thousand organizations each.</summary>
    public const int MaxSortedRequests = 20;

    /// <returns>Null if more organizations match the filters than a list by a figure can sort.</returns>
    public async Task<OrganizationPage?> ListAsync(OrganizationQuery query, CancellationToken cancel)
    {
        var lines = query.NeedsFigures ? await LinesAsync(query, cancel) : [];
        return query.Order.IsByName ? await ByNameAsync(query, lines, cancel) : await ByFigureAsync(query, lines, cancel);
    }

    private async Task<Dictionary<string, SummaryLine>> LinesAsync(OrganizationQuery query, CancellationToken cancel)
    {
        var dimension = query.Kind == OrganizationKind.Company ? Dimension.Company : Dimension.Investor;
        return (await summaries.TableAsync(dimension, query.AsOf, cancel)).Value.ToDictionary(line => line.Key, StringComparer.Ordinal);
    }

    private async Task<OrganizationPage> ByNameAsync(
        OrganizationQuery query, Dictionary<string, SummaryLine> lines, CancellationToken cancel)
    {
        var range = NameLists.Range(query.Partition) with
        {
            From = query.After is { } after ? after.Key + "!" : "",
            Take = query.IsCheckedByTheService ? TableLimits.PageRows : query.Limit + 1,
        };
        var found = new List<Listed>();
        var last = "";
        var next = (RowRange?)range;
        for (var requests = 0; next is not null && requests < MaxRequests && found.Count <= query.Limit; requests++)
        {
            var page = await tables.QueryAsync(next, cancel);
            found.AddRange(page.Rows.Select(row => Read(row, query, lines)).OfType<Listed>());
            last = page.Rows.Count > 0 ? page.Rows[^1].RowKey : last;
            next = page.Continuation is null ? null : next with { Continuation = page.Continuation };
        }

        // A page may be short, or even empty, where few of many organizations match.
        var isCut = next is not null && found.Count <= query.Limit && last.Length > 0;
        return Page(query, found, isCut ? new(OrganizationCursor.NoFigure, last) : null);
    }

    private async Task<OrganizationPage?> ByFigureAsync(
        OrganizationQuery query, Dictionary<string, SummaryLine> lines, CancellationToken cancel)
    {
        var (rows, isWhole) = await tables.SomeAsync(NameLists.Range(query.Partition), MaxSortedRequests, cancel);
        return isWhole
            ? Page(
                query,
                [
                    .. rows.Select(row => Read(row, query, lines)).OfType<Listed>()
                        .Where(listed => query.After is not { } after || OrganizationCursor.Compare(listed.Position, after) > 0)
                        .OrderBy(listed => listed.Position, Comparer<OrganizationCursor>.Create(OrganizationCursor.Compare)),
                ],
                null)
            : null;
    }

    private static OrganizationPage Page(OrganizationQuery query, List<Listed> found, OrganizationCursor? cut) => new(
        [.. found.Take(query.Limit).Select(listed => listed.Item)],
        found.Count > query.Limit ? found[query.Limit - 1].Position : cut);

    /// <returns>Null if it does not match.</returns>
    private static Listed? Read(TableEntity row, OrganizationQuery query, Dictionary<string, SummaryLine> lines)
    {
        var organization = OrganizationRow.Read(row);
        var line = lines.GetValueOrDefault(organization.Id.ToString());
        if (!query.Matches(organization, line))
        {
            return null;
        }

        var figure = line is null ? null : query.Order.Figure(line);
        var figures = query.NeedsFigures ? OrganizationFigures.Of(query.Kind, line) : null;
        return new(
            OrganizationItem.Of(organization.AsOf(query.AsOf), figures), new(figure ?? OrganizationCursor.NoFigure, row.RowKey));
    }

    private sealed record Listed(OrganizationItem Item, OrganizationCursor Position);
}
