namespace ServerlessDeals.Loading.Imports;

internal sealed record ReadCounts(long Rows, long Rejected, IReadOnlyDictionary<PresumedCurrency, long> Presumptions);

/// <summary>Adds up the counts for the result of an import.</summary>
internal sealed class ImportCounts
{
    private int _added;
    private int _changed;
    private int _unchanged;
    private int _extended;

    public int Rounds { get; set; }

    public void Add(ChunkPlan plan, int extended)
    {
        var added = plan.Deals.Count(deal => plan.Stored[deal.Deal.Id] is null);
        _added += added;
        _changed += plan.Deals.Count - added;
        _unchanged += plan.Unchanged;
        _extended += extended;
        Rounds += plan.Rounds;
    }

    public ImportResult Result(ReadCounts read, long resumed, int organizations, string? import) =>
        new(read.Rows, read.Rejected, Rounds, _added, _changed, _unchanged, organizations, _extended, resumed, read.Presumptions, import);
}
