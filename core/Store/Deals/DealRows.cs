using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>
/// The rows of one deal: its own row, and a row at every address that it has or ever had in a view. Its own row holds the claims,
/// the organizations that they name, the deal's history, the addresses of its other rows, and the summary cells that count it.
/// </summary>
public sealed class DealRows
{
    /// <summary>The key of the deal's own row, in the partition of its id.</summary>
    public const string OwnKey = "Claims";

    // Change this if the layout of the rows or the rules of resolution change. Loading the seeds or an upgrade then writes the rows
    // again. Until then the history of such a deal is computed from its claims.
    private const string Layout = "by-region-kind-and-status";

    // Only in rows of deals that name an organization that was merged.
    private const string HasMerged = "HasMerged";

    private readonly byte[] _claims;
    private readonly byte[]? _named;
    private readonly byte[]? _history;
    private readonly string? _layout;
    private readonly bool _hasMerged;
    private readonly Lazy<Deal> _deal;
    private readonly Lazy<IReadOnlyList<Organization>> _organizations;
    private readonly Lazy<DealHistory> _resolved;
    private readonly Lazy<IReadOnlyDictionary<Address, TableEntity>> _inViews;
    private readonly IReadOnlyList<Address>? _places;
    private readonly IReadOnlyList<string>? _cells;

    /// <summary>The rows of a deal, with names, countries and sectors from a register.</summary>
    public DealRows(Deal deal, DealHistory history, Register register)
    {
        var named = register.NamedBy(deal);
        var (claims, organizations) = Entered(deal, named);
        var periods = Columns.Json(history, DealsJson.Default.DealHistory);
        (Id, Title) = (deal.Id, history.Item.Company.Name);
        Hash = StableHash.Hash([Encoding.UTF8.GetBytes(Layout), claims, organizations, periods]);
        (_claims, _named, _history) = (Columns.Pack(claims), Columns.Pack(organizations), Columns.Pack(periods));
        (_deal, _organizations, _resolved) = (new(deal), new(named), new(history));
        _hasMerged = named.Any(organization => organization.MergedInto is not null);
        _inViews = new(MakeViews);
        _layout = Layout;
    }

    private DealRows(TableEntity row)
    {
        (Id, Title) = (DealId.Parse(row.PartitionKey).OrThrow(), row.GetString(nameof(Title)) ?? "");
        (Hash, ETag) = (row.GetString(nameof(Hash)) ?? "", row.ETag);
        (_claims, _named, _history) = (Columns.Get(row, "Claims")!, Columns.Get(row, "Named"), Columns.Get(row, "History"));
        _deal = new(() => JsonSerializer.Deserialize(Columns.Unpack(_claims), DealsJson.Default.Deal)!);
        // The first version did not store the organizations; the command "deals upgrade" adds them.
        _organizations = new(() =>
            _named is null ? [] : JsonSerializer.Deserialize(Columns.Unpack(_named), DealsJson.Default.IReadOnlyListOrganization)!);
        _layout = row.GetString(nameof(Layout));
        _hasMerged = row.GetBoolean(HasMerged) == true;
        _resolved = new(() => _layout == Layout ? ReadHistory(_history!, Current) : DealHistory.Of(Deal, new(Named), ExchangeRates.None));
        _inViews = new(MakeViews);
        _places = [.. Lines(row, nameof(Places)).Select(ParseAddress)];
        _cells = Lines(row, nameof(Cells));
    }

    public DealId Id { get; }

    /// <summary>The deal as it was entered.</summary>
    public Deal Deal => _deal.Value;

    /// <summary>The deal with the organizations that those named by its claims are today: some may have been merged.</summary>
    public Deal Current => _hasMerged ? new Register(Named).Current(Deal) : Deal;

    /// <summary>The organizations that the deal names, as they were when it was written.</summary>
    public IReadOnlyList<Organization> Named => _organizations.Value;

    public DealHistory History => _resolved.Value;

    /// <summary>The company's name, for the change log.</summary>
    public string Title { get; }

    /// <summary>Covers everything that readers can see: the claims, and the names and sectors of the organizations.</summary>
    public string Hash { get; }

    /// <summary>The ETag of the stored own row.</summary>
    public ETag ETag { get; }

    /// <summary>The rows that the views should hold.</summary>
    public IReadOnlyDictionary<Address, TableEntity> InViews => _inViews.Value;

    /// <summary>The addresses of the rows in the views. While a deal is being written, the old addresses are included.</summary>
    public IReadOnlyList<Address> Places => _places ?? [.. InViews.Keys];

    /// <summary>The summary cells that count the deal: "group@period", in ordinal order.</summary>
    public IReadOnlyList<string> Cells => _cells ??
    [
        .. History.Periods.SelectMany(period => SummaryCell.Of(period.Item)).Select(cell => cell.ToString())
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>The columns of the own row that hold the deal and its history.</summary>
    public static IReadOnlyList<string> ReadColumns { get; } =
        [nameof(Layout), HasMerged, .. Columns.Of("Claims"), .. Columns.Of("Named"), .. Columns.Of("History")];

    public static DealRows Read(TableEntity own) => new(own);

    /// <summary>Covers what was entered, the claims and the organizations, and not the rates that a comparable figure rests on.</summary>
    public static string SourceHashOf(Deal deal, Register register)
    {
        var (claims, organizations) = Entered(deal, register.NamedBy(deal));
        return StableHash.Hash([Encoding.UTF8.GetBytes(Layout), claims, organizations]);
    }

    /// <summary>Reads the own row of a deal: one point read. Null if there is none.</summary>
    public static async Task<DealRows?> ReadAsync(ITables tables, DealId id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Deals, id.ToString(), OwnKey, cancel) is { } row ? Read(row) : null;

    /// <summary>Whether its history was written as this version writes it.</summary>
    internal bool IsOfThisLayout => _layout == Layout;

    /// <summary>Whether it holds exactly these claims.</summary>
    public bool Holds(Deal deal) => Columns.Unpack(_claims).AsSpan().SequenceEqual(Columns.Json(deal, DealsJson.Default.Deal));

    /// <summary>Whether it holds the same history as another.</summary>
    internal bool HasHistory(DealRows other) =>
        Columns.Json(History, DealsJson.Default.DealHistory).AsSpan()
            .SequenceEqual(Columns.Json(other.History, DealsJson.Default.DealHistory));

    /// <summary>The deal's own row, with the given addresses and cells.</summary>
    internal TableEntity Own(IEnumerable<Address> places, IEnumerable<string> cells, string hash)
    {
        var row = new TableEntity(Id.ToString(), OwnKey) { [nameof(Title)] = Title, [nameof(Hash)] = hash, [nameof(Layout)] = _layout };
        Columns.Put(row, "Claims", _claims);
        if (_hasMerged)
        {
            row[HasMerged] = true;
        }

        PutIfAny(row, "Named", _named);
        PutIfAny(row, "History", _history);
        Columns.Put(row, nameof(Places), Bytes(places.Select(place => $"{place.Table}\t{place.Partition}\t{place.Row}")));
        Columns.Put(row, nameof(Cells), Bytes(cells));
        return row;
    }

    private static (byte[] Claims, byte[] Organizations) Entered(Deal deal, IReadOnlyList<Organization> named) =>
        (Columns.Json(deal, DealsJson.Default.Deal), Columns.Json(named, DealsJson.Default.IReadOnlyListOrganization));

    private static DealHistory ReadHistory(byte[] packed, Deal deal)
    {
        var history = JsonSerializer.Deserialize(Columns.Unpack(packed), DealsJson.Default.DealHistory)!;
        return history with { Now = history.Now with { Claims = Resolver.Ordered(deal.Claims) } };
    }

    private static void PutIfAny(TableEntity row, string column, byte[]? bytes)
    {
        if (bytes is not null)
        {
            Columns.Put(row, column, bytes);
        }
    }

    private IReadOnlyDictionary<Address, TableEntity> MakeViews()
    {
        var company = Named.FirstOrDefault(organization => organization.Id == History.Item.Company.Id);
        return ViewRow.All(History.Periods, company?.Competitors ?? []);
    }

    private static string[] Lines(TableEntity row, string column) =>
        Encoding.UTF8.GetString(Columns.Get(row, column) ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static byte[] Bytes(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)));

    private static Address ParseAddress(string line) => line.Split('\t') is [var table, var partition, var row]
        ? new(table, partition, row)
        : throw new FormatException($"'{line}' is not the address of a row.");
}
