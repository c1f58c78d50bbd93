using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace ServerlessDeals.Loading.Backups;

/// <summary>
/// A row as one line of JSON that keeps the type of each column: ["partition", "row", { "Column": ["int64", "42"] }]. Columns are
/// sorted, and what the service adds of its own (ETag, Timestamp) is left out, so that equal rows are equal lines.
/// </summary>
internal static class RowJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(TableEntity row)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Compact))
        {
            json.WriteStartArray();
            json.WriteStringValue(row.PartitionKey);
            json.WriteStringValue(row.RowKey);
            json.WriteStartObject();
            foreach (var (name, value) in row.Where(column => !IsOfTheService(column.Key) && column.Value is not null).OrderBy(column => column.Key, StringComparer.Ordinal))
            {
                var (type, words) = Words(name, value);
                json.WriteStartArray(name);
                json.WriteStringValue(type);
                json.WriteStringValue(words);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndArray();
        }

        return text.ToArray();
    }

    /// <exception cref="FormatException">The line is not such a row.</exception>
    public static TableEntity Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var row = new TableEntity(json.RootElement[0].GetString(), json.RootElement[1].GetString());
            foreach (var column in json.RootElement[2].EnumerateObject())
            {
                row[column.Name] = Value(column.Value[0].GetString()!, column.Value[1].GetString()!);
            }

            return row;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            throw new FormatException($"'{line[..Math.Min(line.Length, 60)]}…' is not a row of a backup.", wrong);
        }
    }

    private static bool IsOfTheService(string column) => column is "PartitionKey" or "RowKey" or "Timestamp" or "odata.etag";

    private static (string Type, string Words) Words(string name, object value) => value switch
    {
        string text => ("string", text),
        byte[] bytes => ("binary", Convert.ToBase64String(bytes)),
        BinaryData bytes => ("binary", Convert.ToBase64String(bytes)),
        bool truth => ("bool", truth ? "true" : "false"),
        int number => ("int32", number.ToString(CultureInfo.InvariantCulture)),
        long number => ("int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("double", number.ToString("R", CultureInfo.InvariantCulture)),
        Guid id => ("guid", id.ToString("D")),
        DateTimeOffset time => ("time", time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        DateTime time => ("time", time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"The column {name} has the type {value.GetType().Name}, which Table Storage does not have."),
    };

    private static object Value(string type, string words) => type switch
    {
        "string" => words,
        "binary" => Convert.FromBase64String(words),
        "bool" => words == "true",
        "int32" => int.Parse(words, CultureInfo.InvariantCulture),
        "int64" => long.Parse(words, CultureInfo.InvariantCulture),
        "double" => double.Parse(words, CultureInfo.InvariantCulture),
        "guid" => Guid.Parse(words),
        "time" => DateTimeOffset.Parse(words, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ => throw new FormatException($"'{type}' is no type of a column; there are string, binary, bool, int32, int64, double, guid, time."),
    };
}
