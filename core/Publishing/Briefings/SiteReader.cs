using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables.Models;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>Reads from storage, once, all that the briefing site prints.</summary>
/// <param name="time">Says which day the site is built on.</param>
public sealed class SiteReader<TTables>(TTables tables, TimeProvider time)
    where TTables : ITables, IRowScan
{
    /// <summary>
    /// A text that stays the same through a day while nothing that the site prints has changed: three requests, however much there is.
    /// Null before the first refresh.
    /// </summary>
    public async Task<string?> MarkAsync(CancellationToken cancel)
    {
        // Deals are logged in a month that is registered with each of them, and organizations are registered as they are written.
        var (status, logged, named) = (
            StatusAsync(cancel), Partitions.TouchedAsync(tables, TableNames.Changes, cancel), Partitions.TouchedAsync(tables, TableNames.Names, cancel));
        return await status is { Generation: > 0 } visible
            ? $"{visible.Generation} {visible.Reported} {await logged} {await named} {PartialDate.OfDay(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))}"
            : null;
    }

    /// <returns>Empty data before the first deal or the first refresh.</returns>
    public async Task<SiteData> ReadAsync(CancellationToken cancel)
    {
        var summaries = new SummaryReader(tables, time);
        if (await StatusAsync(cancel) is not { Reported: { } reported, Known: { } known })
        {
            return new();
        }

        // Asked for side by side: while storage answers one request, the answer to another is read.
        Task<SummaryTable> TableAsync(Dimension dimension) => summaries.TableAsync(dimension, null, cancel);
        var (stored, listed) = (DealsAsync(cancel), ListedAsync(cancel));
        var (named, removals) = (RegisterAsync(cancel), ChangeReader.RemovalsAsync(tables, cancel));
        var (byMonth, byYear, byRound) = (TableAsync(Dimension.Month), TableAsync(Dimension.Year), TableAsync(Dimension.Round));
        var (bySector, byCountry) = (TableAsync(Dimension.Sector), TableAsync(Dimension.Country));
        var (byCompany, league) = (TableAsync(Dimension.Company), TableAsync(Dimension.Investor));
        var overall = await summaries.GetAsync(Dimension.Overall, "all", null, cancel);

        var today = await summaries.TodayAsync(cancel);
        var record = new RecordDays(today, known, reported);
        var register = await named;
        var here = await listed;
        var (deals, news) = Details((await stored).Where(deal => here.Contains(deal.Id)));
        var items = deals.Select(deal => deal.Deal).ToList();
        var months = SitePeriods.Months(items, await byMonth, record);
        var (companies, investors) = Organizations(items, register, today);
        return new()
        {
            Today = today,
            AsOf = known,
            Reported = reported,
            News = news,
            Latest = BriefingReader.Latest(await byMonth, null, reported) is { } newest ? months.First(month => month.Period == newest.ToString()) : null,
            Overall = overall,
            Months = months,
            Weeks = SitePeriods.Weeks(items, record),
            Sectors = Groups(await bySector, items.SelectMany(item => item.Sectors.Select(sector => ($"{sector}", item)))),
            Countries = Groups(await byCountry, items.Where(item => item.Country is not null).Select(item => (item.Country!, item))),
            ByMonth = await byMonth,
            ByYear = await byYear,
            BySector = await bySector,
            ByCountry = await byCountry,
            ByRound = await byRound,
            ByCompany = await byCompany,
            League = await league,
            Deals = deals,
            Removed = Removed(await removals, here),
            Companies = companies,
            Investors = investors,
        };
    }

    // Storage that nobody has written to has no tables: there is nothing to print yet.
    private async Task<SummaryStatus?> StatusAsync(CancellationToken cancel)
    {
        try
        {
            return await new SummaryReader(tables, time).StatusAsync(cancel);
        }
        catch (RequestFailedException failed) when (failed.ErrorCode == TableErrorCode.TableNotFound)
        {
            return null;
        }
    }

    // Each deal's own row is in a partition of its own: a walk over the table costs one request for a thousand of them.
    private async Task<IReadOnlyCollection<DealRows>> DealsAsync(CancellationToken cancel)
    {
        var deals = new ConcurrentBag<DealRows>();
        await Parallel.ForEachAsync(tables.ScanAsync(TableNames.Deals, cancel, DealRows.ReadColumns), cancel, (row, token) =>
        {
            var deal = DealRows.Read(row);
            // What is packed is read here, on all cores.
            _ = deal.History;
            deals.Add(deal);
            return ValueTask.CompletedTask;
        });
        return deals;
    }

    /// <summary>The deals of the API's list: one that is being written or removed has a row of its own too, and is not there yet, or no more.</summary>
    private async Task<IReadOnlySet<DealId>> ListedAsync(CancellationToken cancel)
    {
        var years = await Partitions.OfAsync(tables, Views.ByDate.Table, cancel);
        var rows = await Task.WhenAll(years.Select(year => tables.AllAsync(RowRange.Whole(Views.ByDate.Table, year) with { Where = [ViewRow.IsCurrent], Columns = [] }, cancel)));
        return rows.SelectMany(own => own).Select(row => RowKeys.Deal(row.RowKey)).ToHashSet();
    }

    private async Task<Register> RegisterAsync(CancellationToken cancel)
    {
        var organizations = new OrganizationReader(tables, new DealReader(tables), time);
        var kinds = await Task.WhenAll(organizations.AllAsync(OrganizationKind.Company, cancel), organizations.AllAsync(OrganizationKind.Investor, cancel));
        return new(kinds.SelectMany(kind => kind).DistinctBy(one => one.Id));
    }

    // In the order of the API's list.
    private static (IReadOnlyList<DealDetail> Deals, IReadOnlyList<DatedDealNews> News) Details(IEnumerable<DealRows> deals)
    {
        var histories = deals.Select(deal => deal.History).OrderBy(history => Views.ByDate.Key(history.Item), StringComparer.Ordinal).ToList();
        var byCompany = histories.Select(history => history.Item).ToLookup(item => item.Company.Id);
        var news =
            from history in histories
            from told in history.News
            orderby told.On descending, history.Item.Id
            select new DatedDealNews(history.Item.Id, history.Item.Company, told);
        return ([.. histories.Select(history => DealDetail.Of(history.Now, history.Item, null, byCompany[history.Item.Company.Id]))], [.. news]);
    }

    private static IReadOnlyList<GroupDetail> Groups(SummaryTable table, IEnumerable<(string Key, DealItem Item)> deals)
    {
        var byKey = deals.ToLookup(pair => pair.Key, pair => pair.Item, StringComparer.Ordinal);
        return [.. table.Value.Select(line => new GroupDetail(table.Dimension, line.Key, line, [.. byKey[line.Key]]))];
    }

    private static (IReadOnlyList<OrganizationDetail> Companies, IReadOnlyList<OrganizationDetail> Investors) Organizations(IReadOnlyList<DealItem> items, Register register, DateOnly today)
    {
        var raised = items.ToLookup(item => item.Company.Id);
        var backed = items.SelectMany(item => item.Parties.Select(party => (party.Id, item))).ToLookup(pair => pair.Id, pair => pair.item);
        var details = register.All.Where(one => raised.Contains(one.Id) || backed.Contains(one.Id))
            .OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id).ToList()
            .AsParallel().AsOrdered()
            .Select(one => OrganizationReader.Detail(one, [.. raised[one.Id]], [.. backed[one.Id].Select(item => (item, register.Find(item.Company.Id)?.Competitors ?? []))], register, today))
            .ToList();
        return ([.. details.Where(one => one.Raised.Count > 0)], [.. details.Where(one => one.Backed.Count > 0)]);
    }

    // One that was removed and came back is simply there.
    private static IReadOnlyList<RemovedDeal> Removed(IReadOnlyList<ChangeItem> removals, IReadOnlySet<DealId> here) =>
        [.. removals.Where(one => !here.Contains(one.Deal)).Reverse().Select(one => new RemovedDeal(one.Deal, one.Title, DateOnly.FromDateTime(one.At.UtcDateTime)))];
}
