using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>The stored rows of a group.</summary>
/// <param name="Cells">The rows of its cells. They are unpacked when they are added up, because many groups may be in memory.</param>
/// <param name="Outlines">The keys and hashes of its summaries.</param>
internal sealed record StoredGroup(string Group, IReadOnlyDictionary<PartialDate, TableEntity> Cells, IReadOnlyList<TableEntity> Outlines);

/// <summary>A cell that was counted again.</summary>
/// <param name="Now">The new count.</param>
/// <param name="Since">The first day on which it differs from what readers see; null if it does not.</param>
/// <param name="Write">Stores the new count; null if it is stored already.</param>
internal sealed record RecountedCell(CellHistory Now, DateOnly? Since, RowWrite? Write);

/// <summary>A group to add up again.</summary>
/// <param name="Touched">The periods of its cells that changed, with the first day of the change.</param>
internal abstract record TouchedGroup(string Group, IReadOnlyDictionary<PartialDate, DateOnly> Touched)
{
    /// <summary>The periods whose deals are written again.</summary>
    public abstract IEnumerable<PartialDate> Counted { get; }

    /// <summary>The rows of counts to write with the summaries.</summary>
    public virtual IEnumerable<RowWrite> Writes => [];

    /// <summary>The keys and hashes of its summaries; null if they were not read.</summary>
    public virtual IReadOnlyList<TableEntity>? Outlines => null;

    /// <summary>All its cells as they are now.</summary>
    public abstract IReadOnlyList<CellHistory> Cells();
}

/// <summary>A group of which some cells were counted again.</summary>
internal sealed record RecountedGroup(
    StoredGroup Stored, IReadOnlyList<RecountedCell> Recounted, IReadOnlyDictionary<PartialDate, DateOnly> Touched)
    : TouchedGroup(Stored.Group, Touched)
{
    public override IEnumerable<PartialDate> Counted => Touched.Keys;

    public override IEnumerable<RowWrite> Writes => Recounted.Select(cell => cell.Write).OfType<RowWrite>();

    public override IReadOnlyList<TableEntity> Outlines => Stored.Outlines;

    public override IReadOnlyList<CellHistory> Cells()
    {
        var cells = Recounted.ToDictionary(cell => cell.Now.Period, cell => cell.Now);
        return [.. cells.Values, .. Stored.Cells.Where(cell => !cells.ContainsKey(cell.Key)).Select(cell => CellStore.Read(cell.Value))];
    }
}

/// <summary>A group of which all cells were counted in a pass over all deals.</summary>
internal sealed record WholeGroup(string Group, IReadOnlyDictionary<PartialDate, DateOnly> Touched, IReadOnlyList<CellHistory> All)
    : TouchedGroup(Group, Touched)
{
    // A pass over all deals counts more cells of a group than those that were written.
    public override IEnumerable<PartialDate> Counted => All.Select(cell => cell.Period);

    public override IReadOnlyList<CellHistory> Cells() => All;
}
