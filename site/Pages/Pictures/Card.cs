using ServerlessDeals.Publishing.Feeds;
using SkiaSharp;

namespace ServerlessDeals.Pages;

/// <summary>
/// A picture for shared links, 1200 × 630 pixels: the title and the first sentence of a page, and a chart beside them if the page has one.
/// </summary>
internal static class Card
{
    public const int Width = 1200;
    public const int Height = 630;


    // There are as many cards as pages, so writing them fast matters more than the last bytes.
    private const int Effort = 2;

    // A chart is enlarged, so that its text can be read on a phone.
    private const double MostScale = 1.4;
    private const double LeastScale = 0.75;

    private const int Left = 72;
    private const int Right = Width - Left;
    private const int Baseline = 562;
    private const int IconSize = 46;
    private const int ChartLeft = 620;
    private const int ChartTop = 132;
    private const int ChartBottom = 500;
    private const int DescriptionSize = 32;
    private const int MostLines = 4;

    private static readonly SKColor Paper = new(0xFFFDFCFA);
    private static readonly SKColor Ink = new(0xFF16202A);
    private static readonly SKColor Quiet = new(0xFF55616D);
    private static readonly SKColor Line = new(0xFFDBDFE3);
    private static readonly SKColor Accent = new(0xFF1C5A8A);

    // The colours of a card without a chart, with those of the edges of its letters. With 16 of them, a byte holds two pixels.
    private static readonly Palette Colours = Palette.Of([.. Shades(Paper, Ink, 9), Ink, Quiet, Line, .. Shades(Accent, Paper, 4)]);

    private static readonly Lazy<SKPicture> Frame = new(DrawFrame);

    /// <param name="chart">An SVG document, for the right half.</param>
    public static byte[] Draw(string title, string description, string? chart)
    {
        using var canvas = new PictureCanvas(Width, Height, Paper);
        canvas.Drawing.DrawPicture(Frame.Value);
        if (chart is null)
        {
            DrawText(canvas.Drawing, title, description, Right - Left, [68, 58, 50]);
            return canvas.ToPng(Colours, Effort);
        }

        DrawText(canvas.Drawing, title, description, ChartLeft - Left - 48, [48, 42, 36]);
        DrawChart(canvas.Drawing, SvgDrawing.Parse(chart));
        return canvas.ToPng(null, Effort);
    }

    /// <summary>
    /// The width for which to draw a chart of some height, so that all of it has room. A long list keeps its size, and its end is left out.
    /// </summary>
    public static int ChartWidth(double height)
    {
        var scale = Math.Min(MostScale, (ChartBottom - ChartTop) / height);
        return (int)Math.Ceiling((Right - ChartLeft) / (scale < LeastScale ? MostScale : scale));
    }

    private static void DrawText(SKCanvas canvas, string title, string description, int width, ReadOnlySpan<int> sizes)
    {
        var area = ChartBottom - ChartTop;
        var (lines, size) = Fitting(title, width, area, sizes);
        var y = DrawLines(canvas, lines, ChartTop + size, size, 700, Ink);
        var room = (ChartTop + area - y) / LineHeight(DescriptionSize);
        var more = description.StartsWith(title + ".", StringComparison.Ordinal) ? description[(title.Length + 1)..].Trim() : description;
        if (room > 0 && more.Length > 0)
        {
            var sentence = Wrapping.Lines(more, DescriptionSize, 400, width, Math.Min(room, MostLines));
            DrawLines(canvas, sentence, y + 14, DescriptionSize, 400, Quiet);
        }
    }

    /// <summary>The title in the largest of the sizes in which all of it has room, or cut in the smallest.</summary>
    private static (IReadOnlyList<string> Lines, int Size) Fitting(string title, int width, int height, ReadOnlySpan<int> sizes)
    {
        IReadOnlyList<string> lines = [];
        foreach (var size in sizes)
        {
            var most = (height * 3 / 4) / LineHeight(size);
            lines = Wrapping.Lines(title, size, 700, width, most);
            if (!lines[^1].EndsWith(Wrapping.Cut, StringComparison.Ordinal))
            {
                return (lines, size);
            }
        }

        return (lines, sizes[^1]);
    }

    /// <returns>The baseline of the line after them.</returns>
    private static int DrawLines(SKCanvas canvas, IReadOnlyList<string> lines, int y, int size, int weight, SKColor colour)
    {
        foreach (var line in lines)
        {
            Lettering.Draw(canvas, line, new(Left, y), size, weight, colour);
            y += LineHeight(size);
        }

        return y;
    }

    private static int LineHeight(int size) => size * 6 / 5;

    /// <summary>Draws a chart in the right half. The end of a long list fades away.</summary>
    private static void DrawChart(SKCanvas canvas, SvgDrawing chart)
    {
        var scale = (Right - ChartLeft) / chart.Size.Width;
        canvas.Save();
        canvas.ClipRect(new(ChartLeft, ChartTop, Right, ChartBottom));
        canvas.Translate(ChartLeft, ChartTop);
        canvas.Scale(scale);
        chart.Draw(canvas);
        canvas.Restore();
        if (chart.Size.Height * scale > ChartBottom - ChartTop)
        {
            using var fade = SKShader.CreateLinearGradient(
                new(0, ChartBottom - 90), new(0, ChartBottom), [Paper.WithAlpha(0), Paper], SKShaderTileMode.Clamp);
            using var paint = new SKPaint { Shader = fade };
            canvas.DrawRect(ChartLeft, ChartBottom - 90, Right - ChartLeft, 90, paint);
        }
    }

    /// <summary>What is the same on every card: the name of the publication and the line under it.</summary>
    private static SKPicture DrawFrame()
    {
        using var recorder = new SKPictureRecorder();
        var canvas = recorder.BeginRecording(SKRect.Create(Width, Height));
        var icon = SvgDrawing.Parse(System.Text.Encoding.UTF8.GetString(BriefingSite.Resource("files/icon.svg")));
        canvas.Save();
        canvas.Translate(Left, 54);
        canvas.Scale(IconSize / icon.Size.Width);
        icon.Draw(canvas);
        canvas.Restore();
        Lettering.Draw(canvas, Brand.Name, new(Left + IconSize + 16, 89), 34, 700, Ink);
        using var line = new SKPaint { Color = Line };
        canvas.DrawRect(Left, Baseline - 44, Right - Left, 2, line);
        Lettering.Draw(canvas, Brand.Line, new(Left, Baseline), 26, 400, Quiet);
        return recorder.EndRecording();
    }

    /// <summary>Steps from one colour towards another, without the last.</summary>
    private static IEnumerable<SKColor> Shades(SKColor from, SKColor to, int steps)
    {
        byte Between(byte first, byte last, int step) => (byte)(first + ((last - first) * step / steps));
        return Enumerable.Range(0, steps).Select(step =>
            new SKColor(Between(from.Red, to.Red, step), Between(from.Green, to.Green, step), Between(from.Blue, to.Blue, step)));
    }
}
