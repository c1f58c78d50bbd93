namespace ServerlessDeals.Loading.Imports;

/// <summary>One row of a file, as written there.</summary>
/// <param name="row">The number of the CSV record, where the header is 1, or the number of the JSON object.</param>
/// <param name="names">The columns.</param>
/// <param name="values">Their texts. The items of a JSON list are joined by <see cref="Separator"/>.</param>
/// <param name="damage">Why the row could not be read, and how to correct it.</param>
public sealed class SourceRecord(long row, IReadOnlyList<string> names, IReadOnlyList<string> values, string? damage = null)
{
    public const char Separator = '\u001F';

    public long Row => row;

    public IReadOnlyList<string> Names => names;

    public IReadOnlyList<string> Values => values;

    public string? Damage => damage;

    /// <summary>A column's trimmed text; empty if the row has no such column.</summary>
    public string this[string column]
    {
        get
        {
            for (var i = 0; i < names.Count && i < values.Count; i++)
            {
                if (names[i] == column)
                {
                    return values[i].Trim();
                }
            }

            return "";
        }
    }
}

/// <summary>A row that was not imported, with the reason and how to correct it.</summary>
public sealed record Rejection(SourceRecord Record, string Column, string Reason, string Remedy)
{
    /// <param name="message">The reason and the remedy, separated by "; ".</param>
    public static Rejection Of(SourceRecord record, string column, string message)
    {
        var at = message.IndexOf("; ", StringComparison.Ordinal);
        return at < 0 ? new(record, column, message, "correct it") : new(record, column, message[..at], message[(at + 2)..]);
    }
}
