using System.Text.Json;
using ServerlessDeals.Cli.Commands;

namespace ServerlessDeals.Cli.Review;

/// <summary>A draft that a person rejected.</summary>
/// <param name="Article">The address of the article, or its title, for people.</param>
internal sealed record RejectedDraft(string Article, string Company, DateOnly On);

/// <summary>Remembers the rejected drafts in a file, so that they are not shown again.</summary>
internal sealed class RejectedDrafts
{
    private readonly string _file;
    private readonly SortedDictionary<string, RejectedDraft> _drafts;

    /// <exception cref="InvalidDataException">The file is something else.</exception>
    public RejectedDrafts(string file)
    {
        _file = file;
        _drafts = new(File.Exists(file) ? Read(file) : [], StringComparer.Ordinal);
    }

    /// <summary>The file if none is named: one for each user.</summary>
    public static string DefaultFile { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "serverless-deals", "rejected.json");

    public int Count => _drafts.Count;

    public bool Has(string key) => _drafts.ContainsKey(key);

    public void Add(string key, RejectedDraft draft)
    {
        _drafts[key] = draft;
        Keep();
    }

    public bool Remove(string key)
    {
        var isRemoved = _drafts.Remove(key);
        Keep();
        return isRemoved;
    }

    private static Dictionary<string, RejectedDraft> Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), CommandJson.Printed.DictionaryStringRejectedDraft) ?? [];
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException(
                $"{file} is no file of rejected drafts: {wrong.Message} Repair or remove it, or name another one with --rejected.", wrong);
        }
    }

    private void Keep()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_file))!);
        File.WriteAllText(
            _file + ".new", JsonSerializer.Serialize(new(_drafts), CommandJson.Printed.DictionaryStringRejectedDraft));
        File.Move(_file + ".new", _file, overwrite: true);
    }
}
