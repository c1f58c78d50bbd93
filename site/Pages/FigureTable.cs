using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>A column of a table. Figures are aligned right.</summary>
/// <param name="IsWide">Whether its texts need more room than a few words.</param>
public sealed record Column(string Name, bool IsFigure = false, bool IsWide = false);

/// <summary>A cell of a table: its text, its link, and its value for sorting.</summary>
/// <param name="Figure">The API's name of the figure, so that a test can compare the two.</param>
public sealed record TableCell(string Text, string? Href = null, decimal? Value = null, string? Figure = null)
{
    private const string None = "–";

    /// <summary>The sort key if neither the text nor a value is suitable: "2026-06" for "June 2026".</summary>
    public string? Key { get; init; }

    /// <summary>The letter that begins with this row of an alphabetical list; null for all other rows.</summary>
    public string? Letter { get; init; }

    public string? SortedBy => Key ?? Value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsNone => Text == None;

    /// <summary>The unit of the figure. Pages state it once for all figures, and files in the heading.</summary>
    public string? Unit { get; private init; }

    /// <summary>The value in files: a number if it is exact, otherwise text, or null if there is no value.</summary>
    public JsonNode? Exported
    {
        get
        {
            if (Exact is { } number)
            {
                return JsonValue.Create(number);
            }

            return Text == None ? null : Hedged ?? Text;
        }
    }

    private decimal? Exact { get; init; }

    private string? Hedged { get; init; }

    public static TableCell Of(int number, string? figure = null) =>
        new(number.ToString("#,0", CultureInfo.InvariantCulture), null, number, figure) { Exact = number };

    public static TableCell Of(DateOnly day) => Of(PartialDate.OfDay(day));

    /// <summary>"19 June 2025" on pages, and 2025-06-19 in files.</summary>
    public static TableCell Of(PartialDate date) => new(English.ShortDate(date)) { Key = $"{date}", Hedged = $"{date}" };

    /// <summary>An amount of dollars: "at least $3.4B" on pages, and in files its millions, with a sign for the hedge.</summary>
    public static TableCell Dollars(Amount? amount)
    {
        var cell = amount is { IsUndisclosed: false } known
            ? new(Words(known), null, known.Figure)
            {
                Exact = known.Qualifier == Qualifier.Exactly ? known.Low / 1_000_000m : null,
                Hedged = Signed(known),
            }
            : new TableCell(None);
        return cell with { Unit = "US$ million" };
    }

    /// <summary>A figure of a total in comparable dollars.</summary>
    public static TableCell Dollars(ComparableTotal? total, Func<ComparableTotal, Amount?> figureOf) =>
        Dollars(total is not null && figureOf(total) is { } figure ? total.Shown(figure) : null);

    /// <summary>An amount in dollars as text: its comparable figure if it is in another currency.</summary>
    public static TableCell InDollars(Amount reported, ConvertedAmount? usd) => (usd, reported.Currency == Currency.Usd) switch
    {
        ({ } converted, _) => new(converted.Text, null, converted.Figure),
        (_, true) => new($"{reported}", null, reported.Figure),
        _ => new(None),
    };

    /// <summary>The sum of each currency as reported.</summary>
    public static TableCell Reported(DealFigures? figures) => new(figures is null ? None : Phrases.Reported(figures) ?? None);

    private static string Words(Amount amount) => amount.ToShortParts() is var (hedge, figure) && hedge.Length > 0
        ? $"{hedge} {figure}"
        : figure;

    private static string Signed(Amount amount)
    {
        string Number(long units) => (units / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture);
        return amount.Qualifier switch
        {
            Qualifier.AtLeast => "≥ " + Number(amount.Low),
            Qualifier.MoreThan => "> " + Number(amount.Low),
            Qualifier.About => "≈ " + Number(amount.Low),
            Qualifier.UpTo => "≤ " + Number(amount.High!.Value),
            Qualifier.LessThan => "< " + Number(amount.High!.Value),
            Qualifier.Between => $"{Number(amount.Low)}–{Number(amount.High!.Value)}",
            _ => Number(amount.Low),
        };
    }
}

/// <summary>A table of figures: printed on a page, drawn by a chart, and exported as CSV and JSON.</summary>
public sealed record FigureTable(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows)
{
    /// <summary>The address of the site, for the links in its files.</summary>
    public string Site { get; init; } = "";

    /// <summary>The headings in files: the columns with their units, then an address column for each column with links.</summary>
    public IReadOnlyList<string> Headings => [.. Columns.Select(Heading), .. LinkColumns.Select(i => $"{Columns[i].Name}, page")];

    /// <summary>The cells under the headings.</summary>
    public IEnumerable<IReadOnlyList<JsonNode?>> ExportedRows
    {
        get
        {
            var linkColumns = LinkColumns;
            return Rows.Select(row => (IReadOnlyList<JsonNode?>)[
                .. row.Select(cell => cell.Exported),
                .. linkColumns.Select(i => row[i].Href is { } href ? JsonValue.Create(Site + href) : null)]);
        }
    }

    private IReadOnlyList<int> LinkColumns => [.. Enumerable.Range(0, Columns.Count).Where(i => Rows.Any(row => row[i].Href is not null))];

    public byte[] Csv() => DealCsv.File(DealCsv.Write(ExportedRows.Select(row => row.Select(cell => cell?.ToString())).Prepend(Headings)));

    public byte[] Json() => Encoding.UTF8.GetBytes(ToJson().ToJsonString(DealsJson.Web.Options));

    /// <summary>{"title", "columns", "rows": [[…]]}.</summary>
    public JsonObject ToJson() => new()
    {
        ["title"] = Caption,
        ["columns"] = new JsonArray([.. Headings.Select(heading => (JsonNode)heading)]),
        ["rows"] = new JsonArray([.. ExportedRows.Select(row => (JsonNode)new JsonArray([.. row]))]),
    };

    private string Heading(Column column, int i) =>
        Rows.Select(row => row[i].Unit).FirstOrDefault() is { } unit ? $"{column.Name}, {unit}" : column.Name;
}
