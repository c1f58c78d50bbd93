using System.Globalization;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>The columns that the header of a CSV file names.</summary>
internal static class CsvHeader
{
    /// <summary>
    /// The names without blanks around them and invisible characters. Columns with the same name are numbered: amount (1), amount (2).
    /// </summary>
    public static IReadOnlyList<string> Names(IEnumerable<string> header)
    {
        var names = header.Select(VisibleText.Of).ToList();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. names.Select(name => name.Length > 0 && names.Count(other => other == name) > 1 ? Numbered(name) : name)];

        string Numbered(string name)
        {
            numbers[name] = numbers.GetValueOrDefault(name) + 1;
            return string.Create(CultureInfo.InvariantCulture, $"{name} ({numbers[name]})");
        }
    }

    /// <param name="others">Reads the header as it would be with another delimiter, or on another line, for advice.</param>
    /// <exception cref="InvalidDataException">A column of the mapping is not there, or is there twice.</exception>
    public static void Check(IReadOnlyList<string> names, Mapping mapping, Func<string?> others)
    {
        var missing = mapping.Columns.Except(names, StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        if (missing.Find(column => names.Contains($"{column} (1)")) is { } twice)
        {
            throw new InvalidDataException(
                $"The header names the column {twice} more than once. Write {twice} (1) or {twice} (2) in the mapping {mapping.Name}.");
        }

        throw new InvalidDataException(
            $"The file has no column {string.Join(" and no ", missing)}, which the mapping {mapping.Name} reads. "
            + (others() ?? $"Its columns are {string.Join(", ", names)}.{Suggested(missing, names)}"));
    }

    private static string Suggested(List<string> missing, IReadOnlyList<string> names)
    {
        var near = missing.Select(column => (Column: column, Near: Near(column, names))).Where(pair => pair.Near is not null).ToList();
        return near.Count == 0 ? "" : " Did you mean " + string.Join(", ", near.Select(pair => $"{pair.Near} for {pair.Column}")) + "?";
    }

    /// <summary>The name that a misspelled one was probably meant to be; null if none is near.</summary>
    public static string? Near(string column, IEnumerable<string> names)
    {
        var folded = string.Concat(Folding.WordsOf(column));
        return names.Where(name => name.Length > 0)
            .Select(name => (Name: name, Distance: SpellingSuggestion.Distance(folded, string.Concat(Folding.WordsOf(name)))))
            .Where(pair => pair.Distance <= Math.Max(1, column.Length / 4))
            .OrderBy(pair => pair.Distance).Select(pair => pair.Name).FirstOrDefault();
    }
}
