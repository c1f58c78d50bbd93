using System.Runtime.InteropServices;
using SkiaSharp;

namespace ServerlessDeals.Pages;

/// <summary>A picture while it is drawn.</summary>
internal sealed class PictureCanvas : IDisposable
{
    // Skia draws text into this order of colours ten times as fast as into others. Read as numbers, they are 0xAARRGGBB.
    private const SKColorType Order = SKColorType.Bgra8888;

    private readonly SKBitmap _bitmap;

    public PictureCanvas(int width, int height, SKColor background)
    {
        _bitmap = new(new SKImageInfo(width, height, Order, SKAlphaType.Opaque));
        Drawing = new(_bitmap);
        Drawing.Clear(background);
    }

    public SKCanvas Drawing { get; }

    /// <summary>The picture with exactly the colours of a palette, or with its own colours.</summary>
    /// <param name="effort">How well to compress, from 1, which is fast, to 9.</param>
    public byte[] ToPng(Palette? palette, int effort)
    {
        Drawing.Flush();
        var pixels = MemoryMarshal.Cast<byte, uint>(_bitmap.GetPixelSpan());
        return Png.Write(pixels, _bitmap.Width, palette ?? Palette.Of(pixels), effort);
    }

    public void Dispose()
    {
        Drawing.Dispose();
        _bitmap.Dispose();
    }
}
