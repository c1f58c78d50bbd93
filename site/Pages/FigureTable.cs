using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>A column. Figures stand right.</summary>
public sealed record Column(string Name, bool IsFigure = false);

/// <summary>A cell: its text, where it leads, and the figure that it sorts by.</summary>
/// <param name="Figure">The API's name of the figure, so that a test can compare the two.</param>
public sealed record Cell(string Text, string? Href = null, decimal? Value = null, string? Figure = null)
{
    private const string None = "–";

    /// <summary>What it sorts by where neither its text nor a figure does: "2026-06" for "June 2026".</summary>
    public string? Key { get; init; }

    public string? SortedBy => Key ?? Value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the figure counts, where a page says it once for all of them. Files say it in the heading.</summary>
    public string? Unit { get; private init; }

    /// <summary>As files have it: a number where it is exact, text where it is not, null where there is none.</summary>
    public JsonNode? Taken => Exact is { } number ? JsonValue.Create(number) : Text == None ? null : Hedged ?? Text;

    private decimal? Exact { get; init; }

    private string? Hedged { get; init; }

    public static Cell Of(int number, string? figure = null) => new(number.ToString("#,0", CultureInfo.InvariantCulture), null, number, figure) { Exact = number };

    /// <summary>Millions with a sign for the hedge.</summary>
    public static Cell Millions(Amount? amount) => (amount is { IsUndisclosed: false } sum
        ? new(Signed(sum, "#,0.0"), null, sum.Figure) { Exact = sum.Qualifier == Qualifier.Exactly ? sum.Low / 1_000_000m : null, Hedged = Signed(sum, "0.######") }
        : new Cell(None)) with
    { Unit = "US$ million" };

    private static string Signed(Amount sum, string format)
    {
        string Number(long units) => (units / 1_000_000m).ToString(format, CultureInfo.InvariantCulture);
        return sum.Qualifier switch
        {
            Qualifier.AtLeast => "≥ " + Number(sum.Low),
            Qualifier.MoreThan => "> " + Number(sum.Low),
            Qualifier.About => "≈ " + Number(sum.Low),
            Qualifier.UpTo => "≤ " + Number(sum.High!.Value),
            Qualifier.LessThan => "< " + Number(sum.High!.Value),
            Qualifier.Between => $"{Number(sum.Low)}–{Number(sum.High!.Value)}",
            _ => Number(sum.Low),
        };
    }
}

/// <summary>A table of figures: printed on a page, drawn by a chart, and taken away as CSV or JSON.</summary>
public sealed record FigureTable(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>Where the pages are that its files name.</summary>
    public string Site { get; init; } = "";

    /// <summary>The headings of its files: with units, and after them one for the addresses of each column that leads to pages.</summary>
    public IReadOnlyList<string> Headings =>
        [.. Columns.Select((column, i) => Rows.Select(row => row[i].Unit).FirstOrDefault() is { } unit ? $"{column.Name}, {unit}" : column.Name), .. Leading.Select(i => $"{Columns[i].Name}, page")];

    /// <summary>The cells under the headings.</summary>
    public IEnumerable<IReadOnlyList<JsonNode?>> Taken
    {
        get
        {
            var leading = Leading;
            return Rows.Select(row => (IReadOnlyList<JsonNode?>)[.. row.Select(cell => cell.Taken), .. leading.Select(i => row[i].Href is { } href ? JsonValue.Create(Site + href) : null)]);
        }
    }

    private IReadOnlyList<int> Leading => [.. Enumerable.Range(0, Columns.Count).Where(i => Rows.Any(row => row[i].Href is not null))];

    public byte[] Csv() => DealCsv.Write(Taken.Select(row => row.Select(cell => cell?.ToString())).Prepend(Headings));

    public byte[] Json() => Encoding.UTF8.GetBytes(ToJson().ToJsonString(DealsJson.Web.Options));

    /// <summary>{"title", "columns", "rows": [[…]]}.</summary>
    public JsonObject ToJson() => new()
    {
        ["title"] = Caption,
        ["columns"] = new JsonArray([.. Headings.Select(heading => (JsonNode)heading)]),
        ["rows"] = new JsonArray([.. Taken.Select(row => (JsonNode)new JsonArray([.. row]))]),
    };
}
