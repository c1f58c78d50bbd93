using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Dollars raised by quarter on a logarithmic scale, and live talks in a panel of their own below.</summary>
internal static class RaisedChart
{
    private const int MostYears = 8;

    public static Chart Of(SiteData data)
    {
        var record = RecordSpan.Of(data);
        var quarters = Newest(data.ByQuarter, record);
        var period = quarters.Count == 0 ? "" : $", {English.ShortDate(quarters[0].Period)} to {English.ShortDate(quarters[^1].Period)}";
        return new(
            "raised-by-quarter",
            RaisedFinding.Of(data.Deals.Select(deal => deal.Deal), record.End.Year) ?? "Dollars raised by AI companies, by quarter",
            $"US dollars raised in announced and closed funding rounds, worldwide, by quarter on a logarithmic scale{period}{record.AsOf}",
            "A dot for each quarter’s total of announced and closed rounds, by its lower bound; a bar from the total without the largest "
                + "round up to the dot. Live talks are in a panel below. The table has the same figures.",
            "Each line across is ten times the one below. Lower bounds are drawn: “up to” has none and is only in the table. "
                + Conversion(quarters) + "Undisclosed amounts, debt, share sales and takeovers are left out.",
            width => RaisedDrawing.Of(width, quarters),
            PeriodTable.Of(
                "Dollars raised by quarter", "Quarter", "quarters", data.Quarters,
                quarters.Select(quarter => (quarter.Period, quarter.Line))))
        {
            Key =
            [
                ("dot", "raised in the quarter"), ("stem", "of it, the largest round"),
                .. quarters.Any(quarter => !quarter.IsWhole) ? [("ring", "still incomplete")] : Array.Empty<(string, string)>(),
                .. quarters.Any(quarter => quarter.IsOpen) ? [("arrow", "at least")] : Array.Empty<(string, string)>(),
                .. quarters.Any(quarter => quarter.IsRange) ? [("span", "between two sums")] : Array.Empty<(string, string)>(),
            ],
            File = "charts/raised-by-quarter",
        };
    }

    /// <summary>The newest quarters in chronological order, including quarters without a deal.</summary>
    private static List<DrawnQuarter> Newest(SummaryTable table, RecordSpan record)
    {
        var lines = table.Value.ToDictionary(line => line.Key, StringComparer.Ordinal);
        var funded = table.Value.Where(line => line.Funding.HasDeals()).Select(line => PartialDate.Parse(line.Key).OrThrow()).ToList();
        var quarters = new List<DrawnQuarter>();
        for (var quarter = funded.DefaultIfEmpty().Max();
            funded.Count > 0 && quarter >= funded.Min() && quarter.Year > funded.Max().Year - MostYears;
            quarter = Before(quarter))
        {
            quarters.Add(new(quarter, lines.GetValueOrDefault($"{quarter}"), record.IsWhole(quarter)));
        }

        quarters.Reverse();
        return quarters;
    }

    private static PartialDate Before(PartialDate quarter)
    {
        var day = quarter.First.AddDays(-1);
        return PartialDate.OfQuarter(day.Year, PartialDate.OfDay(day).Quarter);
    }

    /// <summary>Which amounts the chart draws at which rates, and how many have none.</summary>
    private static string Conversion(IEnumerable<DrawnQuarter> quarters)
    {
        var figures = quarters.SelectMany(quarter => new[] { quarter.Announced, quarter.InTalks }).ToList();
        var (converted, without) = (figures.Sum(part => part.Usd?.Converted ?? 0), figures.Sum(part => part.WithoutRate));
        return (converted == 0 ? "" : $"Other currencies are converted at the rate of each deal’s date. {RateWords.Sources}. ")
            + (without == 0 ? "" : $"{English.Capital(Phrases.Deals(without))} without a rate {(without == 1 ? "is" : "are")} left out. ");
    }
}

/// <summary>A quarter of the chart.</summary>
/// <param name="Line">Its figures; null if nothing happened.</param>
/// <param name="IsWhole">Whether the record covers it.</param>
internal sealed record DrawnQuarter(PartialDate Period, SummaryLine? Line, bool IsWhole)
{
    public DealFigures Announced => Line?.Funding.Announced ?? DealFigures.None;

    public DealFigures InTalks => Line?.Funding.InTalks ?? DealFigures.None;

    /// <summary>The lower bound of its total; 0 if it has none.</summary>
    public double Low => Announced.Usd?.Total.Low ?? 0;

    public double High => Announced.Usd?.Total.High ?? Low;

    public double WithoutLargest => Announced.Usd?.WithoutLargest?.Low ?? 0;

    public bool IsOpen => Low > 0 && Announced.Usd!.Total.High is null;

    public bool IsRange => Low > 0 && Announced.Usd!.Total.Qualifier == Qualifier.Between;

    public double Talks => InTalks.Usd?.Total.Low ?? 0;

    /// <summary>"Q1 2026: at least $189B in 34 rounds, still incomplete".</summary>
    public string Label => $"{English.ShortDate(Period)}: {Announced.Usd?.Text} in {Phrases.Count(Family.Funding, Announced.Deals)}"
        + (IsWhole ? "" : ", still incomplete");

    public string TalksLabel =>
        $"{English.ShortDate(Period)}, live talks: {InTalks.Usd?.Text} in {Phrases.Count(Family.Funding, InTalks.Deals)}";
}
