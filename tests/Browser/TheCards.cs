using System.Buffers.Binary;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The pictures that are shown when a page is shared, and those of charts.</summary>
public sealed class TheCards(OnTheSite site)
{
    [Fact]
    public void AreAsLargeAsNetworksShowThem()
    {
        var cards = Files("card.png");
        Assert.True(cards.Count > 500, $"{cards.Count}");
        Assert.All(cards, card => Assert.Equal((1200, 630), Size(card)));
        Assert.All(cards, card => Assert.InRange(new FileInfo(card).Length, 5_000, 60_000));
    }

    [Fact]
    public void AreTwiceAsLargeAsTheChartsTheyShow()
    {
        var charts = Files("*.svg").Where(file => Path.GetFileName(file) != "icon.svg").ToList();
        Assert.True(charts.Count > 20, $"{charts.Count}");
        Assert.All(charts, chart =>
        {
            var drawing = System.Xml.Linq.XDocument.Load(chart).Root!;
            int Twice(string side) => 2 * (int)double.Parse(
                drawing.Attribute(side)!.Value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal((Twice("width"), Twice("height")), Size(Path.ChangeExtension(chart, "png")));
        });
    }

    /// <summary>The browser decodes them, which checks every checksum, and reads what is on them.</summary>
    [Fact]
    public async Task ShowTheNameOfThePublicationAndATitle()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address);
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/about/");
        foreach (var folder in new[] { "/deals/minimax-2024-03/", "/companies/openai/", "/" })
        {
            var inked = await page.EvaluateAsync<int[]>(
                """
                async (source) => {
                  const image = new Image();
                  image.src = source;
                  await image.decode();
                  const canvas = document.createElement("canvas");
                  [canvas.width, canvas.height] = [image.width, image.height];
                  const context = canvas.getContext("2d", { willReadFrequently: true });
                  context.drawImage(image, 0, 0);
                  const dark = (left, top, width, height) => {
                    const pixels = context.getImageData(left, top, width, height).data;
                    let count = 0;
                    for (let i = 0; i < pixels.length; i += 4) count += pixels[i] < 100 ? 1 : 0;
                    return count;
                  };
                  return [dark(130, 55, 260, 50), dark(70, 130, 400, 120), dark(0, 0, 60, 630), dark(1140, 0, 60, 630)];
                }
                """,
                folder + "card.png");

            // The name and the title are there, and nothing reaches into the margins.
            Assert.True(inked[0] > 500 && inked[1] > 500 && inked[2] == 0 && inked[3] == 0, $"{folder}: {string.Join(' ', inked)}");
        }
    }

    private List<string> Files(string pattern) => [.. Directory.EnumerateFiles(site.Folder, pattern, SearchOption.AllDirectories)];

    /// <summary>The width and height in the header of a PNG file (ISO/IEC 15948).</summary>
    private static (int Width, int Height) Size(string file)
    {
        Span<byte> header = stackalloc byte[24];
        using var stream = File.OpenRead(file);
        stream.ReadExactly(header);
        Assert.True(header[1..4].SequenceEqual("PNG"u8), file);
        return (BinaryPrimitives.ReadInt32BigEndian(header[16..]), BinaryPrimitives.ReadInt32BigEndian(header[20..]));
    }
}
