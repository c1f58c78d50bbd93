using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>
/// The rows of one deal: its own, and one at each place where it stands or ever stood in a view. Its own row holds the claims, the
/// organizations that they name, the deal's history, the places of its other rows, and the cells in which summaries count it.
/// </summary>
public sealed class DealRows
{
    /// <summary>The key of the deal's own row, in the partition of its id.</summary>
    public const string OwnKey = "Claims";

    // Rows of another layout, or of other rules of resolving, are written again by a load of the seeds or an upgrade. Until then the
    // history of such a deal is told from its claims.
    private const string Layout = "history-in-own-row";

    private readonly byte[] _claims;
    private readonly byte[]? _named;
    private readonly byte[]? _history;
    private readonly string? _layout;
    private readonly Lazy<Deal> _deal;
    private readonly Lazy<IReadOnlyList<Organization>> _organizations;
    private readonly Lazy<DealHistory> _told;
    private readonly Lazy<IReadOnlyDictionary<Address, TableEntity>> _inViews;
    private readonly IReadOnlyList<Address>? _places;
    private readonly IReadOnlyList<string>? _cells;

    /// <summary>The rows of a deal with the names, countries and sectors of a register.</summary>
    public DealRows(Deal deal, DealHistory history, Register register)
    {
        IReadOnlyList<Organization> named =
        [
            .. deal.Claims.SelectMany(claim => claim.Parties).Select(party => party.Org).Append(deal.Company).Distinct().Order()
                .Select(register.Find).OfType<Organization>(),
        ];
        var claims = Columns.Json(deal, DealsJson.Default.Deal);
        var organizations = Columns.Json(named, DealsJson.Default.IReadOnlyListOrganization);
        var told = Columns.Json(history, DealsJson.Default.DealHistory);
        (Id, Title) = (deal.Id, history.Item.Company.Name);
        Hash = StableHash.Hash([Encoding.UTF8.GetBytes(Layout), claims, organizations, told]);
        (_claims, _named, _history) = (Columns.Pack(claims), Columns.Pack(organizations), Columns.Pack(told));
        (_deal, _organizations, _told) = (new(deal), new(named), new(history));
        _inViews = new(MakeViews);
        _layout = Layout;
    }

    private DealRows(TableEntity row)
    {
        (Id, Title) = (DealId.Parse(row.PartitionKey).OrThrow(), row.GetString(nameof(Title)) ?? "");
        (Hash, ETag) = (row.GetString(nameof(Hash)) ?? "", row.ETag);
        (_claims, _named, _history) = (Columns.Get(row, "Claims")!, Columns.Get(row, "Named"), Columns.Get(row, "History"));
        _deal = new(() => JsonSerializer.Deserialize(Columns.Unpack(_claims), DealsJson.Default.Deal)!);
        // The first version kept no organizations: deals upgrade adds them.
        _organizations = new(() =>
            _named is null ? [] : JsonSerializer.Deserialize(Columns.Unpack(_named), DealsJson.Default.IReadOnlyListOrganization)!);
        _layout = row.GetString(nameof(Layout));
        _told = new(() => _layout == Layout ? Told(_history!, Deal) : DealHistory.Of(Deal, new(Named)));
        _inViews = new(MakeViews);
        _places = [.. Lines(row, nameof(Places)).Select(Place)];
        _cells = Lines(row, nameof(Cells));
    }

    public DealId Id { get; }

    public Deal Deal => _deal.Value;

    /// <summary>The organizations that the deal names, as they were when it was written.</summary>
    public IReadOnlyList<Organization> Named => _organizations.Value;

    /// <summary>What readers have seen of the deal.</summary>
    public DealHistory History => _told.Value;

    /// <summary>The company's name, for the change log.</summary>
    public string Title { get; }

    /// <summary>Of all that readers can see of the deal: its claims, and the names and sectors of the organizations it shows.</summary>
    public string Hash { get; }

    /// <summary>Of the stored own row.</summary>
    public ETag ETag { get; }

    /// <summary>The rows that the views should hold.</summary>
    public IReadOnlyDictionary<Address, TableEntity> InViews => _inViews.Value;

    /// <summary>Where the rows in the views lie. A stored deal that is being written names its old places too.</summary>
    public IReadOnlyList<Address> Places => _places ?? [.. InViews.Keys];

    /// <summary>The summary cells that count the deal: "group@period", in ordinal order.</summary>
    public IReadOnlyList<string> Cells => _cells ??
    [
        .. History.Periods.SelectMany(period => SummaryCell.Of(period.Item)).Select(cell => cell.ToString())
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>The columns of the own row that hold the deal and its history.</summary>
    public static IReadOnlyList<string> ReadColumns { get; } =
        [nameof(Layout), .. Columns.Of("Claims"), .. Columns.Of("Named"), .. Columns.Of("History")];

    /// <summary>What a stored own row says.</summary>
    public static DealRows Read(TableEntity own) => new(own);

    /// <summary>Reads the own row of a deal: one point read. Null if there is none.</summary>
    public static async Task<DealRows?> ReadAsync(ITables tables, DealId id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Deals, id.ToString(), OwnKey, cancel) is { } row ? Read(row) : null;

    /// <summary>Whether it holds just these claims.</summary>
    public bool Holds(Deal deal) => Columns.Unpack(_claims).AsSpan().SequenceEqual(Columns.Json(deal, DealsJson.Default.Deal));

    /// <summary>The own row, which names some places and cells.</summary>
    internal TableEntity Own(IEnumerable<Address> places, IEnumerable<string> cells, string hash)
    {
        var row = new TableEntity(Id.ToString(), OwnKey) { [nameof(Title)] = Title, [nameof(Hash)] = hash, [nameof(Layout)] = _layout };
        Columns.Put(row, "Claims", _claims);
        PutIfAny(row, "Named", _named);
        PutIfAny(row, "History", _history);
        Columns.Put(row, nameof(Places), Bytes(places.Select(place => $"{place.Table}\t{place.Partition}\t{place.Row}")));
        Columns.Put(row, nameof(Cells), Bytes(cells));
        return row;
    }

    private static DealHistory Told(byte[] packed, Deal deal)
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
        var company = Named.FirstOrDefault(organization => organization.Id == Deal.Company);
        return ViewRow.All(History.Periods, company?.Competitors ?? []);
    }

    private static string[] Lines(TableEntity row, string column) =>
        Encoding.UTF8.GetString(Columns.Get(row, column) ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static byte[] Bytes(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)));

    private static Address Place(string line) => line.Split('\t') is [var table, var partition, var row]
        ? new(table, partition, row)
        : throw new FormatException($"'{line}' is not the address of a row.");
}
