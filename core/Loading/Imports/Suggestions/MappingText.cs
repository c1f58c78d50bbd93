using System.Text;

namespace ServerlessDeals.Loading.Imports.Suggestions;

/// <summary>Writes a mapping file line by line, with doubts as comments before the lines that they are about.</summary>
internal sealed class MappingText
{
    private readonly StringBuilder _text = new();

    /// <summary>How many doubts there are.</summary>
    public int Doubts { get; private set; }

    public void Comment(string text) => _text.Append("# ").Append(text).Append('\n');

    public void Doubt(string? text)
    {
        if (text is not null)
        {
            Doubts++;
            _text.Append("# DOUBT: ").Append(text).Append('\n');
        }
    }

    public void Doubt(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Doubt(text);
        }
    }

    public void Line(string line) => _text.Append(line).Append('\n');

    public override string ToString() => _text.ToString();

    /// <summary>A flow mapping such as { column: When, formats: [M/d/yyyy] }, or the column alone if there is nothing else.</summary>
    public static string Column(string column, params IEnumerable<(string Key, string? Value)> keys)
    {
        var given = keys.Where(key => key.Value is not null).Select(key => $"{key.Key}: {key.Value}").ToList();
        return given.Count == 0 ? Quoted(column) : $"{{ column: {Quoted(column)}, {string.Join(", ", given)} }}";
    }

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Quoted))}]";

    /// <summary>A text as YAML reads it back in any place.</summary>
    public static string Quoted(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or ' ' or '.' or '/')
            && char.IsAsciiLetter(text[0]) && text.Trim() == text
            && text.ToUpperInvariant() is not ("TRUE" or "FALSE" or "YES" or "NO" or "NULL" or "ON" or "OFF" or "Y" or "N")
            ? text
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";
}
