using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>One change as readers see it.</summary>
public sealed record ChangeItem(DateTimeOffset At, ChangeKind Kind, DealId Deal, string Title)
{
    /// <summary>
    /// What lists show otherwise than before. Empty if nothing; null if it is not known, as for entries of earlier versions.
    /// </summary>
    public IReadOnlyList<FieldChange>? Fields { get; init; }

    /// <summary>How many changed fields are not listed; null if all are.</summary>
    public int? More { get; init; }

    /// <summary>For a removal: the deal that it was merged into; null if it was not.</summary>
    public DealId? MergedInto { get; init; }

    internal static ChangeItem Of(Change change) => new(change.At, change.Kind, change.Deal, change.Title)
    {
        MergedInto = change.MergedInto,
        Fields = change.Fields?.Fields,
        More = change.Fields is { More: > 0 and var more } ? more : null,
    };
}

/// <summary>Changes, oldest first.</summary>
/// <param name="Resume">The value of since= that continues after the last of these, now or on a later day.</param>
/// <param name="NextLink">The address of the next page, if there are more changes already.</param>
public sealed record ChangeList(IReadOnlyList<ChangeItem> Value, string Resume, string? NextLink)
{
    /// <summary>The organizations that were merged in the same time, or are their own again; null if there are none.</summary>
    public IReadOnlyList<OrganizationChange>? Organizations { get; init; }
}

/// <summary>A part of the log.</summary>
/// <param name="After">The key to continue from.</param>
/// <param name="More">Whether there may be more.</param>
public sealed record ChangesRead(
    IReadOnlyList<ChangeItem> Changes, IReadOnlyList<OrganizationChange> Organizations, string After, bool More);

/// <summary>Reads the change log forward. A client that continues from where the last answer ended gets each entry once.</summary>
public sealed class ChangeReader(ITables tables)
{
    public const int MaxRequests = 5;

    /// <summary>A position in the log, as text with a checksum.</summary>
    public static string Token(string key)
    {
        var position = Encoding.UTF8.GetBytes(key);
        return Base64Url.EncodeToString([.. SHA256.HashData(position)[..8], .. position]);
    }

    /// <summary>The key in a token; null if the text is not a token.</summary>
    public static string? Key(string token)
    {
        if (!Base64Url.IsValid(token) || Base64Url.DecodeFromChars(token) is not { Length: > 8 } bytes)
        {
            return null;
        }

        return SHA256.HashData(bytes.AsSpan(8)).AsSpan(0, 8).SequenceEqual(bytes.AsSpan(0, 8))
            ? Encoding.UTF8.GetString(bytes.AsSpan(8))
            : null;
    }

    /// <param name="after">The key of the last entry already known.</param>
    /// <param name="limit">The most entries, of deals and of organizations together.</param>
    public async Task<ChangesRead> ReadAsync(string after, int limit, CancellationToken cancel)
    {
        var (months, until) = await CompleteAsync(cancel);
        var (changes, organizations) = (new List<ChangeItem>(), new List<OrganizationChange>());
        var (requests, read, last) = (2, 0, after);
        foreach (var month in months.Where(month => string.CompareOrdinal(month, MonthOf(after)) >= 0))
        {
            var from = last + "!";
            for (string? continuation = ""; continuation is not null;)
            {
                if (requests == MaxRequests || read == limit)
                {
                    return new(changes, organizations, last, true);
                }

                var resumeAt = continuation.Length == 0 ? null : continuation;
                var range = new RowRange(TableNames.Changes, month, from, until, limit - read, [], resumeAt);
                var page = await tables.QueryAsync(range, cancel);
                requests++;
                foreach (var row in page.Rows)
                {
                    if (OrganizationChange.IsIn(row))
                    {
                        organizations.Add(OrganizationChange.OfRow(row));
                    }
                    else
                    {
                        changes.Add(ChangeItem.Of(Change.OfRow(row)));
                    }

                    (last, read) = (row.RowKey, read + 1);
                }

                continuation = page.Continuation;
            }
        }

        return new(changes, organizations, last, false);
    }

    /// <summary>The last removal of every deal ever removed, oldest first: one request for every thousand.</summary>
    internal static async Task<IReadOnlyList<ChangeItem>> RemovalsAsync(IRowScan scan, CancellationToken cancel)
    {
        var removed = new Dictionary<DealId, ChangeItem>();
        await foreach (var row in scan.ScanAsync(TableNames.Changes, cancel, where: [Change.IsRemoval]))
        {
            var change = Change.OfRow(row);
            removed[change.Deal] = ChangeItem.Of(change);
        }

        return [.. removed.Values.OrderBy(change => change.At).ThenBy(change => change.Deal)];
    }

    /// <summary>The months of the log, and the last key before which no entry can still appear.</summary>
    /// <remarks>
    /// An entry has the time at which its write was opened. Each write touches its month after that, so at the time of the last touch
    /// every earlier write had been opened. Those that are still open afterwards may not have written their entries yet.
    /// </remarks>
    private async Task<(IReadOnlyList<string> Months, string Until)> CompleteAsync(CancellationToken cancel)
    {
        var rows = await tables.AllAsync(RowRange.Whole(TableNames.Partitions, TableNames.Changes), cancel);
        if (rows.Count == 0)
        {
            return ([], "");
        }

        var touched = rows.Max(ServiceClock.WrittenAt);
        var open = await UncountedWrite.OldestOpenAsync(tables, cancel);
        // Entries have longer keys than this, so an entry of the same time sorts after it.
        return ([.. rows.Select(row => row.RowKey)], Change.KeyAt(open <= touched ? open.Value : touched.AddTicks(1)));
    }

    private static string MonthOf(string key) =>
        Change.Partition(new(long.Parse(key.AsSpan(0, 19), NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero));
}
