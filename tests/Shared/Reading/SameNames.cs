using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Reading;

/// <summary>Whether a reader means the organization that a label names, though it may write its name in another way.</summary>
internal sealed class SameNames
{
    // "Benchmark Capital" is Benchmark, and "OpenAI Startup Fund" is not OpenAI.
    private static readonly HashSet<string> Additions = new(StringComparer.Ordinal)
    {
        "ai", "bank", "capital", "co", "company", "corp", "corporation", "energy", "fund", "global", "group", "holding", "holdings", "inc",
        "incorporated",
        "industries", "international", "investment", "investments", "io", "labs", "limited", "llc", "ltd", "management", "partner",
        "partners", "plc", "robotics", "se", "sa", "systems", "technologies", "technology", "venture", "ventures",
    };

    private readonly Dictionary<string, Slug> _ids = new(StringComparer.Ordinal);

    public SameNames(Register register)
    {
        foreach (var organization in register.All)
        {
            foreach (var name in KnownName.All(organization))
            {
                _ids.TryAdd(FoldedName.Of(name.Name).Joined, organization.Id);
            }
        }
    }

    public bool Are(string label, DraftName read)
    {
        var id = IdOf(label);
        return id is not null && (read.Id ?? IdOf(read.Name)) is { } readId ? id == readId : Are(label, read.Name);
    }

    private static bool Are(string left, string right)
    {
        var (shorter, longer) = (WordsOf(left), WordsOf(right));
        if (string.Concat(shorter) == string.Concat(longer))
        {
            return true;
        }

        (shorter, longer) = shorter.Count <= longer.Count ? (shorter, longer) : (longer, shorter);
        return shorter.Count > 0 && shorter.SequenceEqual(longer.Take(shorter.Count)) && longer.Skip(shorter.Count).All(Additions.Contains);
    }

    private static List<string> WordsOf(string name) =>
        [.. Folding.WordsOf(name.EndsWith("'s", StringComparison.Ordinal) ? name[..^2] : name).SkipWhile(word => word == "the")];

    private Slug? IdOf(string name) => _ids.TryGetValue(FoldedName.Of(name).Joined, out var id) ? id : null;
}
