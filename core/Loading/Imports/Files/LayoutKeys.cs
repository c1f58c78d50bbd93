using System.Globalization;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads the keys of a mapping that say how its file is divided into rows and columns, and which rows to leave out.</summary>
internal static class LayoutKeys
{
    public static string Encoding(SeedNode node)
    {
        var encoding = node.Text("encoding") ?? "utf-8";
        if (!IsEncoding(encoding))
        {
            node.Find("encoding")!.Fault($"'{encoding}' is not an encoding; write utf-8, windows-1252 or macintosh");
        }

        return encoding;
    }

    public static char? Delimiter(SeedNode node)
    {
        var delimiter = node.Text("delimiter");
        if (delimiter is not (null or [_]))
        {
            node.Find("delimiter")!.Fault("is not one character; write ; or | in quotes");
        }

        return delimiter is [var character] ? character : null;
    }

    public static int Header(SeedNode node)
    {
        var text = node.Text("header");
        if (int.TryParse(text ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0)
        {
            return line;
        }

        node.Find("header")!.Fault($"'{text}' is not the number of a line; write 3 if the third line names the columns");
        return 1;
    }

    public static IReadOnlyList<SkipRule> Skip(SeedNode node) => [.. node.List("skip").Select(SkipRule)];

    private static SkipRule SkipRule(SeedNode node)
    {
        var rule = new SkipRule(
            node.RequiredText("column", "Status"),
            ColumnKeys.Texts(node, "is"),
            ColumnKeys.Texts(node, "isNot"),
            ColumnKeys.Texts(node, "contains"));
        node.RefuseUnknownKeys();
        if (rule.Is.Count + rule.IsNot.Count + rule.Contains.Count == 0)
        {
            node.Fault("does not say which rows to leave out; add is:, isNot: or contains: with a text or a list of texts");
        }

        if (rule.Contains.Contains(""))
        {
            node.Find("contains")!.Fault("is empty, which every text contains; write is: \"\" for rows without a text");
        }

        return rule;
    }

    private static bool IsEncoding(string name)
    {
        try
        {
            return System.Text.Encoding.GetEncoding(name) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
