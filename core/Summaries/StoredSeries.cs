using Azure.Data.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>The stored rows of a series, and the parts a change affects.</summary>
/// <param name="rows">In the order of their keys.</param>
/// <param name="visible">The generation readers see. A killed refresh may have left rows of later ones.</param>
internal sealed class StoredSeries(SeriesKey key, IEnumerable<TableEntity> rows, long visible)
{
    private readonly Dictionary<DateOnly, List<TableEntity>> _parts =
        rows.GroupBy(SeriesKey.Begins).ToDictionary(part => part.Key, part => part.ToList());

    public SeriesKey Key { get; } = key;

    /// <summary>The first days of the visible parts, in order.</summary>
    public IReadOnlyList<DateOnly> Cuts => [.. _parts.Keys.Where(from => Shown(from) is not null).Order()];

    /// <summary>The visible row of a part, or null.</summary>
    public TableEntity? Shown(DateOnly from) => Of(from).FirstOrDefault(row => SeriesKey.Generation(row) <= visible);

    /// <summary>Whether the newest row of a part has this hash, visible or not.</summary>
    public bool Has(DateOnly from, string hash) => Of(from) is [var newest, ..] && SeriesKey.Hash(newest) == hash;

    /// <summary>Whether the newest row of a part has this hash and is visible.</summary>
    public bool Shows(DateOnly from, string hash) => Has(from, hash) && SeriesKey.Generation(Of(from)[0]) <= visible;

    /// <summary>The rows of a part that no reader can still be reading: all older than the visible one.</summary>
    public IEnumerable<TableEntity> Outdated(DateOnly from) => Of(from).SkipWhile(row => SeriesKey.Generation(row) > visible).Skip(1);

    /// <summary>The first day to check. Rows a killed refresh left in earlier parts would become visible with this generation.</summary>
    /// <param name="since">The first day on which a history differs from what readers see.</param>
    public DateOnly Reached(DateOnly since) =>
        _parts.Where(part => SeriesKey.Generation(part.Value[0]) > visible).Select(part => part.Key).Append(since).Min();

    /// <summary>
    /// The parts to write when a history has changed from a day on. A long history is cut by year, to keep every part within
    /// the size of a row. Existing cuts are kept.
    /// </summary>
    /// <param name="days">The days on which the history has a step.</param>
    /// <param name="since">The first day on which it differs from what readers see.</param>
    /// <param name="whole">The most days that a history may have and still be one part.</param>
    public IReadOnlyList<(DateOnly From, DateOnly? Until)> Changed(IReadOnlyCollection<DateOnly> days, DateOnly since, int whole)
    {
        var years = days.Count <= whole ? [] : days.Select(day => new DateOnly(day.Year, 1, 1));
        var cuts = years.Concat(_parts.Keys).Append(DateOnly.MinValue).Distinct().Order().ToList();
        var (shown, first) = (Cuts, cuts.Last(cut => cut <= Reached(since)));

        // A new part takes days from a visible one, which is written again without them.
        var cutOff = cuts.Where(cut => cut <= first && !shown.Contains(cut)).Append(first).Min();
        var begin = cutOff == first ? first : shown.Where(cut => cut < cutOff).DefaultIfEmpty(DateOnly.MinValue).Max();
        return
        [
            .. cuts
                .Select((from, at) => (from, at + 1 < cuts.Count ? cuts[at + 1] : (DateOnly?)null))
                .Where(part => part.from >= begin),
        ];
    }

    private List<TableEntity> Of(DateOnly from) => _parts.GetValueOrDefault(from) ?? [];
}
