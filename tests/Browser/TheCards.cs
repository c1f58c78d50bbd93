using System.Buffers.Binary;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The pictures that are shown when a page is shared.</summary>
public sealed class TheCards(OnTheSite site)
{
    private static readonly string Script = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../infra/cards.sh"));

    [Fact]
    public async Task HaveRoomForAllOfTheirText()
    {
        await using var page = await site.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1200, Height = 630 } });
        var tab = await page.NewPageAsync();
        var cards = Directory.EnumerateFiles(site.Folder, "card.svg", SearchOption.AllDirectories).ToList();
        Assert.True(cards.Count > 500, $"{cards.Count}");
        foreach (var chunk in cards.Chunk(100))
        {
            await tab.SetContentAsync("<!DOCTYPE html><title>cards</title>" + string.Concat(chunk.Select(File.ReadAllText)));
            var wide = await tab.EvaluateAsync<string[]>("""
                [...document.querySelectorAll('svg text')].filter(line => line.getComputedTextLength() > 1090)
                  .map(line => `${line.getComputedTextLength()} ${line.textContent}`)
                """);
            Assert.Empty(wide);
        }

        Assert.All(
            cards,
            card => Assert.InRange(
                System.Xml.Linq.XDocument.Load(card).Descendants().Count(element => element.Name.LocalName == "text"), 4, 8));
    }

    [Fact]
    public async Task AreConvertedToPngForThePublishedSite()
    {
        Assert.SkipWhen(ThisMachine.Program("rsvg-convert") is null, "This machine has no rsvg-convert, which draws the cards.");
        var folder = ThisMachine.NoFolder("cards");
        var content = await site.ContentAsync();
        content = new(content.Data, content.Texts, content.Addresses with { Cards = "png" });
        static bool IsNeeded(Page page) =>
            page.Path.StartsWith("weeks/2024", StringComparison.Ordinal) || page.Path is "index.html" or "card.svg";
        await PageRenderer.RenderAllAsync(BriefingSite.Sets(content), IsNeeded, (_, file) =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file.Path))!);
            File.WriteAllBytes(Path.Combine(folder, file.Path), file.Content);
            return ValueTask.CompletedTask;
        });
        var output = await ChildProcess.OutputAsync(new("bash", [Script, folder]), TestContext.Current.CancellationToken);
        var named = Directory.EnumerateFiles(folder, "index.html", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Select(html => html.Split("property=\"og:image\" content=\"").ElementAtOrDefault(1)?.Split('"')[0]).OfType<string>().ToList();
        Assert.True(named.Count > 20, $"{named.Count}");
        Assert.Contains($"{named.Count} drawn", output, StringComparison.Ordinal);
        Assert.All(
            named,
            address => Assert.Equal(
                (1200, 630),
                Size(File.ReadAllBytes(Path.Combine(folder, address[(OnTheSite.SiteBase.Length + 1)..])))));
    }

    /// <summary>The width and height in the header of a PNG file (ISO/IEC 15948).</summary>
    private static (int Width, int Height) Size(byte[] png)
    {
        Assert.True(png.AsSpan(1, 3).SequenceEqual("PNG"u8));
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
