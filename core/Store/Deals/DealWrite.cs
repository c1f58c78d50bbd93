using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>One deal that is added, changed or removed: its rows before and after.</summary>
/// <param name="Before">The stored rows; null if the deal is new.</param>
/// <param name="After">The new rows; null if the deal is removed.</param>
internal sealed record DealWrite(DealRows? Before, DealRows? After)
{
    private DealRows Any => After ?? Before!;

    /// <summary>For a removal: the deal that it was merged into, if that is the reason.</summary>
    public DealId? MergedInto { get; init; }

    public DealId Id => Any.Id;

    public Slug Company => Any.Deal.Company;

    public string Title => Any.Title;

    public ChangeKind Kind => (Before, After) switch
    {
        (_, null) => ChangeKind.Removed,
        (null, _) => ChangeKind.Added,
        _ => ChangeKind.Changed,
    };

    /// <summary>
    /// What readers will see changed. A write that is repeated after it was interrupted may find the new state stored already: then it has
    /// no fields, and the entry of the first try has them. Null if rows of an earlier layout are replaced.
    /// </summary>
    public FieldChanges? Fields => Before is { IsOfThisLayout: false } ? null : FieldChanges.Between(Shown(Before), Shown(After));

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

    /// <summary>Its entry in the log.</summary>
    /// <param name="at">The time of the service when the write was opened.</param>
    public Change ChangeAt(DateTimeOffset at) => Change.Of(Kind, Id, Title, at) with { Fields = Fields, MergedInto = MergedInto };

    public IEnumerable<(string Table, RowWrite Write)> ViewWrites() =>
        (After?.InViews ?? new Dictionary<Address, TableEntity>()).Select(row => (row.Key.Table, RowWrite.Upsert(row.Value)))
            .Concat(AllPlaces.Except(NewPlaces).Select(place => (place.Table, RowWrite.Delete(place.Partition, place.Row))));

    /// <summary>
    /// The deal's own row. Until the other rows are written it includes the old addresses and cells, so a repeated write still
    /// finds them.
    /// </summary>
    public TableEntity Own(bool isSettled) =>
        isSettled ? After!.Own(NewPlaces, After.Cells, After.Hash) : Any.Own(AllPlaces, TouchedCells, After?.Hash ?? "");

    private static (DealItem Item, int Claims)? Shown(DealRows? deal) =>
        deal is null ? null : (deal.History.Item, deal.Deal.Claims.Count);
}
