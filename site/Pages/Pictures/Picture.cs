using SkiaSharp;

namespace ServerlessDeals.Pages;

/// <summary>Pictures of drawings, as PNG. The same drawing gives the same bytes on one machine.</summary>
internal static class Picture
{
    // More effort takes half as long again for files that are 5 % smaller.
    private const int Effort = 3;

    /// <summary>The picture of an SVG document, such as the file of a chart, on white.</summary>
    /// <param name="scale">The pixels for each unit of the drawing.</param>
    public static byte[] Of(string svg, int scale = 2)
    {
        var drawing = SvgDrawing.Parse(svg);
        using var canvas = new PictureCanvas((int)(drawing.Size.Width * scale), (int)(drawing.Size.Height * scale), SKColors.White);
        canvas.Drawing.Scale(scale);
        drawing.Draw(canvas.Drawing);
        return canvas.ToPng(null, Effort);
    }
}
