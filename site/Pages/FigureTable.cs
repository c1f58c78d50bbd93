using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>A column. Figures stand right, with their unit in the heading.</summary>
public sealed record Column(string Name, bool IsFigure = false);

/// <summary>A cell: its text, where it leads, and what it sorts by where that is not the text.</summary>
/// <param name="Figure">The API's name of the figure, so that a test can compare the two.</param>
public sealed record Cell(string Text, string? Href = null, decimal? Value = null, string? Figure = null)
{
    public static Cell Of(int number, string? figure = null) => new(number.ToString("#,0", CultureInfo.InvariantCulture), null, number, figure);

    /// <summary>Millions with a sign for the hedge; the unit stands in the heading.</summary>
    public static Cell Millions(Amount? amount) => amount is { IsUndisclosed: false } sum
        ? new(Signed(sum), null, Pages.Text.Figure(sum))
        : new("–", null, null);

    private static string Signed(Amount sum)
    {
        static string Number(long units) => (units / 1_000_000m).ToString("#,0.0", CultureInfo.InvariantCulture);
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
    public byte[] Csv() => DealCsv.Write(Rows.Select(row => row.Select(cell => (string?)Plain(cell))).Prepend(Columns.Select(column => (string?)column.Name)));

    /// <summary>{"title", "columns", "rows": [[…]]}; figures are numbers where they are exact.</summary>
    public byte[] Json() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["title"] = Caption,
        ["columns"] = new JsonArray([.. Columns.Select(column => (JsonNode)column.Name)]),
        ["rows"] = new JsonArray([.. Rows.Select(row => (JsonNode)new JsonArray([.. row.Select(cell => (JsonNode)Plain(cell))]))]),
    }.ToJsonString(DealsJson.Web.Options));

    private static string Plain(Cell cell) => cell.Text == "–" ? "" : cell.Text;
}
