using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>All that is to be written so that a deal is as it should be, or is no more.</summary>
internal sealed record WritePlan
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

    /// <summary>
    /// Whether the deal's row must be written again when its other rows are there. One that is going to be removed names its places
    /// and cells to the end, so that a repeated removal announces the same.
    /// </summary>
    public bool HasMoved => Kind != ChangeKind.Removed && (AllPlaces.Count != NewPlaces.Count || TouchedCells.Count != NewCells.Count);

    // The places and cells of the old rows stay with the deal until the new rows are there, so that a repeated write still names them.
    public TableEntity Row(bool isSettled) =>
        StoredDeal.Of(Id, Title, Hash, Claims, Named, isSettled ? NewPlaces : AllPlaces, isSettled ? NewCells : TouchedCells);

    public static WritePlan Of(PreparedDeal deal, TableEntity? read)
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
            OldPlaces = StoredDeal.PlacesIn(read),
            NewCells = cells,
            TouchedCells = [.. StoredDeal.CellsIn(read).Union(cells, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    public static WritePlan Removal(DealId id, TableEntity read) => new()
    {
        Kind = ChangeKind.Removed,
        Id = id,
        Company = StoredDeal.DealOf(read).Company,
        Title = StoredDeal.TitleIn(read),
        Read = read,
        Claims = StoredDeal.PackedClaims(read),
        Named = StoredDeal.PackedNamed(read)!,
        Hash = "",
        Rows = new Dictionary<Address, TableEntity>(),
        NewPlaces = [],
        OldPlaces = StoredDeal.PlacesIn(read),
        NewCells = [],
        TouchedCells = StoredDeal.CellsIn(read),
    };
}
