namespace ServerlessDeals.Loading.Seeds;

/// <summary>
/// The publishers that claims may name, from publishers.yaml, and other spellings of them. A publisher under two names would count as
/// two independent sources.
/// </summary>
internal sealed class PublisherRegister
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.OrdinalIgnoreCase);

    public PublisherRegister(SeedNode root)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        IsIncomplete = root.Require("publishers", "[Bloomberg, Reuters]") is not { IsList: true };
        foreach (var node in root.List("publishers"))
        {
            if (node.Scalar() is not { } name)
            {
                IsIncomplete = true;
                continue;
            }

            if (!_names.Add(name) || !keys.TryAdd(KeyOf(name), name))
            {
                node.Fault(SeedError.DuplicateId, $"'{name}' is {keys[KeyOf(name)]}, which is on the list; remove it, or make it an alias");
            }
        }

        foreach (var (alias, node) in root.Find("aliases")?.Fields() ?? [])
        {
            if (node.Scalar() is not { } name || !_names.Contains(name) || _names.Contains(alias))
            {
                node.Fault("is not a spelling of a publisher on the list; write SPELLING: NAME, with a name of the list");
            }
            else
            {
                _aliases[alias] = name;
            }
        }

        root.RefuseUnknownKeys();
    }

    /// <summary>Whether some names could not be read.</summary>
    public bool IsIncomplete { get; }

    /// <summary>Reports a name that is not on the list.</summary>
    public void Check(SeedNode node)
    {
        if (node.Raw is not { Length: > 0 } name || _names.Contains(name))
        {
            return;
        }

        if (_aliases.TryGetValue(name, out var right))
        {
            node.Fault(SeedError.PublisherAlias, $"'{name}' is another spelling of {right}; write {right}");
        }
        else if (!IsIncomplete)
        {
            var question = Nearest(name) is { } near ? $"did you mean {near}? If it is another publisher" : "if the name is right";
            node.Fault(SeedError.UnknownPublisher, $"'{name}' is not in publishers.yaml; {question}, add it to the list there");
        }
    }

    private string? Nearest(string name)
    {
        var written = name.ToUpperInvariant();
        var near = _names.Concat(_aliases.Keys)
            .Select(known => (Known: known, Distance: SpellingSuggestion.Distance(known.ToUpperInvariant(), written)))
            .MinBy(candidate => candidate.Distance);
        return near.Known is not null && near.Distance <= Math.Max(2, name.Length / 4)
            ? _aliases.GetValueOrDefault(near.Known, near.Known)
            : null;
    }

    private static string KeyOf(string name)
    {
        var letters = string.Concat(name.ToUpperInvariant().Where(char.IsLetterOrDigit));
        var article = name.StartsWith("The ", StringComparison.OrdinalIgnoreCase);
        return letters.Length == 0 ? name : letters[(article ? "THE".Length : 0)..];
    }
}
