using ServerlessDeals.Queries;
using ServerlessDeals.Storage;
using ServerlessDeals.Summaries;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Briefings;

/// <summary>Reads from storage, once, all that the briefing site prints.</summary>
public sealed class SiteReader<TTables>(TTables tables)
    where TTables : ITables, IRowScan
{
    /// <summary>
    /// A text that stays the same while nothing that the site prints has changed: three requests instead of all of them.
    /// Null before the first refresh.
    /// </summary>
    public async Task<string?> MarkAsync(CancellationToken cancel)
    {
        var status = await new SummaryReader(tables).StatusAsync(cancel);
        if (status.Generation == 0 || await Partitions.OfAsync(tables, TableNames.Changes, cancel) is not [.., var month])
        {
            return null;
        }

        // The log grows by every deal that is written, and names of organizations change only with a load of deals or
        // of themselves; both leave a hash in the list of what the seed files brought.
        var log = tables.AllAsync(RowRange.Whole(TableNames.Changes, month) with { Columns = [] }, cancel);
        var organizations = tables.AllAsync(RowRange.Whole(TableNames.Seeds, "organization") with { Columns = ["Hash"] }, cancel);
        await Task.WhenAll(log, organizations);
        var (changes, named) = (await log, Batches.Hash((await organizations).Select(row => System.Text.Encoding.UTF8.GetBytes(row.RowKey + row.GetString("Hash")))));
        return $"{status.Generation} {status.Reported} {month} {changes.Count} {changes[^1].RowKey} {named}";
    }

    /// <returns>Empty data before the first deal or the first refresh.</returns>
    public async Task<SiteData> ReadAsync(CancellationToken cancel)
    {
        var deals = new DealReader(tables);
        var organizations = new OrganizationReader(tables, deals);
        var summaries = new SummaryReader(tables);
        var status = await summaries.StatusAsync(cancel);
        if (status.Reported is not { } reported)
        {
            return new();
        }

        var items = await ItemsAsync(deals, cancel);
        var register = new Register((await organizations.AllAsync(OrganizationKind.Company, cancel))
            .Concat(await organizations.AllAsync(OrganizationKind.Investor, cancel)).DistinctBy(one => one.Id));
        var raised = items.ToLookup(item => item.Company.Id);
        var backed = items.SelectMany(item => item.Parties.Select(party => (party.Id, item))).ToLookup(pair => pair.Id, pair => pair.item);
        OrganizationDetail Detail(Organization one) =>
            OrganizationReader.Detail(one, [.. raised[one.Id]], [.. backed[one.Id].Select(item => (item, register.Find(item.Company.Id)?.Competitors ?? []))], register);
        Task<SummaryTable> TableAsync(Dimension dimension) => summaries.TableAsync(dimension, null, cancel);
        var (byMonth, bySector, byCountry) = (await TableAsync(Dimension.Month), await TableAsync(Dimension.Sector), await TableAsync(Dimension.Country));
        var ordered = register.All.OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id).ToList();
        var bySectorItems = items.SelectMany(item => item.Sectors.Select(sector => (Key: sector.ToString(), Item: item))).ToLookup(pair => pair.Key, pair => pair.Item);
        var byCountryItems = items.Where(item => item.Country is not null).ToLookup(item => item.Country!);
        var months = SitePeriods.Months(items, byMonth, reported);
        return new()
        {
            AsOf = reported.First,
            Latest = byMonth.Value.FirstOrDefault(month => month.Announced.Deals > 0) is { } newest ? months.First(month => month.Period == newest.Key) : null,
            Overall = await summaries.GetAsync(Dimension.Overall, "all", null, cancel),
            Months = months,
            Weeks = SitePeriods.Weeks(items, reported),
            Sectors = [.. bySector.Value.Select(line => new GroupDetail(Dimension.Sector, line.Key, line.Announced, line.InTalks, [.. bySectorItems[line.Key]]))],
            Countries = [.. byCountry.Value.Select(line => new GroupDetail(Dimension.Country, line.Key, line.Announced, line.InTalks, [.. byCountryItems[line.Key]]))],
            ByMonth = byMonth,
            ByYear = await TableAsync(Dimension.Year),
            BySector = bySector,
            ByCountry = byCountry,
            ByRound = await TableAsync(Dimension.Round),
            ByCompany = await TableAsync(Dimension.Company),
            League = await TableAsync(Dimension.Investor),
            Deals = await DetailsAsync(items, register, cancel),
            Removed = await RemovedAsync(items, cancel),
            Companies = [.. ordered.Where(one => raised.Contains(one.Id)).Select(Detail)],
            Investors = [.. ordered.Where(one => backed.Contains(one.Id)).Select(Detail)],
        };
    }

    private async Task<List<DealItem>> ItemsAsync(DealReader deals, CancellationToken cancel)
    {
        var items = new List<DealItem>();
        foreach (var year in (await Partitions.OfAsync(tables, Views.ByDate.Table, cancel)).Reverse())
        {
            items.AddRange(await deals.AllAsync(Views.ByDate, year, null, cancel));
        }

        return items;
    }

    private async Task<IReadOnlyList<RemovedDeal>> RemovedAsync(List<DealItem> items, CancellationToken cancel)
    {
        // One that was removed and came back is simply there.
        var here = items.Select(item => item.Id).ToHashSet();
        return
        [
            .. (await ChangeReader.RemovalsAsync(tables, cancel)).Where(one => !here.Contains(one.Deal)).Reverse()
                .Select(one => new RemovedDeal(one.Deal, one.Title, DateOnly.FromDateTime(one.At.UtcDateTime))),
        ];
    }

    // The claims stand in the deal's own row and nowhere else, each in a partition of its own: a walk over the table costs a
    // request for a thousand of them.
    private async Task<IReadOnlyList<DealDetail>> DetailsAsync(List<DealItem> items, Register register, CancellationToken cancel)
    {
        var byCompany = items.ToLookup(item => item.Company.Id);
        var details = new Dictionary<DealId, DealDetail>();
        await foreach (var row in tables.ScanAsync(TableNames.Deals, cancel))
        {
            var deal = StoredDeal.DealOf(row);
            var resolved = Resolver.Resolve(deal, DateOnly.MaxValue)!;
            details[deal.Id] = DealDetail.Of(resolved, DealItem.Of(resolved, register), null) with { Related = DealDetail.RelatedOf(deal.Id, byCompany[deal.Company]) };
        }

        return
        [
            .. items.Select(item => details.TryGetValue(item.Id, out var detail)
                ? detail
                : throw new InvalidOperationException($"{item.Id} was removed while the site was read; build it again.")),
        ];
    }
}
