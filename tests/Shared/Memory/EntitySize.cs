using System.Text;
using Azure.Data.Tables;

namespace ServerlessDeals.Tests;

/// <summary>The size of a row in bytes.</summary>
internal static class EntitySize
{
    // The method, address, headers and boundary of an operation within a batch.
    private const int Envelope = 500;

    /// <summary>
    /// The size as the service counts it: 4 bytes, two for each character of the keys, and for each column 8 bytes, two for each
    /// character of its name, and its value. From "How the size of an entity is calculated in Windows Azure Table Storage"
    /// and "Understanding Windows Azure Storage Billing" on Microsoft's blogs.
    /// </summary>
    public static long Stored(TableEntity row) => 4 + (2L * (row.PartitionKey.Length + row.RowKey.Length)) + row
        .Where(column => column.Value is not null && !ServiceRules.IsSystemColumn(column.Key))
        .Sum(column => 8 + (2L * column.Key.Length) + Of(column.Value));

    /// <summary>The approximate size as sent in a batch: JSON, with binary columns in base64.</summary>
    public static long Sent(TableEntity row) => Envelope + row.Where(column => column.Value is not null)
        .Sum(column => column.Key.Length + column.Value switch
        {
            byte[] bytes => 4L * ((bytes.Length + 2) / 3),
            string text => Encoding.UTF8.GetByteCount(text),
            _ => 20,
        });

    public static bool Has(object value) =>
        value is string or byte[] or BinaryData or bool or int or long or double or Guid or DateTime or DateTimeOffset;

    public static long Of(object value) => value switch
    {
        string text => (2L * text.Length) + 4,
        byte[] bytes => bytes.Length + 4,
        BinaryData bytes => bytes.ToMemory().Length + 4,
        bool => 1,
        int => 4,
        Guid => 16,
        _ => 8,
    };
}
