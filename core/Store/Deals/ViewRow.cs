using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>
/// A row of a deal in a view. A deal has a row at every address (value and sort date) that it ever had, with the days on which it
/// had it. A query as of any day therefore finds the deal once, in the right order, without a second request (decision 0001).
/// </summary>
public static class ViewRow
{
    private const string Current = "Current";
    private const string CurrentFrom = "CurrentFrom";
    private const string Item = "Item";
    private const string From = "From";
    private const string History = "History";
    private const string Rivals = "Rivals";
    private const string Status = "Status";
    private const string Timelines = "Timelines";

    /// <summary>Only rows that show a deal today.</summary>
    public static Condition IsCurrent { get; } = new(Current, "eq", true);

    public static Condition HasNotStatus(DealStatus status) => new(Status, "ne", EnumWords.Of(status));

    /// <summary>Only rows that began on or before a day.</summary>
    public static Condition HadBegunBy(DateOnly day) => new(From, "le", day.DayNumber);

    /// <summary>
    /// The columns from which a list of today shows a deal, without its past and its timelines. They hold nearly every deal; see
    /// <see cref="IsCut"/>.
    /// </summary>
    public static IReadOnlyList<string> ListedColumns { get; } = [Current, CurrentFrom, .. Columns.Of(Item).Take(2)];

    /// <summary>Whether a row may have more than the columns of <see cref="ListedColumns"/>, because its deal is large.</summary>
    public static bool IsCut(TableEntity row) => row.GetBinary(ListedColumns[^1]) is not null;

    /// <summary>A deal's rows in all views.</summary>
    /// <param name="periods">What lists have shown, oldest first.</param>
    /// <param name="rivals">The company's competitors. An investor's rows name them, so one range finds rivals that it backs.</param>
    public static IReadOnlyDictionary<Address, TableEntity> All(IReadOnlyList<DealPeriod> periods, IReadOnlyList<Slug> rivals)
    {
        var places =
            from view in Views.All
            from period in periods
            from partition in view.Partitions(period.Item).Distinct(StringComparer.Ordinal)
            let address = new Address(view.Table, partition, view.Key(period.Item))
            group period by address;
        var written = new WrittenPeriods();
        return places.ToDictionary(place => place.Key, place => Of(place.Key, [.. place], rivals, written));
    }

    /// <summary>What the row shows as of a day, or today if that is null. Null if the row did not show the deal then.</summary>
    public static DealItem? Read(TableEntity row, DateOnly? asOf) => ReadListed(row, asOf)?.Deal;

    /// <inheritdoc cref="Read"/>
    public static ListedDeal? ReadListed(TableEntity row, DateOnly? asOf)
    {
        if (row.GetBoolean(Current) == true && (asOf is null || row.GetInt32(CurrentFrom) <= asOf.Value.DayNumber))
        {
            return new(Columns.Get(row, Item)!) { KnownOn = CurrentSince(row), TimelineReader = () => TimelineOn(row, CurrentSince(row)) };
        }

        return asOf is not null && Past(row).FirstOrDefault(period => period.From <= asOf && asOf < period.Until) is { } past
            ? new(past.Item) { KnownOn = past.From, TimelineReader = () => TimelineOn(row, past.From) }
            : null;
    }

    /// <summary>In an investor's row, the competitors of the company.</summary>
    public static IReadOnlyList<Slug> RivalsIn(TableEntity row) =>
        [.. (row.GetString(Rivals) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Slug.Parse(id).OrThrow())];

    /// <summary>Everything that the row has shown.</summary>
    public static IEnumerable<DealPeriod> ReadAll(TableEntity row) =>
        row.GetBoolean(Current) == true
            ? Past(row).Append(new(CurrentSince(row), null, new ListedDeal(Columns.Get(row, Item)!).Deal))
            : Past(row);

    /// <summary>Everything that the row holds, uncompressed, to compare rows.</summary>
    internal static IEnumerable<byte[]> Content(TableEntity row) =>
    [
        Columns.Json([.. ReadAll(row)], DealsJson.Default.IReadOnlyListDealPeriod),
        Columns.Json(TimelinesIn(row), DealsJson.Default.IReadOnlyListDatedTimeline),
        Encoding.UTF8.GetBytes(
            $"{row.GetBoolean(Current)} {row.GetString(Status)} {row.GetInt32(From)} {row.GetInt32(CurrentFrom)} {row.GetString(Rivals)}"),
    ];

    private static TableEntity Of(Address address, List<DealPeriod> periods, IReadOnlyList<Slug> rivals, WrittenPeriods written)
    {
        var row = new TableEntity(address.Partition, address.Row) { [From] = periods[0].From.DayNumber };
        var current = periods[^1].Until is null ? periods[^1] : null;
        row[Current] = current is not null;
        Columns.Put(row, Timelines, written.Timelines(periods));
        if (current is not null)
        {
            row[Status] = EnumWords.Of(current.Item.Status);
            row[CurrentFrom] = current.From.DayNumber;
            Columns.Put(row, Item, written.Item(current));
            periods.RemoveAt(periods.Count - 1);
        }

        if (address.Table == Views.ByInvestor.Table && rivals.Count > 0)
        {
            row[Rivals] = string.Join(' ', rivals);
        }

        if (periods.Count > 0)
        {
            Columns.Put(row, History, written.History(periods));
        }

        return row;
    }

    private static DateOnly CurrentSince(TableEntity row) => DateOnly.FromDayNumber(row.GetInt32(CurrentFrom)!.Value);

    private static IReadOnlyList<StatusStep> TimelineOn(TableEntity row, DateOnly day) =>
        TimelinesIn(row).LastOrDefault(timeline => timeline.From <= day)?.Steps ?? [];

    private static IReadOnlyList<DatedTimeline> TimelinesIn(TableEntity row) =>
        Columns.Get(row, Timelines) is { } packed
            ? JsonSerializer.Deserialize(Columns.Unpack(packed), DealsJson.Default.IReadOnlyListDatedTimeline)!
            : [];

    private static IReadOnlyList<DealPeriod> Past(TableEntity row) =>
        Columns.Get(row, History) is { } packed
            ? JsonSerializer.Deserialize(Columns.Unpack(packed), DealsJson.Default.IReadOnlyListDealPeriod)!
            : [];

    /// <summary>Most rows of a deal have the same item and the same history, so each is serialized once.</summary>
    private sealed class WrittenPeriods
    {
        private readonly Dictionary<DateOnly, byte[]> _items = [];
        private readonly Dictionary<string, byte[]> _histories = new(StringComparer.Ordinal);
        private readonly Dictionary<string, byte[]> _timelines = new(StringComparer.Ordinal);

        public byte[] Item(DealPeriod period) =>
            _items.TryGetValue(period.From, out var item) ? item : _items[period.From] = new ListedDeal(period.Item).Json;

        public byte[] History(IReadOnlyList<DealPeriod> periods)
        {
            var key = KeyOf(periods);
            return _histories.TryGetValue(key, out var history)
                ? history
                : _histories[key] = Columns.Pack(Columns.Json(
                    [.. periods.Select(period => period with { Timeline = null })], DealsJson.Default.IReadOnlyListDealPeriod));
        }

        public byte[] Timelines(IReadOnlyList<DealPeriod> periods)
        {
            var key = KeyOf(periods);
            if (_timelines.TryGetValue(key, out var timelines))
            {
                return timelines;
            }

            var changes = new List<DatedTimeline>();
            foreach (var period in periods)
            {
                var steps = period.Timeline ?? [];
                if (changes.Count == 0 || !steps.SequenceEqual(changes[^1].Steps))
                {
                    changes.Add(new(period.From, steps));
                }
            }

            return _timelines[key] = Columns.Pack(Columns.Json(changes, DealsJson.Default.IReadOnlyListDatedTimeline));
        }

        // The first days identify the periods: no two periods of a deal begin on the same day.
        private static string KeyOf(IReadOnlyList<DealPeriod> periods) =>
            string.Join(' ', periods.Select(period => period.From.DayNumber));
    }
}
