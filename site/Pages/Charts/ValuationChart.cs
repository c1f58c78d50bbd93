using System.Globalization;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>What a company was said to be worth, deal by deal.</summary>
internal static class ValuationChart
{
    /// <summary>Null where fewer than two deals give a valuation in the currency that most of them use.</summary>
    public static Chart? Of(OrganizationDetail company)
    {
        var valued = company.Raised.Where(deal => deal.Valuation is { Value.Worth.IsUndisclosed: false }).ToList();
        var drawn = valued.GroupBy(deal => Worth(deal).Currency)
            .OrderByDescending(deals => deals.Count()).ThenBy(deals => deals.Key != Currency.Usd).ThenBy(deals => deals.Key).FirstOrDefault()?.Reverse().ToList();
        if (drawn is not { Count: > 1 })
        {
            return null;
        }

        var id = company.Organization.Id;
        var name = company.Organization.Name;
        return new(
            "valuation", $"What {name} was said to be worth",
            string.Create(CultureInfo.InvariantCulture, $"{drawn.Count} valuations in {Worth(drawn[0]).Currency}, from {Worth(drawn[0])} in {drawn[0].Date.Year} to {Worth(drawn[^1])} in {drawn[^1].Date.Year}, on a logarithmic scale. The table has every figure."),
            "The scale is logarithmic: equal steps up are equal multiples." + Elsewhere([.. valued.Except(drawn)]),
            ValuationDrawing.Of(drawn),
            new($"Valuations of {name}", [new("Date"), new("Valuation", true), new("Amount", true), new("Status"), new("By")],
                [
                    .. valued.Select(deal => (IReadOnlyList<Cell>)[
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

    private static string Elsewhere(List<DealItem> deals) => deals.Count == 0 ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $" {deals.Count} more, in {string.Join(" and ", deals.Select(deal => Worth(deal).Currency.Code).Distinct())}, {(deals.Count == 1 ? "stands" : "stand")} only in the table: {string.Join(", ", deals.Select(deal => $"{deal.Valuation!.Value} of {deal.Date}"))}.");

    private static Amount Worth(DealItem deal) => deal.Valuation!.Value.Worth;
}
