using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ServerlessDeals.Tests.Browser;

/// <summary>Figures in dollars beside amounts in other currencies.</summary>
public sealed class TheComparableFigures(OnTheSite site)
{
    [Theory]
    [InlineData(
        "baichuan-2024-07",
        "In dollars: about $690M, at the European Central Bank’s reference rate of 25 July 2024 (1 CNY = $0.1385)")]
    [InlineData("furiosa-2026", "In dollars: no rate is known for this date")]
    public void NameTheirRateOnTheDealsPage(string deal, string expected) =>
        Assert.Contains(expected, Page($"deals/{deal}").QuerySelectorAll("dd div").Select(line => line.TextContent));

    [Fact]
    public void PutDealsWhereTheyBelongInASortedTable()
    {
        var zhipu = Amounts("companies/zhipu-ai");
        Assert.Equal("400000000", zhipu["2024-05-31"].GetAttribute("data-value"));
        // CNY 3B of December 2024, at about 7.28 to the dollar.
        Assert.InRange(long.Parse(zhipu["2024-12"].GetAttribute("data-value")!, CultureInfo.InvariantCulture), 405_000_000, 418_000_000);
        Assert.Equal("CN¥3Babout $410M", zhipu["2024-12"].TextContent.Trim());
        Assert.False(zhipu["2023-07-20"].HasAttribute("data-value"));
        var withoutRate = Amounts("companies/furiosaai")["2026"];
        Assert.False(withoutRate.HasAttribute("data-value"));
        Assert.EndsWith("no rate", withoutRate.TextContent.Trim(), StringComparison.Ordinal);
    }

    /// <summary>The cells with amounts in the table of a company's deals, by date, one for each date.</summary>
    private Dictionary<string, IElement> Amounts(string company) => Page(company).QuerySelectorAll("table[data-sortable=raised] tbody tr")
        .DistinctBy(DateOf)
        .ToDictionary(DateOf, row => row.QuerySelector(".figure")!, StringComparer.Ordinal);

    private static string DateOf(IElement row) => row.QuerySelector(".date")!.GetAttribute("data-value")!;

    private IDocument Page(string folder) =>
        new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, folder, "index.html")));
}
