using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

[JsonConverter(typeof(WordConverter<ChangeKind>))]
public enum ChangeKind
{
    Added,
    Changed,

    /// <summary>A tombstone: the deal has been deleted.</summary>
    Removed,
}

/// <summary>An entry in the change log, written before the change itself.</summary>
/// <param name="At">The time of the storage service when the write began.</param>
public sealed record Change(string Key, DateTimeOffset At, ChangeKind Kind, DealId Deal, string Title)
{
    /// <summary>For a removal: the deal that it was merged into, if that is the reason.</summary>
    public DealId? MergedInto { get; init; }

    /// <summary>What it changed for readers; null if that is not known, since the stored rows were of an earlier layout.</summary>
    public FieldChanges? Fields { get; init; }

    internal static Condition IsRemoval { get; } = new(nameof(Kind), "eq", EnumWords.Of(ChangeKind.Removed));

    /// <summary>The month is the partition key of the log.</summary>
    public static string Partition(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The first key that an entry at this instant can have.</summary>
    public static string KeyAt(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    public static Change Of(ChangeKind kind, DealId deal, string title, DateTimeOffset at) =>
        new($"{KeyAt(at)}_{deal}", at, kind, deal, title);

    internal TableEntity ToRow()
    {
        var row = new TableEntity(Partition(At), Key)
        {
            [nameof(At)] = At,
            [nameof(Kind)] = EnumWords.Of(Kind),
            [nameof(Deal)] = Deal.ToString(),
            [nameof(Title)] = Title,
        };
        if (MergedInto is { } into)
        {
            row[nameof(MergedInto)] = into.ToString();
        }

        if (Fields is not null)
        {
            Columns.Put(row, nameof(Fields), Columns.Pack(Columns.Json(Fields, DealsJson.Default.FieldChanges)));
        }

        return row;
    }

    internal static Change OfRow(TableEntity row) => new(
        row.RowKey,
        row.GetDateTimeOffset(nameof(At))!.Value,
        EnumWords.Parse<ChangeKind>(row.GetString(nameof(Kind))).OrThrow(),
        DealId.Parse(row.GetString(nameof(Deal))).OrThrow(),
        row.GetString(nameof(Title)))
    {
        MergedInto = row.GetString(nameof(MergedInto)) is { } into ? DealId.Parse(into).OrThrow() : null,
        Fields = Columns.Get(row, nameof(Fields)) is { } packed
            ? JsonSerializer.Deserialize(Columns.Unpack(packed), DealsJson.Default.FieldChanges)
            : null,
    };
}
