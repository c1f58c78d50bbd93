using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>A node of a seed file, from which typed values are read. Faults are collected, and reading continues.</summary>
internal sealed class SeedNode(YamlNode node, string file, string path, ICollection<SeedFault> faults)
{
    private const int MostShown = 1000;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string File => file;

    /// <summary>Where the node is in its file: deals[0].claims[1].amount.</summary>
    public string Path => path.Length == 0 ? "file" : path;

    /// <summary>The field that the node is, or is an item of: amount.</summary>
    public string Name => path[(path.LastIndexOf('.') + 1)..].Split('[')[0];

    public void Fault(string message) => Fault(SeedError.Invalid, message);

    public void Fault(SeedError code, string message) => Add(Severity.Error, EnumWords.Of(code), message);

    public void Warn(SeedWarning code, string message) => Add(Severity.Warning, EnumWords.Of(code), message);

    /// <summary>A field's node, or null if it is absent.</summary>
    public SeedNode? Find(string key)
    {
        _known.Add(key);
        return node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child)
            ? Child(child, key)
            : null;
    }

    public SeedNode? Require(string key, string example)
    {
        var found = Find(key);
        if (found is null)
        {
            Fault($"has no {key}; add a line such as {key}: {example}");
        }

        return found;
    }

    /// <summary>The items of a list field; empty if it is absent.</summary>
    public IReadOnlyList<SeedNode> List(string key)
    {
        if (Find(key) is not { } list)
        {
            return [];
        }

        return list.Items();
    }

    /// <summary>A field read by a parser; null if it is absent or faulty.</summary>
    public T? Value<T>(string key, Func<string?, Parsed<T>> parse)
        where T : struct => Find(key)?.Parse(parse);

    public T? RequiredValue<T>(string key, string example, Func<string?, Parsed<T>> parse)
        where T : struct => Require(key, example)?.Parse(parse);

    public string? Text(string key) => Find(key)?.Scalar();

    public string RequiredText(string key, string example)
    {
        var text = Require(key, example)?.Scalar();
        if (text?.Length == 0)
        {
            Find(key)!.Fault($"is empty; write something such as {example}");
        }

        return text ?? "";
    }

    public T? Parse<T>(Func<string?, Parsed<T>> parse)
        where T : struct
    {
        if (Scalar() is not { } text)
        {
            return null;
        }

        var parsed = parse(text);
        if (!parsed.IsValue)
        {
            Fault(parsed.Error);
            return null;
        }

        return parsed.Value;
    }

    public string? Scalar()
    {
        if (node is not YamlScalarNode scalar)
        {
            Fault("is a list or a mapping; write one value");
            return null;
        }

        if (BidiControls.In(scalar.Value ?? "") is { } control)
        {
            Fault(SeedError.InvisibleCharacter, string.Create(
                CultureInfo.InvariantCulture,
                $"contains the character U+{(int)control:X4}, which reverses the text after it; remove it"));
        }

        return scalar.Value ?? "";
    }

    public bool IsMapping => node is YamlMappingNode;

    public bool IsList => node is YamlSequenceNode;

    /// <summary>The text of a single value, without a check; null for a list or a mapping.</summary>
    public string? Raw => (node as YamlScalarNode)?.Value;

    /// <summary>The fields of a mapping whose keys are not known in advance.</summary>
    public IEnumerable<(string Key, SeedNode Value)> Fields()
    {
        if (node is not YamlMappingNode map)
        {
            Fault("is not a mapping; write { KEY: text }, or one line for each key");
            return [];
        }

        return map.Children.Select(pair => (KeyOf(pair.Key), Child(pair.Value, KeyOf(pair.Key))));
    }

    /// <summary>All keys and values in the node that are text.</summary>
    public IEnumerable<SeedNode> Texts() => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(pair =>
            Child(pair.Key, KeyOf(pair.Key)).Texts().Concat(Child(pair.Value, KeyOf(pair.Key)).Texts())),
        YamlSequenceNode => Items().SelectMany(item => item.Texts()),
        _ => [this],
    };

    /// <summary>A mapping of one text to another.</summary>
    /// <param name="check">Returns an error message for a value, or null if it is valid.</param>
    public IReadOnlyDictionary<string, string> Pairs(Func<string, string?> check)
    {
        if (node is not YamlMappingNode map)
        {
            Fault("is not a mapping; write each text and its replacement, such as { USA: US }");
            return new Dictionary<string, string>();
        }

        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in map.Children)
        {
            if (key is YamlScalarNode { Value: var text } && value is YamlScalarNode { Value: var replacement })
            {
                pairs.Add(text ?? "", replacement ?? "");
                if (check(replacement ?? "") is { } message)
                {
                    Child(value, text ?? "").Fault(message);
                }
            }
        }

        return pairs;
    }

    /// <summary>Reports keys that were never read. Call it last.</summary>
    public void RefuseUnknownKeys()
    {
        if (node is not YamlMappingNode map)
        {
            Fault($"is not a mapping; write fields such as {string.Join(", ", _known.Take(3))}");
            return;
        }

        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(key => !_known.Contains(key.Value ?? "")))
        {
            var nearest = _known.MinBy(known => SpellingSuggestion.Distance(known, key.Value ?? ""));
            Child(key, key.Value ?? "")
                .Fault($"'{key.Value}' is not a field here; did you mean {nearest}? The fields are {string.Join(", ", _known)}");
        }
    }

    private static string KeyOf(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";

    private SeedNode Child(YamlNode child, string key) => new(child, file, path.Length == 0 ? key : $"{path}.{key}", faults);

    private void Add(Severity severity, string code, string message) => faults.Add(
        new(severity, file, node.Start.Line, node.Start.Column, Shortened(Path), InvisibleText.Shown(Shortened(message))) { Code = code });

    // A message may quote a value, which can be as long as the file.
    private static string Shortened(string text) => text.Length <= MostShown
        ? text
        : string.Concat(text.AsSpan(0, MostShown / 2), " … ", text.AsSpan(text.Length - (MostShown / 2)));

    public IReadOnlyList<SeedNode> Items()
    {
        if (node is not YamlSequenceNode sequence)
        {
            Fault("is not a list; write [a, b] or one line for each, beginning with -");
            return [];
        }

        return [.. sequence.Children.Select((child, i) =>
            new SeedNode(child, file, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), faults))];
    }
}
