using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables.Models;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>Reads everything on the briefing site from storage once.</summary>
/// <param name="time">The clock, for the day of the build.</param>
public sealed class SiteReader<TTables>(TTables tables, TimeProvider time)
    where TTables : ITables, IRowScan
{
    /// <summary>
    /// A text that changes when the day or anything on the site changes. Costs three requests, independent of the amount of data.
    /// Null before the first refresh.
    /// </summary>
    public async Task<string?> MarkAsync(CancellationToken cancel)
    {
        // Every deal write touches its month of the change log, and every organization write touches the list of names.
        var state = StateAsync(cancel);
        var logTouched = Partitions.TouchedAsync(tables, TableNames.Changes, cancel);
        var namesTouched = Partitions.TouchedAsync(tables, TableNames.Names, cancel);
        var today = PartialDate.OfDay(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        return await state is { Generation: > 0 } visible
            ? $"{visible.Generation} {visible.Reported} {await logTouched} {await namesTouched} {today}"
            : null;
    }

    /// <summary>Costs about fifteen requests, and one more for every thousand deals, organizations or changes.</summary>
    /// <returns>Empty data before the first deal or the first refresh.</returns>
    public async Task<SiteData> ReadAsync(CancellationToken cancel)
    {
        if (await StateAsync(cancel) is not { Reported: { } reported, Known: { } known } state)
        {
            return new();
        }

        // All requests run in parallel, so one answer is read while storage prepares another.
        var summaries = new SummaryReader(tables, time, state);
        Task<SummaryTable> TableAsync(Dimension dimension) => summaries.TableAsync(dimension, null, cancel);
        var (stored, listed) = (DealsAsync(cancel), ListedAsync(cancel));
        var (named, removals, aliases) = (RegisterAsync(cancel), ChangeReader.RemovalsAsync(tables, cancel), AliasesAsync(cancel));
        var (byMonth, byYear, byRound) = (TableAsync(Dimension.Month), TableAsync(Dimension.Year), TableAsync(Dimension.Round));
        var (bySector, byCountry) = (TableAsync(Dimension.Sector), TableAsync(Dimension.Country));
        var (byCompany, league) = (TableAsync(Dimension.Company), TableAsync(Dimension.Investor));
        var overall = await summaries.GetAsync(Dimension.Overall, "all", null, cancel);

        var today = await summaries.TodayAsync(cancel);
        var record = new RecordDays(today, known, reported);
        var register = await named;
        var current = await listed;
        var histories = Histories((await stored).Where(deal => current.Contains(deal.Id)));
        var (deals, news) = Details(histories);
        var items = deals.Select(deal => deal.Deal).ToList();
        var months = SitePeriods.Of(BriefingSpan.Month, items, record);
        var counted = new DealTables(items, today);
        var byKind = counted.Table(new(Dimension.Kind));
        var latest = BriefingReader.Latest(await byMonth, null, reported);
        var (companies, investors) = Organizations(items, register, today);
        return new()
        {
            Today = today,
            AsOf = known,
            Reported = reported,
            News = news,
            Latest = latest is { } newest ? months.First(month => month.Period == newest.ToString()) : null,
            Overall = overall,
            Years = SitePeriods.Of(BriefingSpan.Year, items, record),
            Quarters = SitePeriods.Of(BriefingSpan.Quarter, items, record),
            Months = months,
            Weeks = SitePeriods.Of(BriefingSpan.Week, items, record),
            Sectors = Groups(await bySector, items.SelectMany(item => item.Sectors.Select(sector => ($"{sector}", item)))),
            Countries = Groups(await byCountry, items.Where(item => item.Country is not null).Select(item => (item.Country!, item))),
            Rounds = Groups(await byRound, items.Where(item => item.Round is not null).Select(item => ($"{item.Round}", item))),
            Kinds = Groups(byKind, items.Select(item => (EnumWords.Of(item.Kind), item))),
            Known = KnownDeals.Of(histories, today),
            ByMonth = await byMonth,
            ByQuarter = counted.Table(new(Dimension.Quarter)),
            ByYear = await byYear,
            BySector = await bySector,
            ByCountry = await byCountry,
            ByRound = await byRound,
            ByKind = byKind,
            ByCompany = await byCompany,
            League = await league,
            Deals = deals,
            Removed = Removed(await removals, current),
            Aliases = await aliases,
            Companies = companies,
            Investors = investors,
        };
    }

    // Storage that was never written to has no tables, so the site is still empty.
    private async Task<RefreshState?> StateAsync(CancellationToken cancel)
    {
        try
        {
            return await RefreshState.ReadAsync(tables, cancel);
        }
        catch (RequestFailedException failed) when (failed.ErrorCode == TableErrorCode.TableNotFound)
        {
            return null;
        }
    }

    // Each deal has its own partition, so this scans the table, with one request per thousand deals.
    private async Task<IReadOnlyCollection<DealRows>> DealsAsync(CancellationToken cancel)
    {
        var deals = new ConcurrentBag<DealRows>();
        await Parallel.ForEachAsync(tables.ScanAsync(TableNames.Deals, cancel, DealRows.ReadColumns), cancel, (row, token) =>
        {
            var deal = DealRows.Read(row);
            // Unpacks the history here, on all cores.
            _ = deal.History;
            deals.Add(deal);
            return ValueTask.CompletedTask;
        });
        return deals;
    }

    /// <summary>The deals in the API's list. A deal that is being written or removed may have its own row but not be in the list.</summary>
    private async Task<IReadOnlySet<DealId>> ListedAsync(CancellationToken cancel)
    {
        var listed = new HashSet<DealId>();
        await foreach (var row in tables.ScanAsync(Views.ByDate.Table, cancel, [], [ViewRow.IsCurrent]))
        {
            listed.Add(RowKeys.Deal(row.RowKey));
        }

        return listed;
    }

    private async Task<Register> RegisterAsync(CancellationToken cancel)
    {
        var organizations = new OrganizationReader(tables, new DealReader(tables), time);
        var kinds = await Task.WhenAll(
            organizations.AllAsync(OrganizationKind.Company, cancel), organizations.AllAsync(OrganizationKind.Investor, cancel));
        return new(kinds.SelectMany(kind => kind).DistinctBy(organization => organization.Id));
    }

    private async Task<IReadOnlyList<(EntryKind Kind, Slug Old, Slug Into)>> AliasesAsync(CancellationToken cancel)
    {
        var merges = await Task.WhenAll(Enum.GetValues<EntryKind>().Select(kind => Merges.ReadAsync(tables, kind, cancel)));
        return [.. merges.SelectMany(ofKind => ofKind.All.Select(merge => (merge.Kind, merge.Old, ofKind.Into(merge.Old))))];
    }

    // In the order of the API's list.
    private static IReadOnlyList<DealHistory> Histories(IEnumerable<DealRows> deals) =>
        [.. deals.Select(deal => deal.History).OrderBy(history => Views.ByDate.Key(history.Item), StringComparer.Ordinal)];

    private static (IReadOnlyList<DealDetail> Deals, IReadOnlyList<DatedDealNews> News) Details(IReadOnlyList<DealHistory> histories)
    {
        var byCompany = histories.Select(history => history.Item).ToLookup(item => item.Company.Id);
        var news =
            from history in histories
            from item in history.News
            orderby item.On descending, history.Item.Id
            let claim = history.Now.Claims.FirstOrDefault(claim => claim.Id == item.Claim)
            select new DatedDealNews(history.Item.Id, history.Item.Company, item, claim?.Recorded ?? item.On);
        var details = histories.Select(history => DealDetail.Of(history.Now, history.Item, null, byCompany[history.Item.Company.Id]));
        return ([.. details], [.. news]);
    }

    private static IReadOnlyList<GroupDetail> Groups(SummaryTable table, IEnumerable<(string Key, DealItem Item)> deals)
    {
        var byKey = deals.ToLookup(pair => pair.Key, pair => pair.Item, StringComparer.Ordinal);
        return [.. table.Value.Select(line => new GroupDetail(table.Dimension, line.Key, line, [.. byKey[line.Key]]))];
    }

    private static (IReadOnlyList<OrganizationDetail> Companies, IReadOnlyList<OrganizationDetail> Investors) Organizations(
        IReadOnlyList<DealItem> items, Register register, DateOnly today)
    {
        var raised = items.ToLookup(item => item.Company.Id);
        var backed = items
            .SelectMany(item => item.Parties.Select(party => (party.Id, Item: item)))
            .ToLookup(pair => pair.Id, pair => pair.Item);
        var naming = register.All
            .SelectMany(organization => organization.Competitors.Select(rival => (Rival: rival, organization.Id)))
            .ToLookup(pair => pair.Rival, pair => pair.Id);
        var details = register.All
            .Where(organization => raised.Contains(organization.Id) || backed.Contains(organization.Id))
            .OrderByName(organization => organization.Name)
            .ThenBy(organization => organization.Id)
            .ToList()
            .AsParallel()
            .AsOrdered()
            .Select(organization => OrganizationDetails.Of(
                organization,
                [.. raised[organization.Id]],
                [.. backed[organization.Id].Select(item => (item, register.Find(item.Company.Id)?.Competitors ?? []))],
                [
                    .. OrganizationReader.RivalsOf(organization, naming[organization.Id])
                        .Select(rival => (rival, (IReadOnlyList<DealItem>)[.. raised[rival]])),
                ],
                register,
                today))
            .ToList();
        return ([.. details.Where(detail => detail.Raised.Count > 0)], [.. details.Where(detail => detail.Backed.Count > 0)]);
    }

    // Leaves out deals that were removed and added again.
    private static IReadOnlyList<RemovedDeal> Removed(IReadOnlyList<ChangeItem> removals, IReadOnlySet<DealId> current) =>
    [
        .. removals
            .Where(removal => !current.Contains(removal.Deal))
            .Reverse()
            .Select(removal =>
                new RemovedDeal(removal.Deal, removal.Title, DateOnly.FromDateTime(removal.At.UtcDateTime), removal.MergedInto)),
    ];
}
