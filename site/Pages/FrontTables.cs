using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Publishing.Front;

namespace ServerlessDeals.Pages;

/// <summary>The small tables of the front page.</summary>
internal static class FrontTables
{
    private const string None = "–";

    /// <summary>A row for each figure, and a column for each period.</summary>
    /// <param name="dimension">The API's dimension of the periods: "month", "quarter".</param>
    /// <param name="folder">The folder of their pages.</param>
    public static FigureTable Compared(ComparedPeriods compared, string dimension, string folder) => new(
        compared.Heading,
        [new("Funding"), .. compared.Periods.Select(period => new Column(period.Title, IsFigure: true))],
        [
            Row("Rounds", compared, period => period.Funding.Deals == 0
                ? new("none known")
                : new(
                    $"{period.Funding.Deals}", $"/{folder}/{period.Period}/", null,
                    $"{dimension}.{period.Period}.funding.announced.deals")),
            Row("Raised", compared, period => period.Funding.Usd is { } usd
                ? new(usd.Text, null, null, $"{dimension}.{period.Period}.funding.announced.usd")
                : new(None)),
            Row("Median", compared, period => TableCell.Dollars(period.Funding.Usd, usd => usd.Median)),
            Row("No amount", compared, period => new(period.Funding.Deals == 0 ? None : $"{period.Funding.Undisclosed}")),
        ]);

    public static FigureTable Valued(IReadOnlyList<ValuedCompany> companies) => new(
        "Companies by their latest valuation",
        [new("Company"), new("Valued at", IsFigure: true), new("In the deal of")],
        [.. companies.Select(Row)]);

    public static FigureTable Talks(string caption, IEnumerable<DealItem> deals) => new(
        caption,
        [new("What is said"), new("Last report")],
        [
            .. deals.Select(deal => (IReadOnlyList<TableCell>)[
                new(DealSentence.Headline(deal), $"/deals/{deal.Id}/"), TableCell.Of(deal.Reported)]),
        ]);

    public static FigureTable Disagreements(IReadOnlyList<Disagreement> deals) => new(
        "Deals by how far apart their sources are",
        [new("Deal"), new("Amount", IsFigure: true), new("Valuation", IsFigure: true)],
        [
            .. deals.Select(deal => (IReadOnlyList<TableCell>)[
                new($"{deal.Deal.Company.Name}, {English.ShortDate(deal.Deal.Date.ToMonth())}", $"/deals/{deal.Deal.Id}/#conflicts"),
                new(deal.Amount?.ToString() ?? deal.Deal.Amount.Value.ToShortString()),
                new(deal.Valuation?.ToString() ?? deal.Deal.Valuation?.Value.Worth.ToShortString() ?? None)]),
        ]);

    private static IReadOnlyList<TableCell> Row(string name, ComparedPeriods compared, Func<ComparedPeriod, TableCell> cellOf) =>
        [new(name), .. compared.Periods.Select(cellOf)];

    private static IReadOnlyList<TableCell> Row(ValuedCompany company)
    {
        var latest = company.Latest;
        return
        [
            new(company.Name, $"/companies/{company.Key}/"),
            TableCell.InDollars(latest.Valuation.Worth, latest.Usd),
            new($"{English.ShortDate(latest.Date.ToMonth())}{Basis(latest.Valuation)}", $"/deals/{latest.Deal}/"),
        ];
    }

    private static string Basis(Valuation valuation) => valuation.Basis switch
    {
        ValuationBasis.Pre => ", pre-money",
        ValuationBasis.Post => ", post-money",
        _ => "",
    };
}
