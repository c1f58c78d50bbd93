using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Pages;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The charts, on the pages and as files.</summary>
[Collection(OnTheSite.ReadsDocuments)]
public sealed partial class TheCharts(OnTheSite site)
{
    [Fact]
    public void HaveATableBesideThem()
    {
        var figures = site.Documents.SelectMany(
            page => page.Document.QuerySelectorAll("figure.chart").Select(element => (page.Path, Figure: element))).ToList();
        Assert.True(figures.Count > 50);
        Assert.All(figures, figure => Assert.True(figure.Figure.QuerySelector("table") is not null, figure.Path));
    }

    [Fact]
    public void IncludeTheirKeyInTheirFiles()
    {
        foreach (var (path, document) in site.Documents)
        {
            foreach (var figure in document.QuerySelectorAll("figure.chart"))
            {
                var drawing = Load(figure.QuerySelector(".take a[href$='.svg']")!.GetAttribute("href")!.TrimStart('/'));
                var words = Named(drawing, "text").ToLookup(text => text.Value, StringComparer.Ordinal);
                var key = figure.QuerySelectorAll(".key").Select(label => label.TextContent).ToList();
                Assert.True(key.Count > 0, $"A chart on {path} has no key.");
                Assert.All(
                    key,
                    label => Assert.Contains(
                        words[label],
                        text => Number(text, "x") + (label.Length * 6) < Number(drawing, "width") && Number(text, "y") < 0));
            }
        }
    }

    [Fact]
    public void PlaceValuationsOnALinearTimeScale()
    {
        var files = Directory.EnumerateFiles(Path.Combine(site.Folder, "companies"), "valuation.svg", SearchOption.AllDirectories).ToList();
        Assert.True(files.Count > 20);
        foreach (var file in files)
        {
            var drawing = Load(file);
            var years = Named(drawing, "text").Where(text => text.Attribute("text-anchor")?.Value == "middle")
                .Select(text => (X: Number(text, "x"), Day: Day(text.Value))).ToList();
            var dots = Named(drawing, "circle").Where(dot => dot.HasElements)
                .Select(dot => (X: Number(dot, "cx"), Day: Day(dot.Value.Split(": ")[0])));
            Assert.All(
                years.Zip(years.Skip(1)),
                pair => Assert.True(pair.Second.X - pair.First.X > 32, $"Years of {file} are too close together."));
            var width = (years[^1].X - years[0].X) / (years[^1].Day - years[0].Day);
            Assert.All(
                years.Concat(dots),
                mark => Assert.Equal((double)(years[0].X + ((mark.Day - years[0].Day) * width)), (double)mark.X, 0.2));
        }
    }

    [Fact]
    public async Task DrawValuationsOfAllCurrenciesInDollars()
    {
        // All but one of Mistral AI's valuations are in euros.
        var page = Page("companies/mistral-ai/index.html");
        var company = (await site.ContentAsync()).Data.Companies.Single(company => $"{company.Organization.Id}" == "mistral-ai");
        var valued = company.Raised.Where(deal => deal.Valuation is { Value.Worth.IsUndisclosed: false }).ToList();
        Assert.Single(valued, deal => deal.Valuation!.Value.Worth.Currency == Currency.Usd);
        var caption = page.QuerySelector("#valuation figcaption")!.TextContent;
        Assert.Contains($"Rates: {ExchangeRate.EuropeanCentralBank}.", caption, StringComparison.Ordinal);
        var drawn = valued.Where(deal => deal.Valuation!.InDollars() is not null).ToList();
        var dots = Named(Load("companies/mistral-ai/valuation.svg"), "circle").Where(dot => dot.HasElements).ToList();
        Assert.Equal(drawn.Count, dots.Count);
        Assert.Contains("2024-06-11: €5.8B (about $6.2B)", dots.Select(dot => dot.Value));
        Assert.True(drawn.Count > 2);
        Assert.All(
            valued.Except(drawn),
            deal => Assert.Contains($"{deal.Valuation!.Value} of {deal.Date}", caption, StringComparison.Ordinal));
        var table = page.QuerySelector("#valuation table")!.TextContent;
        Assert.All(
            valued.SelectMany(deal => new[] { $"{deal.Valuation!.Value}", deal.Valuation.Usd?.Text ?? "" }),
            text => Assert.Contains(text, table, StringComparison.Ordinal));
    }

    [Fact]
    public void SayHowManyBarsTheyLeaveOut()
    {
        var front = Page("index.html");
        var sectors = File.ReadLines(Path.Combine(site.Folder, "charts/by-sector.csv")).Count() - 1;
        Assert.Contains(
            $"The 20 with most rounds of {sectors} are drawn; the table has all.",
            front.QuerySelector("#by-sector figcaption")!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("are drawn;", front.QuerySelector("#by-country figcaption")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DrawNoBarForAMonthWithOnlyAnUpperBound()
    {
        // Only MiniMax's round, as if its sources gave only an upper bound.
        var tables = new MemoryTables();
        var round = site.Seeds.Deals.Single(deal => deal.Id == DealId.Parse("minimax-2024-03").OrThrow());
        var upTo = Amount.Parse("up to USD 1B").OrThrow();
        await new SeedLoad(tables, TimeProvider.System)
            .RunAsync(
                FrozenSeeds.NamedIn([round]),
                [round with { Claims = [.. round.Claims.Select(claim => claim with { Amount = upTo })] }],
                null,
                CancellationToken.None);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: true, null, CancellationToken.None);
        var files = (await BriefingSite.FilesAsync(await OnTheSite.ContentAsync(tables, site.Day)))
            .ToDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.Content), StringComparer.Ordinal);
        Assert.Contains("≤ 1000", files["charts/totals-by-month.csv"], StringComparison.Ordinal);
        Assert.DoesNotContain(
            Named(XDocument.Parse(files["charts/totals-by-month.svg"]).Root!, "rect"),
            bar => bar.Value.Contains("up to", StringComparison.Ordinal));
    }

    [Fact]
    public void CountEveryBackerOfEachPairOfRivals()
    {
        var backers = File.ReadLines(Path.Combine(site.Folder, "charts/rivals.csv")).Skip(1).Select(line => line.Split(','))
            .CountBy(cells => $"{cells[0]} – {cells[1]}").ToDictionary();
        var drawing = Load("charts/rivals.svg");
        var marks = Named(drawing, "circle").Where(mark => mark.HasElements).ToList();
        var texts = Named(drawing, "text").Where(text => Number(text, "y") > 0).ToList();
        var columns = texts.Where(text => text.Attribute("text-anchor")?.Value == "middle").ToList();
        var rows = texts.Where(text => text.Attribute("text-anchor")?.Value == "end").ToList();
        Assert.Equal(columns.Select(column => Number(column, "x")), marks.Select(mark => Number(mark, "cx")).Distinct().Order());
        Assert.True(rows.Count > 10);
        Assert.All(rows, row =>
        {
            var own = marks.Count(mark => Number(mark, "cy") == Number(row, "y") - 4);
            var more = texts.Where(text => text.Value.StartsWith('+') && Number(text, "y") == Number(row, "y"))
                .Select(text => int.Parse(text.Value[1..^" more".Length], CultureInfo.InvariantCulture)).SingleOrDefault();
            Assert.True(own > 0, $"{row.Value} has no backers.");
            Assert.Equal(backers[row.Value], own + more);
        });
    }

    [Fact]
    public void PrintFiguresWithEnoughContrast()
    {
        var drawing = Load("charts/co-investment.svg");
        var cells = Named(drawing, "rect").Where(cell => cell.HasElements)
            .ToLookup(cell => (Number(cell, "x") + 17, Number(cell, "y") + 22), cell => Fill(cell));
        var figures = Named(drawing, "text")
            .Select(text => (Cell: cells[(Number(text, "x"), Number(text, "y"))].SingleOrDefault(), Text: Fill(text)))
            .Where(figure => figure.Cell is not null).ToList();
        Assert.True(figures.Count > 20);
        var sheet = File.ReadAllText(Path.Combine(site.Folder, "style.css"));
        var schemes = Scheme().Matches(sheet).Take(2)
            .Select(
                scheme => Colour().Matches(scheme.Value)
                    .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["colour"].Value));
        var onPages = schemes.SelectMany(colours => new[]
        {
            (colours["m1"], colours["inside-dark"]),
            (colours["bar-light"], colours["inside-dark"]),
            (colours["m3"], colours["paper"]),
            (colours["m4"], colours["paper"]),
        });
        Assert.All(
            figures.Select(figure => (figure.Cell!, figure.Text)).Concat(onPages).Distinct(),
            pair => Assert.InRange(Contrast(pair.Item1, pair.Item2), 4.5, 21));
    }

    private IDocument Page(string path) => new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, path)));

    private XElement Load(string file) => XDocument.Load(Path.Combine(site.Folder, file)).Root!;

    private static IEnumerable<XElement> Named(XElement drawing, string name) =>
        drawing.Descendants().Where(element => element.Name.LocalName == name);

    private static decimal Number(XElement element, string name) =>
        decimal.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static string Fill(XElement element) => element.Attribute("fill")!.Value;

    private static int Day(string date) => PartialDate.Parse(date).Value.First.DayNumber;

    // "Contrast ratio" and "relative luminance" as WCAG 2.2 defines them.
    private static double Contrast(string first, string second)
    {
        double[] lights = [Light(first), Light(second)];
        return (lights.Max() + 0.05) / (lights.Min() + 0.05);
    }

    private static double Light(string colour)
    {
        var parts = Convert.FromHexString(colour[1..]).Select(part => part / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@":root \{[^}]*\}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Scheme();

    [GeneratedRegex("--(?<name>[a-z0-9-]+): (?<colour>#[0-9a-f]{6})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Colour();
}
