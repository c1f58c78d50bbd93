using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Loading.Backups;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Cli.Commands;

/// <summary>The JSON of --output json, one type for each result. Names are those of the API where it has the same thing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BackupManifest))]
[JsonSerializable(typeof(CandidateList))]
[JsonSerializable(typeof(ImportList))]
[JsonSerializable(typeof(RefreshAnswer))]
[JsonSerializable(typeof(StatusResult))]
[JsonSerializable(typeof(UpgradeResult))]
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
/// <param name="Refreshes">The last refreshes, newest first.</param>
internal sealed record StatusResult(
    DateTimeOffset? SummariesRefreshed, string? NewestPublication, JsonElement? Overall, IReadOnlyList<RefreshLine> Refreshes);

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

internal sealed record CandidateItem(string Kind, string First, string Second, string Why);

/// <summary>The result of deals upgrade.</summary>
/// <param name="Deals">The number of deals that were rewritten.</param>
/// <param name="Organizations">The number of organizations that were rewritten.</param>
internal sealed record UpgradeResult(int Deals, int Organizations, RefreshAnswer Refresh);
