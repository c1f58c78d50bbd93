using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Json;
using ServerlessDeals.Storage;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Writing;

/// <summary>A deal made ready to be written: its states through time and all its rows.</summary>
public sealed class PreparedDeal
{
    // Other rows, or other summaries to be counted in, are another hash, so that a load of the seeds writes them anew.
    private const string Layout = "rivals-rounds-statuses-companies-stays";

    public PreparedDeal(Deal deal, Register register)
    {
        Deal = deal;
        Periods = DealRows.Periods(deal, register);
        Rows = DealRows.Of(deal.Id, Periods, register.Find(deal.Company)?.Competitors ?? []);
        Document = Columns.Json(deal, DealsJson.Default.Deal);
        Named = Columns.Json<IReadOnlyList<Organization>>(
            [.. deal.Claims.SelectMany(claim => claim.Parties).Select(party => party.Org).Append(deal.Company).Distinct().Order().Select(register.Find).OfType<Organization>()],
            DealsJson.Default.IReadOnlyListOrganization);
        Hash = Batches.Hash([Encoding.UTF8.GetBytes(Layout), Document, Named, Columns.Json(Periods, DealsJson.Default.IReadOnlyListDealPeriod)]);
    }

    public Deal Deal { get; }

    public IReadOnlyList<DealPeriod> Periods { get; }

    /// <summary>Of all that readers can see of it: its claims, and the names and sectors of the organizations it shows.</summary>
    public string Hash { get; }

    internal IReadOnlyDictionary<Address, TableEntity> Rows { get; }

    internal byte[] Document { get; }

    /// <summary>The organizations that it names, so that whoever reads it need not look for them.</summary>
    internal byte[] Named { get; }
}

/// <summary>
/// Writes deals so that a crash anywhere is mended by writing again: log entry first, then the deal with the places of all
/// its rows, old and new, then the rows, and last the deal with its new places alone.
/// </summary>
public sealed class DealWriter(ITables tables, TimeProvider time)
{
    private const string Claims = "Claims";
    private const string Named = "Named";
    private const string Places = "Places";
    private const string Cells = "Cells";

    public Task PutAsync(IReadOnlyList<PreparedDeal> deals, CancellationToken cancel) => PutAsync(deals, null, cancel);

    /// <param name="seen">The one deal as it was read before it was changed; null where it does not matter.</param>
    /// <exception cref="ConcurrentWriteException">It is no longer so.</exception>
    public async Task PutAsync(IReadOnlyList<PreparedDeal> deals, Deal? seen, CancellationToken cancel)
    {
        var stored = await RowsAsync(deals.Select(deal => deal.Deal.Id), cancel);
        if (seen is not null && (stored[seen.Id] is not { } row || !Unpacked(row).AsSpan().SequenceEqual(Columns.Json(seen, DealsJson.Default.Deal))))
        {
            throw new ConcurrentWriteException($"{seen.Id} was written by somebody else meanwhile.");
        }

        await WriteAsync(deals, stored, cancel);
    }

    /// <param name="stored">The deals' rows as <see cref="RowsAsync"/> read them.</param>
    /// <exception cref="ConcurrentWriteException">One of them is no longer so.</exception>
    internal Task WriteAsync(IReadOnlyList<PreparedDeal> deals, IReadOnlyDictionary<DealId, TableEntity?> stored, CancellationToken cancel) =>
        ApplyAsync([.. deals.Select(deal => Plan(deal, stored[deal.Deal.Id]))], cancel);

    public async Task RemoveAsync(IReadOnlyList<DealId> deals, CancellationToken cancel) => await RemoveAsync(deals, await RowsAsync(deals, cancel), cancel);

    /// <param name="stored">The deals' rows as <see cref="RowsAsync"/> read them.</param>
    /// <exception cref="ConcurrentWriteException">One of them is no longer so.</exception>
    internal async Task RemoveAsync(IReadOnlyList<DealId> deals, IReadOnlyDictionary<DealId, TableEntity?> stored, CancellationToken cancel)
    {
        var changes = deals.Where(id => stored[id] is not null).Select(id => Removal(id, stored[id]!)).ToList();
        await ApplyAsync(changes, cancel);
        await Batches.WriteAsync(
            tables, changes.Select(change => (TableNames.Deals, RowWrite.Delete(change.Id.ToString(), Claims))), cancel);
    }

    /// <summary>Writes again what a killed process was writing, so that all its rows are there.</summary>
    internal async Task MendAsync(IReadOnlyList<DealId> inFlight, CancellationToken cancel)
    {
        var rows = await RowsAsync(inFlight, cancel);
        await WriteAsync([.. rows.Values.OfType<TableEntity>().Select(row => new PreparedDeal(DealOf(row), new(NamedIn(row))))], rows, cancel);
    }

    /// <summary>The stored deal, or null.</summary>
    public static async Task<Deal?> ReadAsync(ITables tables, DealId id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Deals, id.ToString(), Claims, cancel) is { } row
            ? DealOf(row)
            : null;

    /// <summary>The stored deal with the organizations that it names, or null: one point read.</summary>
    public static async Task<(Deal Deal, Register Named)?> ReadNamedAsync(ITables tables, DealId id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Deals, id.ToString(), Claims, cancel) is { } row
            ? (DealOf(row), new(NamedIn(row)))
            : null;

    private static byte[] Unpacked(TableEntity row) => Columns.Unpack(Columns.Get(row, Claims)!);

    internal static Deal DealOf(TableEntity row) => JsonSerializer.Deserialize(Unpacked(row), DealsJson.Default.Deal)!;

    /// <summary>The organizations that a stored deal names, as they were when it was written.</summary>
    internal static IReadOnlyList<Organization> NamedIn(TableEntity row) =>
        // The first version kept none; deals upgrade finds them in their own table.
        Columns.Get(row, Named) is not { } packed ? [] : JsonSerializer.Deserialize(Columns.Unpack(packed), DealsJson.Default.IReadOnlyListOrganization)!;

    /// <summary>Whether a row says all that the deal says, in today's layout.</summary>
    internal static bool IsStored(PreparedDeal deal, TableEntity row) =>
        row.GetString(nameof(PreparedDeal.Hash)) == deal.Hash;

    internal async Task<IReadOnlyDictionary<DealId, TableEntity?>> RowsAsync(IEnumerable<DealId> ids, CancellationToken cancel)
    {
        var stored = new ConcurrentDictionary<DealId, TableEntity?>();
        await Batches.EachAsync(
            ids.Distinct(), async (id, token) => stored[id] = await tables.GetAsync(TableNames.Deals, id.ToString(), Claims, token), cancel);
        return stored;
    }

    private async Task ApplyAsync(List<WritePlan> plans, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var written = new ConcurrentDictionary<DealId, ETag>();
        await Batches.WriteAsync(
            tables,
            plans.Select(plan => (TableNames.Changes, RowWrite.Upsert(Change.Of(plan.Kind, plan.Id, plan.Title, plan.TouchedCells, now).ToRow())))
                .Append(Partitions.Registration(TableNames.Changes, Change.Partition(now))),
            cancel);
        await Batches.EachAsync(
            plans.GroupBy(plan => plan.Company),
            async (own, token) =>
            {
                // An import numbers a company's deals of one day and looks for them up to the first that is missing: a killed one leaves no gap.
                foreach (var plan in own.OrderBy(plan => plan.Id.ToString().Length).ThenBy(plan => plan.Id))
                {
                    written[plan.Id] = await DocumentAsync(plan, plan.AllPlaces, plan.Read?.ETag, token);
                }
            },
            cancel);
        await Batches.WriteAsync(tables, plans.SelectMany(plan => plan.RowWrites()).Concat(Registrations(plans)), cancel);
        await Batches.EachAsync(plans, async (plan, token) => await SettleAsync(plan, written[plan.Id], token), cancel);
    }

    /// <summary>
    /// Names the new places alone, and makes sure that nobody wrote the deal while its rows were being written: rows of an
    /// older state may then lie over newer ones, and are written again from what the deal is by now.
    /// </summary>
    private async Task SettleAsync(WritePlan plan, ETag mine, CancellationToken cancel)
    {
        if (plan.AllPlaces.Count != plan.NewPlaces.Count)
        {
            try
            {
                await DocumentAsync(plan, plan.NewPlaces, mine, cancel);
                return;
            }
            catch (ConcurrentWriteException)
            {
                // Settled below, with what the other writer made of it.
            }
        }

        while (await tables.GetAsync(TableNames.Deals, plan.Id.ToString(), Claims, cancel) is { } now && now.ETag != mine)
        {
            var deal = new PreparedDeal(DealOf(now), new(NamedIn(now)));
            var stale = plan.AllPlaces.Union(OldPlaces(now)).Except(deal.Rows.Keys);
            await Batches.WriteAsync(
                tables,
                deal.Rows.Select(row => (row.Key.Table, RowWrite.Upsert(row.Value)))
                    .Concat(stale.Select(place => (place.Table, RowWrite.Delete(place.Partition, place.Row)))),
                cancel);
            mine = now.ETag;
        }
    }

    private async Task<ETag> DocumentAsync(WritePlan plan, IReadOnlyList<Address> places, ETag? read, CancellationToken cancel) =>
        (await tables.WriteAsync(TableNames.Deals, [RowWrite.Guarded(plan.Document(places), read)], cancel))[0];

    private static IEnumerable<(string Table, RowWrite Write)> Registrations(List<WritePlan> plans) =>
        plans.SelectMany(plan => plan.NewPlaces).Where(place => Views.Walked.Contains(place.Table)).Select(place => (place.Table, place.Partition))
            .Distinct()
            .Select(one => Partitions.Registration(one.Table, one.Partition));

    private static WritePlan Plan(PreparedDeal deal, TableEntity? read)
    {
        var cells = deal.Periods.SelectMany(period => Cell.Of(period.Item)).Select(cell => cell.ToString())
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new()
        {
            Kind = read is null ? ChangeKind.Added : ChangeKind.Changed,
            Id = deal.Deal.Id,
            Company = deal.Deal.Company,
            Title = deal.Periods[^1].Item.Company.Name,
            Read = read,
            Claims = Columns.Pack(deal.Document),
            Named = Columns.Pack(deal.Named),
            Hash = deal.Hash,
            Rows = deal.Rows,
            NewPlaces = [.. deal.Rows.Keys],
            OldPlaces = OldPlaces(read),
            NewCells = cells,
            TouchedCells = [.. OldCells(read).Union(cells, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static WritePlan Removal(DealId id, TableEntity read) => new()
    {
        Kind = ChangeKind.Removed,
        Id = id,
        Company = DealOf(read).Company,
        Title = read.GetString("Title"),
        Read = read,
        Claims = Columns.Get(read, Claims)!,
        Named = Columns.Get(read, Named)!,
        Hash = "",
        Rows = new Dictionary<Address, TableEntity>(),
        NewPlaces = [],
        OldPlaces = OldPlaces(read),
        NewCells = [],
        TouchedCells = OldCells(read),
    };

    private static IReadOnlyList<Address> OldPlaces(TableEntity? read) =>
        read is null ? [] : [.. Encoding.UTF8.GetString(Columns.Get(read, Places) ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Place)];

    private static IReadOnlyList<string> OldCells(TableEntity? read) =>
        read is null ? [] : Encoding.UTF8.GetString(Columns.Get(read, Cells) ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static Address Place(string line) => line.Split('\t') is [var table, var partition, var row]
        ? new(table, partition, row)
        : throw new FormatException($"'{line}' is not the place of a row.");

    private sealed record WritePlan
    {
        public required ChangeKind Kind { get; init; }

        public required DealId Id { get; init; }

        public required Slug Company { get; init; }

        public required string Title { get; init; }

        public required TableEntity? Read { get; init; }

        public required byte[] Claims { get; init; }

        public required byte[] Named { get; init; }

        public required string Hash { get; init; }

        public required IReadOnlyDictionary<Address, TableEntity> Rows { get; init; }

        public required IReadOnlyList<Address> NewPlaces { get; init; }

        public required IReadOnlyList<Address> OldPlaces { get; init; }

        public required IReadOnlyList<string> NewCells { get; init; }

        public required IReadOnlyList<string> TouchedCells { get; init; }

        public IReadOnlyList<Address> AllPlaces => [.. OldPlaces.Union(NewPlaces)];

        public IEnumerable<(string Table, RowWrite Write)> RowWrites() =>
            Rows.Select(row => (row.Key.Table, RowWrite.Upsert(row.Value)))
                .Concat(OldPlaces.Except(NewPlaces).Select(place => (place.Table, RowWrite.Delete(place.Partition, place.Row))));

        // The cells of the old rows stay with the deal until the old rows are gone, so that a repeated write still names them.
        public TableEntity Document(IReadOnlyList<Address> places)
        {
            var row = new TableEntity(Id.ToString(), DealWriter.Claims) { ["Title"] = Title, [nameof(Hash)] = Hash };
            Columns.Put(row, DealWriter.Claims, Claims);
            Columns.Put(row, DealWriter.Named, Named);
            Columns.Put(row, Places, Lines(places.Select(place => $"{place.Table}\t{place.Partition}\t{place.Row}")));
            Columns.Put(row, Cells, Lines(places.Count == NewPlaces.Count ? NewCells : TouchedCells));
            return row;
        }

        private static byte[] Lines(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)));
    }
}
