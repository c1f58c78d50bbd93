using System.Globalization;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>A company's reported valuations, by deal.</summary>
internal static class ValuationChart
{
    /// <summary>Null if fewer than two deals give a valuation in the currency that most of them use.</summary>
    public static Chart? Of(OrganizationDetail company)
    {
        var valued = company.Raised.Where(deal => deal.Valuation is { Value.Worth.IsUndisclosed: false }).ToList();
        var drawn = valued.GroupBy(deal => Worth(deal).Currency)
            .OrderByDescending(deals => deals.Count()).ThenBy(deals => deals.Key != Currency.Usd).ThenBy(deals => deals.Key)
            .FirstOrDefault()?.Reverse().ToList();
        if (drawn is not { Count: > 1 })
        {
            return null;
        }

        var id = company.Organization.Id;
        var name = company.Organization.Name;
        return new(
            "valuation", $"What {name} was said to be worth",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{drawn.Count} valuations in {Worth(drawn[0]).Currency}, from {InYear(drawn[0])} to {InYear(drawn[^1])}, ") +
            "on a logarithmic scale. The table has every figure.",
            "The scale is logarithmic: equal steps up are equal multiples." + InOtherCurrencies([.. valued.Except(drawn)]),
            ValuationDrawing.Of(drawn),
            new($"Valuations of {name}", [new("Date"), new("Valuation", true), new("Amount", true), new("Status"), new("By")],
                [
                    .. valued.Select(deal => (IReadOnlyList<TableCell>)[
                        new(deal.Date.ToString(), $"/deals/{deal.Id}/"), new(deal.Valuation!.Value.ToString(), null, Worth(deal).Figure),
                        new(deal.Amount.Value.ToString(), null, deal.Amount.Value.IsUndisclosed ? null : deal.Amount.Value.Figure),
                        new(Phrases.Status(deal.Status)), new(deal.Valuation.Source?.Publisher ?? "–")]),
                ]))
        {
            Key = ValuationDrawing.Key(drawn),
            File = $"companies/{id}/valuation",
            Permalink = $"/companies/{id}/#valuation",
        };
    }

    private static string InYear(DealItem deal) => string.Create(CultureInfo.InvariantCulture, $"{Worth(deal)} in {deal.Date.Year}");

    private static string InOtherCurrencies(List<DealItem> deals)
    {
        if (deals.Count == 0)
        {
            return "";
        }

        var currencies = string.Join(" and ", deals.Select(deal => Worth(deal).Currency.Code).Distinct());
        var valuations = string.Join(", ", deals.Select(deal => $"{deal.Valuation!.Value} of {deal.Date}"));
        return $" {deals.Count} more, in {currencies}, {(deals.Count == 1 ? "is" : "are")} only in the table: {valuations}.";
    }

    private static Amount Worth(DealItem deal) => deal.Valuation!.Value.Worth;
}
