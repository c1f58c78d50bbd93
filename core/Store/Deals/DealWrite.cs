using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>One deal that is added, changed or removed: its rows before and after.</summary>
/// <param name="Before">As they are stored; null if the deal is new.</param>
/// <param name="After">As they should be; null if the deal is removed.</param>
internal sealed record DealWrite(DealRows? Before, DealRows? After)
{
    private DealRows Any => After ?? Before!;

    public DealId Id => Any.Id;

    public Slug Company => Any.Deal.Company;

    public string Title => Any.Title;

    public ChangeKind Kind => After is null ? ChangeKind.Removed : Before is null ? ChangeKind.Added : ChangeKind.Changed;

    public IReadOnlyList<Address> NewPlaces { get; } = After?.Places ?? [];

    /// <summary>Of rows before and after.</summary>
    public IReadOnlyList<Address> AllPlaces { get; } = [.. (Before?.Places ?? []).Union(After?.Places ?? [])];

    /// <summary>The cells to count again.</summary>
    public IReadOnlyList<string> TouchedCells { get; } =
        [.. (Before?.Cells ?? []).Union(After?.Cells ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Whether the deal's own row must be written again when its other rows are written. One that is to be removed names its places
    /// and cells to the end, so that a repeated removal announces the same.
    /// </summary>
    public bool HasMoved => After is not null && (AllPlaces.Count != NewPlaces.Count || TouchedCells.Count != After.Cells.Count);

    public IEnumerable<(string Table, RowWrite Write)> ViewWrites() =>
        (After?.InViews ?? new Dictionary<Address, TableEntity>()).Select(row => (row.Key.Table, RowWrite.Upsert(row.Value)))
            .Concat(AllPlaces.Except(NewPlaces).Select(place => (place.Table, RowWrite.Delete(place.Partition, place.Row))));

    /// <summary>
    /// The deal's own row. Until the other rows are written it names the old places and cells as well, so that a repeated write
    /// still finds them.
    /// </summary>
    public TableEntity Own(bool isSettled) =>
        isSettled ? After!.Own(NewPlaces, After.Cells, After.Hash) : Any.Own(AllPlaces, TouchedCells, After?.Hash ?? "");
}
