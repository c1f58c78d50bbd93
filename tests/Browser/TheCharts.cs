using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The charts, on the pages and as files.</summary>
[Collection(OnTheSite.ReadsDocuments)]
public sealed partial class TheCharts(OnTheSite site)
{
    private static readonly string[] Quarters = ["first", "second", "third", "fourth"];

    [Fact]
    public void HaveATableBesideThem()
    {
        var figures = site.Documents.SelectMany(
            page => page.Document.QuerySelectorAll("figure.chart").Select(element => (page.Path, Figure: element))).ToList();
        Assert.True(figures.Count > 50);
        Assert.All(
            figures.Where(figure => figure.Path != "charts/index.html" && !figure.Path.StartsWith("embed/", StringComparison.Ordinal)),
            figure => Assert.True(figure.Figure.QuerySelector("table") is not null, figure.Path));
    }

    [Fact]
    public void SayWhatTheyMeasureAndAsOfWhen()
    {
        var texts = site.Documents
            .SelectMany(page => page.Document.QuerySelectorAll("figure.chart .measure").Select(measure => (page.Path, measure.TextContent)))
            .ToList();
        Assert.True(texts.Count > 50);
        Assert.All(
            texts,
            text => Assert.True(
                text.TextContent.Contains(", as of ", StringComparison.Ordinal) || text.Path.StartsWith("deals/", StringComparison.Ordinal),
                $"{text.Path}: {text.TextContent}"));
    }

    [Fact]
    public void IncludeTheirKeyInTheirFiles()
    {
        foreach (var (path, document) in site.Documents)
        {
            foreach (var figure in document.QuerySelectorAll("figure.chart:has(.take a[href$='.svg'])"))
            {
                var drawing = Load(figure.QuerySelector(".take a[href$='.svg']")!.GetAttribute("href")!.TrimStart('/'));
                var words = Named(drawing, "text").Where(text => text.Attribute("x")!.Value == "18").ToLookup(text => text.Value);
                var key = figure.QuerySelectorAll(".key").Select(label => label.TextContent).ToList();
                Assert.True(key.Count > 0 || path.StartsWith("charts/", StringComparison.Ordinal), $"A chart on {path} has no key.");
                Assert.All(
                    key,
                    label => Assert.Contains(
                        words[label], text => Place(text.Parent!).X + 18 + (label.Length * 6) < Number(drawing, "width")));
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
            var years = Named(drawing, "text")
                .Where(text => text.Attribute("text-anchor")?.Value == "middle" && text.Value.All(char.IsAsciiDigit))
                .Select(text => (X: Number(text, "x"), Day: Day(text.Value))).ToList();
            var marks = Named(drawing, "g").Where(IsMark)
                .Select(mark => (Place(mark).X, Day: Day(Title(mark).Split(": ")[0])));
            Assert.All(
                years.Zip(years.Skip(1)),
                pair => Assert.True(pair.Second.X - pair.First.X > 32, $"Years of {file} are too close together."));
            var width = years.Count < 2 ? 0 : (years[^1].X - years[0].X) / (years[^1].Day - years[0].Day);
            Assert.All(
                years.Count < 2 ? [] : years.Concat(marks),
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
        var caption = page.QuerySelector("#valuation .note")!.TextContent;
        Assert.Contains($"Rates: {ExchangeRate.EuropeanCentralBank}.", caption, StringComparison.Ordinal);
        var drawn = valued.Where(deal => deal.Valuation!.InDollars() is not null).ToList();
        var marks = Named(Load("companies/mistral-ai/valuation.svg"), "g").Where(IsMark).Select(Title).ToList();
        Assert.Equal(drawn.Count, marks.Select(mark => mark.Split(": ")[0]).Distinct().Count());
        Assert.Contains("11 June 2024: €5.8B (about $6.2B) post-money", marks);
        Assert.True(drawn.Count > 2);
        Assert.All(
            valued.Except(drawn),
            deal => Assert.Contains($"{deal.Valuation!.Value} of {English.Date(deal.Date)}", caption, StringComparison.Ordinal));
        var table = page.QuerySelector("#valuation table")!.TextContent;
        Assert.All(
            valued.SelectMany(deal => new[] { $"{deal.Valuation!.Value}", deal.Valuation.Usd?.Text ?? "" }),
            text => Assert.Contains(text, table, StringComparison.Ordinal));
    }

    [Fact]
    public void TellPreMoneyApartFromPostMoney()
    {
        var marks = Named(Load("companies/anthropic/valuation.svg"), "g").Where(IsMark)
            .ToDictionary(Title, mark => (Place(mark), Shape: mark.Elements().Last().Attribute("d")!.Value));
        var (before, beforeShape) = marks["28 May 2026: $900B pre-money"];
        var (after, afterShape) = marks["28 May 2026: $965B post-money"];
        Assert.Equal(before.X, after.X);
        Assert.True(after.Y < before.Y);
        Assert.NotEqual(beforeShape, afterShape);
        Assert.Contains(
            Named(Load("companies/anthropic/valuation.svg"), "line"),
            line => Number(line, "x1") == before.X && Number(line, "y1") == before.Y && Number(line, "y2") == after.Y);
    }

    [Fact]
    public void SayHowManyBarsTheyLeaveOut()
    {
        var sectors = File.ReadLines(Path.Combine(site.Folder, "charts/by-sector.csv")).Count() - 1;
        Assert.Contains(
            $"The 15 with most rounds of {sectors} are drawn; the table has all.",
            Page("charts/by-sector/index.html").QuerySelector(".note")!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "are drawn;", Page("charts/by-country/index.html").QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DrawNoMarkForAQuarterWithOnlyAnUpperBound()
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
        var content = await OnTheSite.ContentAsync(tables, site.Day);
        var files = (await OnTheSite.MadeAsync(content, page => page.Path.StartsWith("charts/raised", StringComparison.Ordinal)))
            .ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value.Content), StringComparer.Ordinal);
        Assert.Contains("≤ 1000", files["charts/raised-by-quarter.csv"], StringComparison.Ordinal);
        Assert.DoesNotContain(
            Named(XDocument.Parse(files["charts/raised-by-quarter.svg"]).Root!, "circle"), mark => mark.HasElements);
    }

    [Fact]
    public void DrawNothingOfTalksBelowZero()
    {
        // In each chart, talks stand on a line of zero or on other bars, and the lowest of all bars is on the lowest line.
        foreach (var file in new[] { "charts/raised-by-quarter.svg", "charts/deals-by-month.svg" })
        {
            var drawing = Load(file);
            var zero = Named(drawing, "line").Where(line => Number(line, "y1") == Number(line, "y2")).Max(line => Number(line, "y1"));
            var talks = Named(drawing, "rect")
                .Where(bar => bar.Attribute("stroke")?.Value == "#85520a" && bar.Parent!.Elements().Count() > 9).ToList();
            Assert.NotEmpty(talks);
            Assert.All(talks, bar => Assert.True(Number(bar, "y") + Number(bar, "height") <= zero + 0.05m));
        }
    }

    [Fact]
    public void MarkEveryBackerOfEachPairOfRivals()
    {
        var backers = File.ReadLines(Path.Combine(site.Folder, "charts/rivals.csv")).Skip(1).Select(line => line.Split(','))
            .CountBy(cells => $"{cells[0]} and {cells[1]}").ToDictionary();
        var marks = Named(Load("charts/rivals.svg"), "g").Where(IsMark).Select(Title)
            .CountBy(title => title.Split(" backs ")[1].Split(", one of them")[0]).ToList();
        Assert.True(marks.Count > 10);
        Assert.All(marks, pair => Assert.Equal(backers[pair.Key], pair.Value));
    }

    [Fact]
    public void PrintFiguresWithEnoughContrast()
    {
        var drawing = Load("charts/co-investment.svg");
        var cells = Named(drawing, "rect").Where(cell => cell.HasElements).ToList();
        var figures = Named(drawing, "text").Where(text => text.Attribute("text-anchor")?.Value == "middle")
            .Select(text => (Cell: cells.Find(cell => IsOn(text, cell)), Text: Fill(text)))
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
            figures.Select(figure => (Fill(figure.Cell!), figure.Text)).Concat(onPages).Distinct(),
            pair => Assert.InRange(Contrast(pair.Item1, pair.Item2), 4.5, 21));
    }

    private static bool IsOn(XElement text, XElement cell) =>
        Number(text, "x") - Number(cell, "x") is var right && right > 0 && right < Number(cell, "width")
        && Number(text, "y") - Number(cell, "y") is var down && down > 0 && down < Number(cell, "height");

    // A mark that is drawn around a point: its title, then its path.
    private static bool IsMark(XElement group) => group.Elements().FirstOrDefault()?.Name.LocalName == "title";

    private static string Title(XElement mark) => mark.Elements().First().Value;

    private static (decimal X, decimal Y) Place(XElement group)
    {
        var numbers = group.Attribute("transform")!.Value["translate(".Length..^1].Split(' ');
        return (decimal.Parse(numbers[0], CultureInfo.InvariantCulture), decimal.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    private IDocument Page(string path) => new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, path)));

    private XElement Load(string file) => XDocument.Load(Path.Combine(site.Folder, file)).Root!;

    private static IEnumerable<XElement> Named(XElement drawing, string name) =>
        drawing.Descendants().Where(element => element.Name.LocalName == name);

    private static decimal Number(XElement element, string name) =>
        decimal.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static string Fill(XElement element) => element.Attribute("fill")!.Value;

    // "27 February 2026", "February 2026", "the second quarter of 2026" or "2026".
    private static int Day(string date)
    {
        var words = date.Split(' ');
        var year = int.Parse(words[^1], CultureInfo.InvariantCulture);
        if (words[0] == "the")
        {
            return new DateOnly(year, (3 * Array.IndexOf(Quarters, words[1])) + 1, 1).DayNumber;
        }

        return words.Length == 1
            ? new DateOnly(year, 1, 1).DayNumber
            : DateOnly.Parse(words.Length == 2 ? "1 " + date : date, CultureInfo.InvariantCulture).DayNumber;
    }

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
