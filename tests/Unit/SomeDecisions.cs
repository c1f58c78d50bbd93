using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Duplicates;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What a person decides about deals and organizations, at some hour.</summary>
internal static class SomeDecisions
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static FakeTimeProvider At(int hour) => new(Start.AddHours(hour));

    public static Task<ImportResult> ImportAsync(ITables tables, string source, string rows, int hour = 0) =>
        SomeImports.RunAsync(tables, At(hour), source, rows);

    public static Task<UndoResult?> UndoAsync(ITables tables, string import) =>
        new ImportUndo(tables, At(5)).RunAsync(import, null, CancellationToken.None);

    public static async Task<string?> MergeAsync(ITables tables, string into, string old) =>
        (await new DuplicateDecisions(tables, At(3)).MergeAsync(Id(into), Id(old), CancellationToken.None)).Error;

    public static async Task<string?> UnmergeAsync(ITables tables, string old)
    {
        var decisions = new DuplicateDecisions(tables, At(4));
        var merge = await decisions.FindAsync(old, CancellationToken.None);
        return merge is null ? "no merge" : (await decisions.UndoAsync(merge, CancellationToken.None)).Error;
    }

    public static async Task<string?> DistinctAsync(ITables tables, string one, string other, bool withdraw = false) =>
        (await new DuplicateDecisions(tables, At(3)).DistinctAsync(Id(one), Id(other), withdraw, CancellationToken.None)).Error;

    /// <summary>The pairs that a person would be asked about: "acme-2012 acme-2012-2".</summary>
    public static async Task<IReadOnlyList<string>> CandidatesAsync(ITables tables)
    {
        var found = new List<string>();
        await new CandidateFinder(tables).FindAsync(
            pair => found.Add($"{pair.First} {pair.Second}"), null, CancellationToken.None);
        return found;
    }

    /// <summary>Everything that readers see, without the log.</summary>
    public static string Rows(MemoryTables tables) => string.Join('\n', tables.Dump().Split('\n').Where(line =>
        !line.StartsWith(TableNames.Partitions, StringComparison.Ordinal)
        && !line.StartsWith(TableNames.Imports, StringComparison.Ordinal)
        && !line.StartsWith(TableNames.Seeds, StringComparison.Ordinal)
        && !line.EndsWith(" Ids=", StringComparison.Ordinal)));

    public static async Task VerifyAsync(MemoryTables tables)
    {
        await new SummaryRefresh(tables, At(6)).RunAsync(full: false, null, CancellationToken.None, breakLease: true);
        await Verified.IsRightAsync(tables);
    }

    public static async Task KilledAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (KilledException)
        {
        }
    }

    private static Slug Id(string id) => Slug.Parse(id).OrThrow();
}
