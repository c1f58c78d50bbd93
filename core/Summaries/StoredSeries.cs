using Azure.Data.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>The rows of a place that are stored, and which of its parts a change reaches.</summary>
/// <param name="rows">In the order of their keys.</param>
/// <param name="visible">The generation that readers see; a killed refresh may have left rows of later ones.</param>
internal sealed class StoredSeries(SeriesKey place, IEnumerable<TableEntity> rows, long visible)
{
    private readonly Dictionary<DateOnly, List<TableEntity>> _parts = rows.GroupBy(SeriesKey.Begins).ToDictionary(part => part.Key, part => part.ToList());

    public SeriesKey Key { get; } = place;

    /// <summary>The first days of the parts that readers see, in order.</summary>
    public IReadOnlyList<DateOnly> Cuts => [.. _parts.Keys.Where(from => Shown(from) is not null).Order()];

    /// <summary>What readers see of a part, or null.</summary>
    public TableEntity? Shown(DateOnly from) => Of(from).FirstOrDefault(row => SeriesKey.Generation(row) <= visible);

    /// <summary>Whether a part is stored as it should be, for the readers of now or for those of the generation to come.</summary>
    public bool Has(DateOnly from, string hash) => Of(from) is [var newest, ..] && SeriesKey.Hash(newest) == hash;

    /// <summary>Whether readers see a part as it should be, and will go on to do so.</summary>
    public bool Shows(DateOnly from, string hash) => Has(from, hash) && SeriesKey.Generation(Of(from)[0]) <= visible;

    /// <summary>The rows of a part that no reader can still be looking at: all before the one that readers see.</summary>
    public IEnumerable<TableEntity> Outdated(DateOnly from) => Of(from).SkipWhile(row => SeriesKey.Generation(row) > visible).Skip(1);

    /// <summary>The day from which on parts are to be looked at: what a killed refresh left in earlier ones would be seen with this one.</summary>
    /// <param name="since">The first day on which a history differs from what readers see.</param>
    public DateOnly Reached(DateOnly since) =>
        _parts.Where(part => SeriesKey.Generation(part.Value[0]) > visible).Select(part => part.Key).Append(since).Min();

    /// <summary>
    /// The parts to be written where a history has changed from a day on. Where it has grown long it is cut by years, so that
    /// none outgrows a row however many there are; what is cut once intervals so.
    /// </summary>
    /// <param name="days">Those of the history on which it has a step.</param>
    /// <param name="since">The first day on which it differs from what readers see.</param>
    /// <param name="whole">Up to so many days a history is kept in one part.</param>
    public IReadOnlyList<(DateOnly From, DateOnly? Until)> Changed(IReadOnlyCollection<DateOnly> days, DateOnly since, int whole)
    {
        var years = days.Count <= whole ? [] : days.Select(day => new DateOnly(day.Year, 1, 1));
        var cuts = years.Concat(_parts.Keys).Append(DateOnly.MinValue).Distinct().Order().ToList();
        var (shown, first) = (Cuts, cuts.Last(cut => cut <= Reached(since)));

        // A part that readers do not see yet is cut off one that they see, which is written again without it.
        var cutOff = cuts.Where(cut => cut <= first && !shown.Contains(cut)).Append(first).Min();
        var begin = cutOff == first ? first : shown.Where(cut => cut < cutOff).DefaultIfEmpty(DateOnly.MinValue).Max();
        return [.. cuts.Select((from, at) => (from, at + 1 < cuts.Count ? cuts[at + 1] : (DateOnly?)null)).Where(part => part.from >= begin)];
    }

    private List<TableEntity> Of(DateOnly from) => _parts.GetValueOrDefault(from) ?? [];
}
