namespace ServerlessDeals.Loading.Imports;

public enum ImportStep
{
    /// <summary>Progress is counted in bytes of the file.</summary>
    Reading,

    /// <summary>Only in a dry run. Progress is counted in companies and days.</summary>
    Planning,

    /// <summary>Progress is counted in companies and days.</summary>
    Writing,
}

/// <summary>The result of an import.</summary>
/// <param name="Rounds">Rounds described by the accepted rows.</param>
/// <param name="Resumed">Companies and days already written by an earlier run.</param>
/// <param name="Presumptions">The currencies assumed for amounts in good rows that name none, with the number of amounts.</param>
/// <param name="Import">The id for undoing it; null for a dry run.</param>
public sealed record ImportResult(
    long Rows,
    long Rejected,
    int Rounds,
    int Added,
    int Changed,
    int Unchanged,
    int OrganizationsAdded,
    int OrganizationsExtended,
    long Resumed,
    IReadOnlyDictionary<PresumedCurrency, long> Presumptions,
    string? Import)
{
    public const int MostNamed = 20;

    /// <summary>The first <see cref="MostNamed"/> of the deals that changed.</summary>
    public IReadOnlyList<DealId> ChangedDeals { get; init; } = [];

    /// <summary>How many of the deals that changed were only in other sources before.</summary>
    public int Joined { get; init; }

    /// <summary>In a plan: how many deals would contradict another source, or would contradict it in more than before.</summary>
    public int InConflict { get; init; }

    /// <summary>Rows that the mapping leaves out.</summary>
    public long LeftOut { get; init; }

    /// <summary>What may be wrong with the file or the mapping, although all rows could be read.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>What an import would do with a deal.</summary>
public enum PlannedChange
{
    /// <summary>It is new.</summary>
    Add,

    /// <summary>Only other sources describe it. It gets a claim of this one.</summary>
    Join,

    /// <summary>What this source says of it changes, or the details of an organization in it.</summary>
    Change,

    Unchanged,
}

/// <summary>A deal in the plan of an import.</summary>
/// <param name="Rows">The numbers of the rows that describe it; empty if it only names an organization that gains details.</param>
/// <param name="With">The publishers of the deal's other claims.</param>
/// <param name="Conflicts">What would newly contradict another source, such as "amount $5M (Bloomberg)".</param>
public sealed record PlannedDeal(
    DealId Deal, PlannedChange Change, IReadOnlyList<long> Rows, IReadOnlyList<string> With, IReadOnlyList<string> Conflicts);
