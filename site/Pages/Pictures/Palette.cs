using System.Runtime.InteropServices;
using SkiaSharp;

namespace ServerlessDeals.Pages;

/// <summary>At most 256 colours, and which of them is nearest to any colour.</summary>
internal sealed class Palette
{
    public const int MostColours = 256;

    // Colours are looked up by the upper five bits of red, green and blue.
    private const int Shades = 1 << 15;

    private readonly byte[] _nearest;

    private Palette(IReadOnlyList<SKColor> colours, byte[] nearest) => (Colours, _nearest, First) = (colours, nearest, (uint)colours[0]);

    public IReadOnlyList<SKColor> Colours { get; }

    /// <summary>The first colour as 0xAARRGGBB: the background.</summary>
    public uint First { get; }

    /// <param name="pixel">A colour as 0xAARRGGBB.</param>
    public byte this[uint pixel] => _nearest[Shade(pixel)];

    /// <summary>A palette of given colours.</summary>
    public static Palette Of(IReadOnlyList<SKColor> colours)
    {
        var nearest = new byte[Shades];
        for (var shade = 0; shade < Shades; shade++)
        {
            nearest[shade] = (byte)Nearest(colours, Colour(shade));
        }

        return new(colours, nearest);
    }

    /// <summary>The colours of a picture. If there are too many, similar ones share a colour.</summary>
    /// <param name="pixels">Colours as 0xAARRGGBB.</param>
    public static Palette Of(ReadOnlySpan<uint> pixels)
    {
        var found = new Dictionary<int, (uint Colour, int Count)>();
        foreach (var (pixel, count) in new PixelRuns(pixels))
        {
            ref var shade = ref CollectionsMarshal.GetValueRefOrAddDefault(found, Shade(pixel), out _);
            shade = (shade.Count == 0 || shade.Colour == pixel ? pixel : shade.Colour, shade.Count + count);
        }

        var used = found.OrderByDescending(shade => shade.Value.Count).ThenBy(shade => shade.Key).ToList();
        var colours = used.Take(MostColours).Select(shade => new SKColor(shade.Value.Colour)).ToList();
        var nearest = new byte[Shades];
        foreach (var (i, (shade, _)) in used.Index())
        {
            nearest[shade] = (byte)(i < MostColours ? i : Nearest(colours, Colour(shade)));
        }

        return new(colours, nearest);
    }

    private static int Nearest(IReadOnlyList<SKColor> colours, SKColor wanted)
    {
        var (best, least) = (0, int.MaxValue);
        for (var i = 0; i < colours.Count; i++)
        {
            var (red, green, blue) = (colours[i].Red - wanted.Red, colours[i].Green - wanted.Green, colours[i].Blue - wanted.Blue);
            var distance = (red * red) + (green * green) + (blue * blue);
            (best, least) = distance < least ? (i, distance) : (best, least);
        }

        return best;
    }

    private static int Shade(uint pixel) => (int)(((pixel >> 9) & 0x7C00) | ((pixel >> 6) & 0x3E0) | ((pixel >> 3) & 0x1F));

    // The middle of the colours that share the upper five bits.
    private static SKColor Colour(int shade) =>
        new((byte)(((shade >> 7) & 0xF8) | 4), (byte)(((shade >> 2) & 0xF8) | 4), (byte)(((shade << 3) & 0xF8) | 4));
}
