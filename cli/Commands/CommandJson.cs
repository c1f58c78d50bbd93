using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDeals.Cli.Review;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Loading;
using ServerlessDeals.Loading.Backups;
using ServerlessDeals.Loading.Imports.Suggestions;
using ServerlessDeals.Loading.Rates;
using ServerlessDeals.Loading.Verification;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Cli.Commands;

/// <summary>The JSON of --output json, one type for each result. Names are those of the API where it has the same thing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AcceptAnswer))]
[JsonSerializable(typeof(BackupManifest))]
[JsonSerializable(typeof(CandidateList))]
[JsonSerializable(typeof(DistinctAnswer))]
[JsonSerializable(typeof(ImportList))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(MergeAnswer))]
[JsonSerializable(typeof(PlanResult))]
[JsonSerializable(typeof(RatesResult))]
[JsonSerializable(typeof(ReadAnswer))]
[JsonSerializable(typeof(Dictionary<string, FeedState>))]
[JsonSerializable(typeof(Dictionary<string, RejectedDraft>))]
[JsonSerializable(typeof(RefreshAnswer))]
[JsonSerializable(typeof(UndoAnswer))]
[JsonSerializable(typeof(StatusResult))]
[JsonSerializable(typeof(SuggestAnswer))]
[JsonSerializable(typeof(UpgradeResult))]
[JsonSerializable(typeof(VerificationResult))]
internal sealed partial class CommandJson : JsonSerializerContext
{
    /// <summary>For people and programs alike: indented, and non-ASCII characters are not escaped.</summary>
    public static CommandJson Printed { get; } = new(new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}

/// <summary>The result of deals status.</summary>
/// <param name="Overall">All deals together, as GET /api/summaries/overall answers; null before the first refresh.</param>
/// <param name="Running">The refresh that is running now, if any.</param>
/// <param name="Refreshes">The last refreshes, newest first.</param>
internal sealed record StatusResult(
    DateTimeOffset? SummariesRefreshed,
    string? NewestPublication,
    JsonElement? Overall,
    HeldLease? Running,
    IReadOnlyList<RefreshLine> Refreshes);

/// <summary>One refresh, as in the API's health, and why it failed.</summary>
internal sealed record RefreshLine(
    string Outcome, DateTimeOffset Started, long Milliseconds, int Changes, int Cells, int Groups, long Requests, string? Error)
{
    public static RefreshLine Of(RefreshRun run) => new(
        EnumWords.Of(run.Outcome),
        run.Started,
        (long)run.Took.TotalMilliseconds,
        run.Changes,
        run.Cells,
        run.Groups,
        run.Requests,
        run.Error);
}

/// <summary>The result of deals imports, newest first.</summary>
internal sealed record ImportList(IReadOnlyList<ImportItem> Value);

internal sealed record ImportItem(
    string Id, string Source, DateTimeOffset Began, DateTimeOffset? Finished, long Rows, long Rejected, int Deals, DateTimeOffset? Undone);

/// <summary>The result of deals candidates.</summary>
internal sealed record CandidateList(IReadOnlyList<CandidateItem> Value);

/// <param name="Score">The higher, the likelier it is that they are the same.</param>
internal sealed record CandidateItem(string Kind, string First, string Second, int Score, string Why);

/// <summary>The result of deals merge, and of deals undo for a merge.</summary>
/// <param name="Into">The id that is left.</param>
/// <param name="Old">The id that is an alias, or was one.</param>
/// <param name="Deals">The number of deals written.</param>
/// <param name="Claims">The number of claims that moved from one deal to another.</param>
internal sealed record MergeAnswer(string Into, string Old, int Deals, int Claims);

/// <summary>The result of deals distinct.</summary>
internal sealed record DistinctAnswer(string First, string Second, bool Distinct);

/// <summary>The result of deals seed and deals restore.</summary>
/// <param name="Written">False if it was a dry run, or if there was nothing to do.</param>
internal sealed record PlanResult(bool Written, PlannedItems Deals, PlannedItems Organizations)
{
    /// <summary>For deals seed, if it stores rates or changes deals that waited for them.</summary>
    public RatesResult? Rates { get; init; }
}

/// <param name="Added">The number of those that are new.</param>
/// <param name="Changed">The ids of those that change.</param>
/// <param name="Removed">The ids of those that are removed.</param>
internal sealed record PlannedItems(int Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed, int Unchanged)
{
    public static PlannedItems Of(PlannedChanges changes) => new(changes.Added, changes.Changed, changes.Removed, changes.Unchanged);
}

/// <summary>The result of deals rates.</summary>
/// <param name="Written">False if it was a dry run, or if there was nothing to do.</param>
/// <param name="Days">The number of days added.</param>
/// <param name="From">The first of them; absent if there are none.</param>
/// <param name="To">The last day with rates.</param>
/// <param name="Deals">The ids of the deals that waited for a rate and change.</param>
internal sealed record RatesResult(
    bool Written, int Days, DateOnly? From, DateOnly? To, string Source, IReadOnlyList<string> Deals, IReadOnlyList<string> Warnings)
{
    public static RatesResult Of(RatePlan plan, bool isWritten) => new(
        isWritten,
        plan.Days,
        plan.From,
        plan.Last,
        ExchangeRate.EuropeanCentralBank,
        [.. plan.Deals.Select(deal => $"{deal}")],
        plan.Warnings);
}

/// <summary>The result of deals import.</summary>
/// <param name="Written">False if it was a dry run.</param>
/// <param name="Import">The id for deals undo; absent in a dry run.</param>
/// <param name="Rejects">The file of the rows that were not imported.</param>
/// <param name="LeftOut">The rows that the mapping leaves out.</param>
/// <param name="Joined">Those of the changed deals that only other sources described before.</param>
/// <param name="InConflict">In a dry run: the deals that would newly contradict another source.</param>
/// <param name="Plan">In a dry run: the file that lists what would be done with each deal.</param>
/// <param name="Warnings">What may be wrong with the file or the mapping, although all rows could be read.</param>
internal sealed record ImportAnswer(
    bool Written,
    string? Import,
    long Rows,
    long Rejected,
    long LeftOut,
    int Rounds,
    int Added,
    int Changed,
    int Joined,
    int? InConflict,
    int Unchanged,
    string Rejects,
    string? Plan,
    IReadOnlyList<string> Warnings);

/// <summary>The result of deals import --suggest.</summary>
/// <param name="Mapping">The mapping file that was written.</param>
/// <param name="Doubts">How many lines of it a person should check.</param>
/// <param name="Sampled">How many rows were looked at.</param>
/// <param name="Rejected">How many of them the mapping cannot read.</param>
/// <param name="Preview">What it reads of the first rows.</param>
internal sealed record SuggestAnswer(string Mapping, int Doubts, int Sampled, int Rejected, IReadOnlyList<PreviewRow> Preview);

/// <summary>The result of deals undo.</summary>
/// <param name="Written">False if it was a dry run.</param>
/// <param name="Organizations">The number of organizations removed or restored.</param>
/// <param name="Kept">The ids of the deals that stay because they were written again since.</param>
internal sealed record UndoAnswer(bool Written, PlannedItems Deals, int Organizations, IReadOnlyList<string> Kept);

/// <summary>The result of deals upgrade.</summary>
/// <param name="Deals">The number of deals that were rewritten.</param>
/// <param name="Organizations">The number of organizations that were rewritten.</param>
internal sealed record UpgradeResult(int Deals, int Organizations, RefreshAnswer Refresh);
