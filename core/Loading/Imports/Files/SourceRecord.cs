namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>One row of a file, as written there.</summary>
/// <param name="row">The number of the CSV record, where the header is 1, or the number of the JSON object.</param>
/// <param name="names">The columns.</param>
/// <param name="values">Their texts. The items of a JSON list are joined by <see cref="Separator"/>.</param>
/// <param name="damage">Why the row could not be read, and how to correct it.</param>
public sealed class SourceRecord(long row, IReadOnlyList<string> names, IReadOnlyList<string> values, string? damage = null)
{
    public const char Separator = '\u001F';

    // Not the separator, which is a blank too: an empty item at the end of a list keeps its place.
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '\u00A0', '\u3000', '\uFEFF'];

    public long Row => row;

    public IReadOnlyList<string> Names => names;

    public IReadOnlyList<string> Values => values;

    public string? Damage => damage;

    /// <summary>Whether values at the end are missing.</summary>
    public bool IsShort => values.Count < names.Count;

    /// <summary>A column's trimmed text; empty if the row has no such column.</summary>
    public string this[string column]
    {
        get
        {
            for (var i = 0; i < names.Count && i < values.Count; i++)
            {
                if (names[i] == column)
                {
                    return values[i].Trim(Blanks);
                }
            }

            return "";
        }
    }
}

/// <summary>A row that was not imported, with the reasons and how to correct it.</summary>
public sealed record Rejection(SourceRecord Record, string Column, string Reason, string Remedy)
{
    private const string Between = " | ";

    /// <param name="message">The reason and the remedy, separated by "; ".</param>
    public static Rejection Of(SourceRecord record, string column, string message) => Of(record, [(column, message)]);

    /// <param name="faults">The column of each fault, and its reason and remedy, separated by "; ".</param>
    public static Rejection Of(SourceRecord record, IReadOnlyCollection<(string Column, string Message)> faults)
    {
        var parts = faults.Select(fault => (fault.Column, Split: Split(fault.Message))).ToList();
        return new(
            record,
            string.Join(Between, parts.Select(part => part.Column)),
            string.Join(Between, parts.Select(part => part.Split.Reason)),
            string.Join(Between, parts.Select(part => part.Split.Remedy)));
    }

    private static (string Reason, string Remedy) Split(string message)
    {
        var at = message.IndexOf("; ", StringComparison.Ordinal);
        return at < 0 ? (message, "correct it") : (message[..at], message[(at + 2)..]);
    }
}
