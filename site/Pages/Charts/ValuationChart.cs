using System.Globalization;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>What a company was said to be worth, deal by deal. What is uncertain is drawn as an interval, in money and in time.</summary>
internal static class ValuationChart
{
    private const int Left = 56;
    private const int Right = 630;
    private const int Top = 14;
    private const int Bottom = 230;

    /// <summary>Null where fewer than two deals give a valuation in the currency that most of them use.</summary>
    public static Chart? Of(OrganizationDetail company)
    {
        var currency = company.Raised.Where(HasValuation).GroupBy(deal => Worth(deal).Currency)
            .OrderByDescending(deals => deals.Count()).ThenBy(deals => deals.Key != Currency.Usd).ThenBy(deals => deals.Key).FirstOrDefault()?.Key;
        var deals = company.Raised.Where(deal => HasValuation(deal) && Worth(deal).Currency == currency).Reverse().ToList();
        if (deals.Count < 2)
        {
            return null;
        }

        var id = company.Organization.Id;
        var name = company.Organization.Name;
        return new(
            "valuation", $"What {name} was said to be worth",
            string.Create(CultureInfo.InvariantCulture, $"{deals.Count} valuations in {currency}, from {Worth(deals[0])} in {deals[0].Date.Year} to {Worth(deals[^1])} in {deals[^1].Date.Year}, on a logarithmic scale. The table has the same figures."),
            "The scale is logarithmic: equal steps up are equal multiples. A dot is a figure; a bar spans what the words allow: \"about\" five per cent either way, \"at least\" and \"more than\" upwards without an end. A line to the right spans a date that is known only to the month or year.",
            Draw(deals, currency!.Value.Prefix),
            new($"Valuations of {name}", [new("Date"), new("Valuation", true), new("Amount", true), new("Status"), new("By")],
                [
                    .. deals.AsEnumerable().Reverse().Select(deal => (IReadOnlyList<Cell>)[
                        new(deal.Date.ToString(), $"/deals/{deal.Id}/"), new(deal.Valuation!.Value.ToString(), null, Text.Figure(Worth(deal))),
                        new(deal.Amount.Value.ToString(), null, deal.Amount.Value.IsUndisclosed ? null : Text.Figure(deal.Amount.Value)),
                        new(Text.Status(deal.Status)), new(deal.Valuation.Source?.Publisher ?? "–")]),
                ]))
        {
            Key = [("dot", "announced or closed"), ("ring", "still in talks, or given up")],
            File = $"companies/{id}/valuation",
            Permalink = $"/companies/{id}/#valuation",
        };
    }

    private static Drawing Draw(List<DealItem> deals, string prefix)
    {
        var drawing = new Drawing(640, 270);
        var (least, most) = (deals.Min(deal => Low(Worth(deal))), deals.Max(deal => High(Worth(deal)) ?? Low(Worth(deal)) * 1.6));
        var (lowest, highest) = (Math.Log10(least * 0.8), Math.Log10(most * 1.25));
        var (first, last) = (deals[0].Date.First.DayNumber, Math.Max(deals.Max(deal => deal.Date.Last.DayNumber), deals[0].Date.First.DayNumber + 60));
        decimal Y(double worth) => (decimal)(Bottom - ((Math.Log10(worth) - lowest) / (highest - lowest) * (Bottom - Top)));
        decimal X(DateOnly day) => Left + 14 + ((Right - Left - 28) * (day.DayNumber - first) / (decimal)(last - first));
        foreach (var step in LogSteps(lowest, highest))
        {
            drawing.Line(Left, Y(step), Right, Y(step), "grid");
            drawing.Label(Left - 6, Y(step) + 4, Axis.Money((decimal)step, prefix), "tick", "end");
        }

        drawing.Line(Left, Bottom, Right, Bottom, "axis");
        for (var year = deals[0].Date.Year; year <= DateOnly.FromDayNumber(last).Year; year++)
        {
            var day = new DateOnly(year, 1, 1).DayNumber < first ? DateOnly.FromDayNumber(first) : new DateOnly(year, 1, 1);
            drawing.Line(X(day), Bottom, X(day), Bottom + 4, "axis");
            drawing.Label(X(day), Bottom + 18, year.ToString(CultureInfo.InvariantCulture), "tick", "middle");
        }

        foreach (var deal in deals)
        {
            var worth = Worth(deal);
            var (x, y) = (X(deal.Date.First), Y(Text.Figure(worth)));
            if (High(worth) is not { } high)
            {
                drawing.Line(x, y, x, Top + 6, "whisker");
                drawing.Polygon(string.Create(CultureInfo.InvariantCulture, $"{x - 5:0.#},{Top + 8} {x + 5:0.#},{Top + 8} {x:0.#},{Top}"), "dot");
            }
            else if (high > Low(worth))
            {
                drawing.Line(x, Y(Low(worth)), x, Y(high), "whisker");
            }

            if (deal.Date.Last > deal.Date.First)
            {
                drawing.Line(x, y, X(deal.Date.Last), y, "axis");
            }

            drawing.Circle(x, y, 5, deal.IsCounted() ? "dot" : "ring", $"{deal.Date}: {worth}");
        }

        return drawing;
    }

    private static IEnumerable<double> LogSteps(double lowest, double highest)
    {
        var fine = highest - lowest < 2.3;
        for (var power = (int)Math.Floor(lowest); power <= highest; power++)
        {
            foreach (var times in fine ? new[] { 1, 2, 5 } : [1])
            {
                var step = times * Math.Pow(10, power);
                if (Math.Log10(step) >= lowest && Math.Log10(step) <= highest)
                {
                    yield return step;
                }
            }
        }
    }

    private static bool HasValuation(DealItem deal) => deal.Valuation is { Value.Worth.IsUndisclosed: false };

    private static Amount Worth(DealItem deal) => deal.Valuation!.Value.Worth;

    private static double Low(Amount worth) => Math.Max(1, worth.Low == 0 ? worth.High!.Value / 2.0 : worth.Low * (worth.IsApproximate ? 1 - (Amount.AboutPercent / 100.0) : 1));

    private static double? High(Amount worth) => worth.High * (worth.IsApproximate ? 1 + (Amount.AboutPercent / 100.0) : 1);
}
