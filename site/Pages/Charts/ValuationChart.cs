using System.Globalization;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>A company's reported valuations in dollars, by deal.</summary>
internal static class ValuationChart
{
    /// <summary>Null if there are fewer than two valuations to compare.</summary>
    /// <param name="deals">The company's deals with their claims.</param>
    public static Chart? Of(OrganizationDetail company, IEnumerable<DealDetail> deals)
    {
        var claims = deals.ToDictionary(deal => deal.Id, deal => deal.Claims);
        IReadOnlyList<Claim> Claims(DealItem deal) => claims.GetValueOrDefault(deal.Id, []);
        var valued = company.Raised.Where(deal => deal.Valuation is { Value.Worth.IsUndisclosed: false }).Reverse().ToList();
        var drawn = Drawn(valued, Claims);
        if (drawn.Count < 2)
        {
            return null;
        }

        var (id, name) = (company.Organization.Id, company.Organization.Name);
        return new(
            "valuation",
            ValuationFinding.Of(name, drawn) ?? $"What {name} was said to be worth",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Reported valuations of {name} in {InWords(drawn[0].Currency)} on a logarithmic scale, {drawn[0].Deal.Date.Year} to ")
                + $"{drawn[^1].Deal.Date.Year}, as of {English.Date(valued.Max(deal => deal.Reported))}",
            $"{drawn.Count} valuations, from {drawn[0].Short} to {drawn[^1].Short}. The table has every figure.",
            "The scale is logarithmic: equal steps up are equal multiples."
                + Conversion(drawn) + WithoutRate([.. valued.Except(drawn.Select(valuation => valuation.Deal))]),
            width => ValuationDrawing.Of(width, drawn),
            Table(name, valued))
        {
            Key = ValuationDrawing.Key(drawn),
            File = $"companies/{id}/valuation",
            Permalink = $"/companies/{id}/#valuation",
            Shown = string.Join(' ', drawn.Select(valuation => $"{valuation.Basis} {valuation.Partner?.Words}")),
        };
    }

    /// <summary>All valuations in dollars. If all are in one other currency and not all have a rate, as reported.</summary>
    private static IReadOnlyList<DrawnValuation> Drawn(List<DealItem> valued, Func<DealItem, IReadOnlyList<Claim>> claims)
    {
        var inDollars = valued.Select(deal => DrawnValuation.InDollars(deal, claims(deal))).OfType<DrawnValuation>().ToList();
        return inDollars.Count < valued.Count && valued.Select(deal => Worth(deal).Currency).Distinct().Count() == 1
            ? [.. valued.Select(deal => DrawnValuation.Reported(deal, claims(deal)))]
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
                new(English.ShortDate(deal.Date), $"/deals/{deal.Id}/") { Key = $"{deal.Date}" },
                new(deal.Valuation!.Value.ToString(), null, deal.Valuation.InDollars()?.Figure),
                TableCell.InDollars(Worth(deal), deal.Valuation.Usd),
                new(deal.Amount.Value.ToString(), null, deal.Amount.InDollars()?.Figure),
                TableCell.InDollars(deal.Amount.Value, deal.Amount.Usd),
                new(Phrases.Status(deal.Status)), new(deal.Valuation.Source?.Publisher ?? "–")]),
        ]);

    private static string InWords(Currency currency) => currency == Currency.Usd ? "US dollars" : $"{currency}";

    private static string Conversion(IReadOnlyList<DrawnValuation> drawn) =>
        drawn.Any(valuation => Worth(valuation.Deal).Currency != valuation.Currency)
            ? $" Other currencies are converted at the rate of each deal’s date. {RateWords.Sources}."
            : "";

    private static string WithoutRate(List<DealItem> deals)
    {
        if (deals.Count == 0)
        {
            return "";
        }

        var valuations = string.Join(", ", deals.Select(deal => $"{deal.Valuation!.Value} of {English.Date(deal.Date)}"));
        return $" {deals.Count} more, without a rate, {(deals.Count == 1 ? "is" : "are")} only in the table: {valuations}.";
    }

    private static Amount Worth(DealItem deal) => deal.Valuation!.Value.Worth;
}
