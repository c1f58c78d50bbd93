using System.Globalization;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Dollars raised by year, in a small panel for each of the largest sectors, all with the same axes.</summary>
internal static class SectorPanels
{
    private const int MostSectors = 12;
    private const int MostYears = 8;
    private const int PanelTall = 158;
    private const double PlotTop = 54;
    private const double PlotTall = 72;

    public static Chart Of(SiteData data)
    {
        var record = RecordSpan.Of(data);
        var all = data.Sectors.Where(sector => sector.Figures.Funding.Announced.Usd?.Total.Low > 0)
            .OrderByDescending(sector => sector.Figures.Funding.Announced.Usd!.Total.Low).ToList();
        var years = Years(data);
        var panels = all.Take(MostSectors).Select(sector => PanelOf(sector, years, record)).ToList();
        var period = years.Count == 0 ? "" : $", {years[0]} to {years[^1]}";
        return new(
            "raised-by-sector",
            SectorFindings.MostRaised(data.Sectors.Select(sector => (Labels.Sector(sector.Key), sector.Deals)), record.End)
                ?? "Dollars raised by sector and year",
            "US dollars raised in announced and closed funding rounds, worldwide, by sector and year on a logarithmic scale"
                + period + record.AsOf,
            "A panel for each of the sectors that raised most, with a dot for each year’s total by its lower bound. "
                + "All panels have the same axes. The table has the same figures.",
            $"Each line across is ten times the one below. A company in two sectors counts in both. The {panels.Count} sectors that raised "
                + $"most of {all.Count} are drawn; the table has all. Years without a known amount have no dot.",
            width => Draw(width, panels, years),
            Table([.. all.Select(sector => PanelOf(sector, years, record))], years))
        {
            Key = [("dot", "raised in the year"), ("ring", "still incomplete")],
            File = "charts/raised-by-sector",
        };
    }

    private static List<int> Years(SiteData data)
    {
        var years = data.ByYear.Value.Select(line => PartialDate.Parse(line.Key).OrThrow().Year).ToList();
        return years.Count == 0
            ? []
            : [.. Enumerable.Range(years.Min(), years.Max() - years.Min() + 1).TakeLast(MostYears)];
    }

    private static Panel PanelOf(GroupDetail sector, IReadOnlyList<int> years, RecordSpan record)
    {
        var byYear = sector.Deals.ToLookup(deal => deal.Date.Year);
        return new(
            sector,
            Labels.Sector(sector.Key),
            [
                .. years.Select(year => new Point(
                    year, Figures.Of(byYear[year], record.Today).Funding.Announced.Usd, record.IsWhole(PartialDate.OfYear(year)))),
            ]);
    }

    private static Drawing Draw(ChartWidth width, IReadOnlyList<Panel> panels, IReadOnlyList<int> years)
    {
        var columns = width == ChartWidth.Narrow ? 2 : 4;
        var drawing = new Drawing(width, ((panels.Count + columns - 1) / columns * PanelTall) + 2);
        var sums = panels.SelectMany(panel => panel.Points).Select(point => point.Low).Where(low => low > 0).ToList();
        var steps = Axis.Powers(sums.DefaultIfEmpty(1_000_000).Min(), sums.DefaultIfEmpty(10_000_000).Max());
        foreach (var (i, panel) in panels.Index())
        {
            var frame = new Frame(i % columns / (double)columns, i / columns * PanelTall, (1.0 / columns) - 0.03, steps, years);
            Draw(drawing, panel, frame, width.Pixels().Least * frame.Wide);
        }

        return drawing;
    }

    private static void Draw(Drawing drawing, Panel panel, Frame frame, double room)
    {
        drawing.Label(frame.X, frame.Y + 14, LabelPlaces.Fitted(panel.Name, room * 0.95), "strong");
        var total = ChartMoney.Of(panel.Sector.Figures.Funding.Announced.Usd!.Total);
        drawing.Label(frame.X, frame.Y + 30, LabelPlaces.Fitted($"{total} in all", room));
        foreach (var (at, step) in frame.Steps.Index())
        {
            drawing.Line(frame.PlotX, frame.Up(step), frame.X + frame.Wide, frame.Up(step), at == 0 ? "axis" : "grid");
            if (at % 2 == 0)
            {
                drawing.Label(frame.X, frame.Up(step) + 4, ChartMoney.Of((decimal)step, "$"));
            }
        }

        foreach (var (from, to) in panel.Points.Zip(panel.Points.Skip(1)).Where(pair => pair.First.Low > 0 && pair.Second.Low > 0))
        {
            drawing.Line(frame.Along(from.Year), frame.Up(from.Low), frame.Along(to.Year), frame.Up(to.Low), "step");
        }

        foreach (var point in panel.Points.Where(point => point.Low > 0))
        {
            drawing.Circle(
                frame.Along(point.Year), frame.Up(point.Low), 3, point.IsWhole ? "dot" : "ring",
                $"{panel.Name}, {point.Year}: {point.Usd!.Text}{(point.IsWhole ? "" : ", still incomplete")}");
            drawing.Labels.Block(frame.Along(point.Year), frame.Up(point.Low), 4, 4, 4, 4);
        }

        if (panel.Points.LastOrDefault(point => point.Low > 0) is { } last)
        {
            var (x, y) = (frame.Along(last.Year), frame.Up(last.Low));
            drawing.TryLabel(
                ChartMoney.Of(last.Usd!.Total), "label",
                new(frame.X + frame.Wide, y - 9, "end"), new(x, y + 19, "end", 4), new(x, y + 4, "end", -8));
        }

        var ticks = frame.Y + PlotTop + PlotTall + 16;
        drawing.Label(frame.PlotX, ticks, frame.Years[0].ToString(CultureInfo.InvariantCulture));
        drawing.TryLabel(
            frame.Years[^1].ToString(CultureInfo.InvariantCulture), "tick", new LabelPlace(frame.X + frame.Wide, ticks, "end"));
    }

    private static FigureTable Table(IReadOnlyList<Panel> panels, IReadOnlyList<int> years) => new(
        "Dollars raised by sector and year",
        [
            new("Sector"), .. years.Reverse().Select(year => new Column(year.ToString(CultureInfo.InvariantCulture), true)),
            new("In all", true),
        ],
        [
            .. panels.Select(panel => (IReadOnlyList<TableCell>)[
                new(panel.Name, $"/sectors/{panel.Sector.Key.ToLowerInvariant()}/"),
                .. panel.Points.Reverse().Select(point => TableCell.Dollars(point.Usd, usd => usd.Total)),
                TableCell.Dollars(panel.Sector.Figures.Funding.Announced.Usd, usd => usd.Total)]),
        ]);

    private sealed record Panel(GroupDetail Sector, string Name, IReadOnlyList<Point> Points);

    private sealed record Point(int Year, Summaries.ComparableTotal? Usd, bool IsWhole)
    {
        public double Low => Usd?.Total.Low ?? 0;
    }

    /// <summary>The place and the axes of a panel.</summary>
    private sealed record Frame(double X, double Y, double Wide, IReadOnlyList<double> Steps, IReadOnlyList<int> Years)
    {
        // The labels of the axis are left of the plot.
        private const double Labels = 0.33;

        public double PlotX => X + (Wide * Labels);

        private double Slot => Wide * (1 - Labels) / Years.Count;

        public double Along(int year) => PlotX + ((year - Years[0] + 0.5) * Slot);

        public double Up(double dollars) =>
            Y + PlotTop + PlotTall - (Math.Log(dollars / Steps[0]) / Math.Log(Steps[^1] / Steps[0]) * PlotTall);
    }
}
