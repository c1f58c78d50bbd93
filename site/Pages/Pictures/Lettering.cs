using System.Globalization;
using System.Text;
using AnyAscii;
using SkiaSharp;

namespace ServerlessDeals.Pages;

/// <summary>
/// Text in pictures, in the site's typeface. Letters that the typeface lacks are written in Latin letters, and other signs are left out.
/// </summary>
internal static class Lettering
{
    private const int BoldFrom = 600;

    // The letters of Western Europe, then those of the rest of Europe.
    private static readonly Lazy<SKFont[]> Regular = new(() => [Read("latin-400"), Read("latin-ext-400")]);
    private static readonly Lazy<SKFont[]> Bold = new(() => [Read("latin-700"), Read("latin-ext-700")]);

    /// <summary>The text without anything that the typeface cannot show.</summary>
    public static string Drawable(string text)
    {
        var plain = BidiControls.Removed(text);
        if (plain.All(letter => letter is >= ' ' and <= '~'))
        {
            return plain;
        }

        var drawable = new StringBuilder();
        foreach (var rune in plain.EnumerateRunes())
        {
            drawable.Append(Drawable(rune));
        }

        return string.Join(' ', drawable.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public static float Width(string text, float size, int weight = 400) =>
        Runs(Drawable(text), weight).Sum(run =>
        {
            using var font = Font(run.Face, size);
            return font.MeasureText(run.Text);
        });

    /// <summary>Draws text from a point on the baseline to the right.</summary>
    public static void Draw(SKCanvas canvas, string text, SKPoint at, float size, int weight, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        var x = at.X;
        foreach (var (face, part) in Runs(Drawable(text), weight))
        {
            using var font = Font(face, size);
            canvas.DrawText(part, x, at.Y, SKTextAlign.Left, font, paint);
            x += font.MeasureText(part);
        }
    }

    private static string Drawable(Rune rune)
    {
        if (Regular.Value.Any(face => face.ContainsGlyph(rune.Value)))
        {
            return rune.ToString();
        }

        // The Latin letters for an emoji would be its English name.
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNotAssigned
            ? ""
            : rune.ToString().Transliterate();
    }

    /// <summary>The text in parts, each with the file of the typeface that has its letters.</summary>
    private static List<(SKFont Face, string Text)> Runs(string text, int weight)
    {
        var (latin, extended) = (weight >= BoldFrom ? Bold.Value : Regular.Value) is [var first, var second] ? (first, second) : default;
        if (text.All(letter => letter <= '~'))
        {
            return [(latin, text)];
        }

        var runs = new List<(SKFont Face, string Text)>();
        foreach (var rune in text.EnumerateRunes())
        {
            var face = latin.ContainsGlyph(rune.Value) ? latin : extended;
            if (runs.Count > 0 && runs[^1].Face == face)
            {
                runs[^1] = (face, runs[^1].Text + rune);
            }
            else
            {
                runs.Add((face, rune.ToString()));
            }
        }

        return runs;
    }

    // Without hinting, text has the same shape at every size, and the same width on every system.
    private static SKFont Font(SKFont face, float size) =>
        new(face.Typeface, size) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };

    private static SKFont Read(string name)
    {
        using var data = SKData.CreateCopy(Woff.Unpacked(BriefingSite.Resource($"fonts/public-sans-{name}-normal.woff")));
        return new(SKTypeface.FromData(data));
    }
}
