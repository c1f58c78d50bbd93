using ServerlessDeals.Loading.Seeds;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>The text of a seed file into which lines are put, so that all others stay as they are.</summary>
internal sealed class SeedFileText
{
    private const int DefaultIndent = 2;

    private readonly List<string> _lines;
    private readonly YamlMappingNode _root;

    public SeedFileText(string text)
    {
        _lines = [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];
        _root = (YamlMappingNode)YamlText.Documents(text)[0].RootNode;
    }

    /// <summary>The recording date of all claims that have none.</summary>
    public string? Recorded => (Child(_root, "recorded") as YamlScalarNode)?.Value;

    /// <summary>Whether a list has a text.</summary>
    public bool Has(string list, string text) => List(list) is { } items
        && items.Children.OfType<YamlScalarNode>().Any(item => item.Value == text);

    /// <summary>Puts a claim behind those of a deal.</summary>
    public string WithClaim(string deal, Func<int, string> claim)
    {
        var claims = (YamlSequenceNode)Child(DealNode(deal), "claims")!;
        return With(LastLine(claims), claim(Indent(claims)));
    }

    /// <summary>Puts a deal behind those that are not later, by the date in its id.</summary>
    public string WithDeal(string id, Func<int, string> deal)
    {
        if (List("deals") is not { Children.Count: > 0 } deals)
        {
            return With(_lines.Count, (Child(_root, "deals") is null ? "deals:\n" : "") + deal(DefaultIndent));
        }

        var earlier = deals.Children.LastOrDefault(known => string.CompareOrdinal(DateIn(IdOf(known)), DateIn(id)) <= 0);
        var line = earlier is null ? (int)deals.Children[0].Start.Line - 1 : LastLine(earlier);
        return With(line, deal(Indent(deals)));
    }

    /// <summary>Puts an item into a list that is sorted.</summary>
    public string WithItem(string list, string key, string item)
    {
        var items = List(list)!;
        var before = items.Children.LastOrDefault(known => string.Compare(IdOf(known), key, StringComparison.OrdinalIgnoreCase) <= 0);
        return With(before is null ? (int)items.Children[0].Start.Line - 1 : LastLine(before), item);
    }

    private string With(int line, string text)
    {
        var lines = new List<string>(_lines);
        lines.InsertRange(line, text.TrimEnd('\n').Split('\n'));
        return string.Join('\n', lines) + "\n";
    }

    private YamlSequenceNode? List(string key) => Child(_root, key) as YamlSequenceNode;

    private YamlMappingNode DealNode(string id) => List("deals")!.Children.OfType<YamlMappingNode>().First(deal => IdOf(deal) == id);

    private static YamlNode? Child(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var child)
        ? child : null;

    private static string IdOf(YamlNode node) => node switch
    {
        YamlMappingNode map => (Child(map, "id") as YamlScalarNode)?.Value ?? "",
        YamlScalarNode scalar => scalar.Value ?? "",
        _ => "",
    };

    // The year and month at the end of a deal's id.
    private static string DateIn(string id)
    {
        var parts = id.Split('-');
        var year = Array.FindLastIndex(parts, part => part.Length == 4 && part.All(char.IsAsciiDigit));
        return year < 0 ? "" : string.Join('-', parts[year..]);
    }

    private static int Indent(YamlSequenceNode list) => (int)list.Children[0].Start.Column - 1 - DefaultIndent;

    /// <summary>The number of the last line that a node has.</summary>
    private static int LastLine(YamlNode node) => node switch
    {
        YamlMappingNode { Style: YamlDotNet.Core.Events.MappingStyle.Flow } or YamlScalarNode
            or YamlSequenceNode { Style: YamlDotNet.Core.Events.SequenceStyle.Flow } =>
            (int)node.End.Line,
        YamlMappingNode map => map.Children.Max(pair => Math.Max(LastLine(pair.Key), LastLine(pair.Value))),
        YamlSequenceNode list => list.Children.Max(child => LastLine(child)),
        _ => (int)node.End.Line,
    };
}
