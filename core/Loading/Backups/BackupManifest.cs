using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Loading.Backups;

/// <summary>The contents of a backup. It is written last, so a folder without it is not a complete backup.</summary>
/// <param name="Format">The version of the file format; see <see cref="Today"/>.</param>
/// <param name="Version">The version of the program that made the backup.</param>
public sealed record BackupManifest(int Format, string Version, DateTimeOffset Made, IReadOnlyList<BackupTable> Tables)
{
    public const int Today = 1;
    public const string FileName = "manifest.json";

    // Tables that the first backups did not have, and the version that added each.
    private static readonly IReadOnlyDictionary<string, Version> Added = new Dictionary<string, Version>(StringComparer.Ordinal)
    {
        [Views.ByNews.Table] = new(0, 2, 0),
        [Views.ByKind.Table] = new(0, 3, 0),
        [Views.ByRegion.Table] = new(0, 3, 0),
        [Views.ByStatus.Table] = new(0, 3, 0),
        [Views.ByValuation.Table] = new(0, 3, 0),
        [Views.ByValuationSmallest.Table] = new(0, 3, 0),
        [TableNames.Rates] = new(0, 3, 0),
        [TableNames.Decisions] = new(0, 3, 0),
        [TableNames.Drafts] = new(0, 3, 0),
    };

    public long Rows => Tables.Sum(table => table.Rows);

    /// <summary>The tables that a backup of its version must have and that are not listed.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> MissingTables
    {
        get
        {
            // A text that is not a version counts as the newest.
            var made = System.Version.TryParse(Version.Split('-', '+')[0], out var version) ? version : new(int.MaxValue, 0, 0);
            return
            [
                .. TableNames.All.Except(Tables.Select(table => table.Name), StringComparer.Ordinal)
                    .Where(table => !Added.TryGetValue(table, out var since) || made >= since).Order(StringComparer.Ordinal),
            ];
        }
    }

    /// <exception cref="InvalidDataException">There is no manifest, or it is of another format.</exception>
    public static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path} does not exist: this is not a backup, or its export did not finish. Export again.");
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllText(path), BackupJson.Default.BackupManifest)!;
            return manifest.Format == Today
                ? manifest
                : throw new InvalidDataException(
                    $"{path} has the format {manifest.Format}, but this version reads {Today}. " +
                    $"Restore it with the version that made it, {manifest.Version}, and then upgrade.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} cannot be read: {wrong.Message}", wrong);
        }
    }

    internal void Write(string folder) =>
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, BackupJson.Default.BackupManifest));
}

/// <summary>One table of a backup.</summary>
/// <param name="Sha256">The hash of its file, NAME.ndjson.gz.</param>
public sealed record BackupTable(string Name, long Rows, string Sha256)
{
    [JsonIgnore]
    public string File => Name + ".ndjson.gz";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
