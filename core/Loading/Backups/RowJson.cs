using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace ServerlessDeals.Loading.Backups;

/// <summary>
/// A row as one line of JSON that keeps the type of each column: ["partition", "row", { "Column": ["int64", "42"] }]. Columns are
/// sorted and system columns (ETag, Timestamp) are left out, so equal rows give equal lines.
/// </summary>
internal static class RowJson
{
    private static readonly JsonWriterOptions Compact =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(TableEntity row)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Compact))
        {
            json.WriteStartArray();
            json.WriteStringValue(row.PartitionKey);
            json.WriteStringValue(row.RowKey);
            json.WriteStartObject();
            var columns = row
                .Where(column => !IsSystemColumn(column.Key) && column.Value is not null)
                .OrderBy(column => column.Key, StringComparer.Ordinal);
            foreach (var (name, value) in columns)
            {
                var (type, valueText) = Format(name, value);
                json.WriteStartArray(name);
                json.WriteStringValue(type);
                json.WriteStringValue(valueText);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndArray();
        }

        return text.ToArray();
    }

    /// <exception cref="FormatException">The line is not a row in this format.</exception>
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

    private static bool IsSystemColumn(string column) => column is "PartitionKey" or "RowKey" or "Timestamp" or "odata.etag";

    private static (string Type, string Text) Format(string name, object value) => value switch
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
        _ => throw new InvalidOperationException(
            $"The column {name} has the type {value.GetType().Name}, which Table Storage does not support."),
    };

    private static object Value(string type, string text) => type switch
    {
        "string" => text,
        "binary" => Convert.FromBase64String(text),
        "bool" => text == "true",
        "int32" => int.Parse(text, CultureInfo.InvariantCulture),
        "int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "double" => double.Parse(text, CultureInfo.InvariantCulture),
        "guid" => Guid.Parse(text),
        "time" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ => throw new FormatException(
            $"'{type}' is not a column type. The types are string, binary, bool, int32, int64, double, guid and time."),
    };
}
