using System.Globalization;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>A company's reported valuations in dollars, by deal.</summary>
internal static class ValuationChart
{
    /// <summary>Null if there are fewer than two valuations to compare.</summary>
    public static Chart? Of(OrganizationDetail company)
    {
        var valued = company.Raised.Where(deal => deal.Valuation is { Value.Worth.IsUndisclosed: false }).Reverse().ToList();
        var drawn = Drawn(valued);
        if (drawn.Count < 2)
        {
            return null;
        }

        var id = company.Organization.Id;
        var name = company.Organization.Name;
        return new(
            "valuation", $"What {name} was said to be worth",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{drawn.Count} valuations in {drawn[0].Currency}, from {InYear(drawn[0])} to {InYear(drawn[^1])}, ") +
            "on a logarithmic scale. The table has every figure.",
            "The scale is logarithmic: equal steps up are equal multiples."
                + Conversion(drawn) + WithoutRate([.. valued.Except(drawn.Select(valuation => valuation.Deal))]),
            ValuationDrawing.Of(drawn),
            Table(name, valued))
        {
            Key = ValuationDrawing.Key(drawn),
            File = $"companies/{id}/valuation",
            Permalink = $"/companies/{id}/#valuation",
        };
    }

    /// <summary>All valuations in dollars. If all are in one other currency and not all have a rate, as reported.</summary>
    private static IReadOnlyList<DrawnValuation> Drawn(List<DealItem> valued)
    {
        var inDollars = valued.Select(DrawnValuation.InDollars).OfType<DrawnValuation>().ToList();
        return inDollars.Count < valued.Count && valued.Select(deal => Worth(deal).Currency).Distinct().Count() == 1
            ? [.. valued.Select(DrawnValuation.Reported)]
            : inDollars;
    }

    private static FigureTable Table(string name, IEnumerable<DealItem> valued) => new(
        $"Valuations of {name}",
        [
            new("Date"), new("Valuation", true), new("In dollars", true), new("Amount", true), new("Amount in dollars", true),
            new("Status"), new("By"),
        ],
        [
            .. valued.Reverse().Select(deal => (IReadOnlyList<TableCell>)[
                new(deal.Date.ToString(), $"/deals/{deal.Id}/"),
                new(deal.Valuation!.Value.ToString(), null, deal.Valuation.InDollars()?.Figure),
                TableCell.InDollars(Worth(deal), deal.Valuation.Usd),
                new(deal.Amount.Value.ToString(), null, deal.Amount.InDollars()?.Figure),
                TableCell.InDollars(deal.Amount.Value, deal.Amount.Usd),
                new(Phrases.Status(deal.Status)), new(deal.Valuation.Source?.Publisher ?? "–")]),
        ]);

    private static string InYear(DrawnValuation valuation) =>
        string.Create(CultureInfo.InvariantCulture, $"{valuation.Text} in {valuation.Deal.Date.Year}");

    private static string Conversion(IReadOnlyList<DrawnValuation> drawn) =>
        drawn.Any(valuation => Worth(valuation.Deal).Currency != valuation.Currency)
            ? $" Other currencies are converted at the rate of each deal's date. {RateWords.Sources}."
            : "";

    private static string WithoutRate(List<DealItem> deals)
    {
        if (deals.Count == 0)
        {
            return "";
        }

        var valuations = string.Join(", ", deals.Select(deal => $"{deal.Valuation!.Value} of {deal.Date}"));
        return $" {deals.Count} more, without a rate, {(deals.Count == 1 ? "is" : "are")} only in the table: {valuations}.";
    }

    private static Amount Worth(DealItem deal) => deal.Valuation!.Value.Worth;
}
