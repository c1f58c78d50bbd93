namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>The names of registered organizations, found where they begin in a text. Legal forms behind them belong to them.</summary>
internal sealed class KnownNames
{
    private const string Site = ".com";

    private readonly Dictionary<string, List<(string[] Words, Organization Organization, string Written)>> _byFirst =
        new(StringComparer.OrdinalIgnoreCase);

    public KnownNames(Register register)
    {
        foreach (var organization in register.All.OrderBy(organization => organization.Id))
        {
            foreach (var name in KnownName.All(organization))
            {
                Add(name.Name, organization);
            }
        }

        // The longest name first; of two with the same words, the current name of an organization.
        foreach (var list in _byFirst.Values)
        {
            list.Sort((left, right) => right.Words.Length.CompareTo(left.Words.Length));
        }
    }

    /// <summary>The longest name that begins at a token.</summary>
    public (Organization? Organization, int Tokens) At(string text, IReadOnlyList<Token> tokens, int index)
    {
        var first = tokens[index].In(text);
        // "Amazon.com Inc." is Amazon.
        if (first.EndsWith(Site, StringComparison.OrdinalIgnoreCase)
            && _byFirst.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(first[..^Site.Length], out var sites)
            && sites.Find(known => known.Words.Length == 1) is { Organization: { } site } && !_byFirst.ContainsKey(first.ToString()))
        {
            return (site, 1);
        }

        if (!_byFirst.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(first, out var names))
        {
            return (null, 0);
        }

        foreach (var (words, organization, written) in names)
        {
            if (Matches(text, tokens, index, words) && IsWritten(text, tokens, index, words.Length, written))
            {
                return (organization, words.Length);
            }
        }

        return (null, 0);
    }

    private void Add(string name, Organization organization)
    {
        var words = Tokens.Of(name).Select(token => token.In(name).ToString()).ToArray();
        while (words.Length > 1 && CapitalWords.IsForm(words[^1].TrimEnd('.'))
            && !(words.Length == 2 && CapitalWords.CannotBegin(words[0])))
        {
            // "Capital Group" is not known by "Capital".
            words = words[..^1];
        }

        if (words.Length == 0)
        {
            return;
        }

        if (!_byFirst.TryGetValue(words[0], out var list))
        {
            _byFirst.Add(words[0], list = []);
        }

        if (!list.Exists(known => known.Words.SequenceEqual(words, StringComparer.OrdinalIgnoreCase)))
        {
            list.Add((words, organization, name));
        }
    }

    private static bool Matches(string text, IReadOnlyList<Token> tokens, int index, string[] words)
    {
        if (index + words.Length > tokens.Count)
        {
            return false;
        }

        for (var word = 0; word < words.Length; word++)
        {
            if (!tokens[index + word].In(text).Equals(words[word], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    // "Figure" is a name, "figure" is not; "xAI" and "a16z" are names as they are.
    private static bool IsWritten(string text, IReadOnlyList<Token> tokens, int index, int count, string written)
    {
        var start = tokens[index].Start;
        var length = tokens[index + count - 1].End - start;
        return !char.IsLower(text[start]) || text.AsSpan(start, length).Equals(written.AsSpan(0, Math.Min(written.Length, length)),
            StringComparison.Ordinal);
    }
}
