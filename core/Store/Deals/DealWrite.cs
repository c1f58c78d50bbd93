using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>One deal that is added, changed or removed: its rows before and after.</summary>
/// <param name="Before">The stored rows; null if the deal is new.</param>
/// <param name="After">The new rows; null if the deal is removed.</param>
internal sealed record DealWrite(DealRows? Before, DealRows? After)
{
    private DealRows Any => After ?? Before!;

    public DealId Id => Any.Id;

    public Slug Company => Any.Deal.Company;

    public string Title => Any.Title;

    public ChangeKind Kind => (Before, After) switch
    {
        (_, null) => ChangeKind.Removed,
        (null, _) => ChangeKind.Added,
        _ => ChangeKind.Changed,
    };

    public IReadOnlyList<Address> NewPlaces { get; } = After?.Places ?? [];

    public IReadOnlyList<Address> AllPlaces { get; } = [.. (Before?.Places ?? []).Union(After?.Places ?? [])];

    /// <summary>The cells to count again.</summary>
    public IReadOnlyList<string> TouchedCells { get; } =
        [.. (Before?.Cells ?? []).Union(After?.Cells ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Whether the deal's own row must be written again after its other rows. The row of a deal that is being removed keeps its
    /// addresses and cells until the end, so a repeated removal writes the same log entry.
    /// </summary>
    public bool HasMoved => After is not null && (AllPlaces.Count != NewPlaces.Count || TouchedCells.Count != After.Cells.Count);

    public IEnumerable<(string Table, RowWrite Write)> ViewWrites() =>
        (After?.InViews ?? new Dictionary<Address, TableEntity>()).Select(row => (row.Key.Table, RowWrite.Upsert(row.Value)))
            .Concat(AllPlaces.Except(NewPlaces).Select(place => (place.Table, RowWrite.Delete(place.Partition, place.Row))));

    /// <summary>
    /// The deal's own row. Until the other rows are written it includes the old addresses and cells, so a repeated write still
    /// finds them.
    /// </summary>
    public TableEntity Own(bool isSettled) =>
        isSettled ? After!.Own(NewPlaces, After.Cells, After.Hash) : Any.Own(AllPlaces, TouchedCells, After?.Hash ?? "");
}
