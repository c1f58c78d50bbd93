using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>The content of a column, which decides how it can be read.</summary>
internal enum ColumnContent
{
    One,
    Several,
    Dates,
}

/// <summary>Reads the keys of a column from a mapping file.</summary>
internal static class ColumnKeys
{
    /// <summary>A column is its name, a list of names, or a mapping with the names and how to read them.</summary>
    /// <param name="check">Returns an error message for a text that the mapping gives, or null if it is valid.</param>
    public static ColumnRule? Read(SeedNode? node, ColumnContent content = ColumnContent.One, Func<string, string?>? check = null)
    {
        if (node is null)
        {
            return null;
        }

        if (!node.IsMapping)
        {
            return new() { Columns = Names(node) };
        }

        var column = node.Find("column");
        var value = node.Text("value");
        if (column is null && value is null)
        {
            node.RequiredText("column", "company_name");
        }

        if (value is { Length: > 0 } && check?.Invoke(value) is { } wrong)
        {
            node.Find("value")!.Fault(wrong);
        }

        var rule = new ColumnRule
        {
            Columns = column is null ? [] : Names(column),
            Value = value,
            Join = node.Text("join"),
            Words = node.Find("words")?.Pairs(text => text.Length == 0 ? null : check?.Invoke(text)) ?? new Dictionary<string, string>(),
            Prefix = node.Text("prefix") ?? "",
            After = node.Text("after") ?? "",
            Before = node.Text("before") ?? "",
            Separators = content == ColumnContent.Several ? Texts(node, "separator") : [],
            Formats = content == ColumnContent.Dates ? Formats(node) : [],
        };
        node.RefuseUnknownKeys();
        return rule;
    }

    /// <summary>A field that is one text, or a list of texts.</summary>
    public static IReadOnlyList<string> Texts(SeedNode node, string key) => node.Find(key) is { } found ? Texts(found) : [];

    private static IReadOnlyList<string> Texts(SeedNode node) => node.IsList
        ? [.. node.Items().Select(item => item.Scalar()).OfType<string>()]
        : [node.Scalar() ?? ""];

    private static IReadOnlyList<string> Names(SeedNode node)
    {
        var names = Texts(node);
        if (names.Count == 0 || names.Contains(""))
        {
            node.Fault("is empty; write something such as company_name");
        }

        return names;
    }

    // Two formats that read the same text as different days would make a file's dates depend on which of them fits first.
    private static IReadOnlyList<string> Formats(SeedNode node)
    {
        var read = node.List("formats").Select(written => (Node: written, Text: Format(written))).ToList();
        foreach (var (at, (written, format)) in read.Index())
        {
            var other = read.Take(at).Select(before => before.Text).OfType<string>().Prepend("yyyy-MM-dd")
                .FirstOrDefault(before => format is not null && DateFormat.Contradict(before, format));
            if (other is not null)
            {
                written.Fault($"'{format}' and '{other}' read the same text as different days; write the one that the file has");
            }
        }

        return [.. read.Select(pair => pair.Text).OfType<string>()];
    }

    private static string? Format(SeedNode node)
    {
        var format = node.Scalar();
        if (format is not null && !DateFormat.IsValid(format))
        {
            node.Fault($"'{format}' is not a date format; write one with a year, such as M/d/yyyy, d MMM yyyy or yyyy-MM-ddTHH:mm:ssK");
            return null;
        }

        return format;
    }
}
