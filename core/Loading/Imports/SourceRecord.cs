namespace ServerlessDeals.Loading.Imports;

/// <summary>One row of a file as it stands there.</summary>
/// <param name="row">In a CSV file the number of the record, the header being 1; in JSON the number of the object.</param>
/// <param name="names">The columns.</param>
/// <param name="values">Their texts; of a JSON list, its items with <see cref="Separator"/> between them.</param>
/// <param name="damage">Why the row could not be read as such, and what would be right.</param>
public sealed class SourceRecord(long row, IReadOnlyList<string> names, IReadOnlyList<string> values, string? damage = null)
{
    public const char Separator = '\u001F';

    public long Row => row;

    public IReadOnlyList<string> Names => names;

    public IReadOnlyList<string> Values => values;

    public string? Damage => damage;

    /// <summary>A column's text without blanks around it; empty where the row has no such column.</summary>
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

/// <summary>A row that was not imported: where it is, why, and what would be right.</summary>
public sealed record Rejection(SourceRecord Record, string Column, string Reason, string Remedy)
{
    /// <param name="message">"what is wrong; what would be right".</param>
    public static Rejection Of(SourceRecord record, string column, string message)
    {
        var at = message.IndexOf("; ", StringComparison.Ordinal);
        return at < 0 ? new(record, column, message, "correct it") : new(record, column, message[..at], message[(at + 2)..]);
    }
}
