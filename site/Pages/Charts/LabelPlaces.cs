using System.Text;

namespace ServerlessDeals.Pages;

/// <param name="X">A share of the width.</param>
/// <param name="Y">The line that the letters stand on.</param>
/// <param name="Anchor">start, middle or end.</param>
/// <param name="More">Pixels to the right.</param>
internal readonly record struct LabelPlace(double X, double Y, string Anchor = "start", double More = 0);

/// <summary>The places of a drawing that labels and marks have taken, at every width at which the drawing is shown.</summary>
internal sealed class LabelPlaces(ChartWidth width, double height)
{
    private const double Ascent = 11;
    private const double Descent = 4;
    private const double Gap = 3;

    // A label left of a mark and one right of another can swap sides as the width grows, so that the ends are not enough.
    private static readonly double[] Between = [0, 0.1, 0.2, 0.35, 0.5, 0.75, 1];

    private readonly double[] _widths = [.. Between.Select(
        part => width.Pixels().Least + (part * (width.Pixels().Most - width.Pixels().Least)))];

    private readonly List<Box> _taken = [];

    public void Take(double x, double y, string text, string anchor, double more) => _taken.Add(BoxOf(x, y, text, anchor, more));

    /// <summary>A mark that no label may cover.</summary>
    public void Block(double x, double y, double left, double right, double up, double down) =>
        _taken.Add(new(x, -left, right, y - up, y + down));

    public bool IsFree(double x, double y, string text, string anchor, double more)
    {
        var box = BoxOf(x, y, text, anchor, more);
        return box.Top >= 0 && box.Bottom <= height && _widths.All(pixels =>
            box.LeftAt(pixels) >= 0 && box.RightAt(pixels) <= pixels && !_taken.Any(other => other.Meets(box, pixels)));
    }

    /// <summary>An upper bound of a text's width in pixels, for the site's font at the size of charts.</summary>
    public static double WidthOf(string text) => text.EnumerateRunes().Sum(EmsOf) * Drawing.TextSize;

    /// <summary>The text, cut to what surely fits into so many pixels.</summary>
    public static string Fitted(string text, double pixels)
    {
        var most = text.Length;
        while (most > 2 && WidthOf(Drawing.Truncated(text, most)) > pixels)
        {
            most--;
        }

        return Drawing.Truncated(text, most);
    }

    /// <summary>The text in lines that surely fit into so many pixels, unless a single word does not.</summary>
    public static IReadOnlyList<string> Wrapped(string text, double room)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length == 0 || WidthOf(longer) <= room)
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    private static double EmsOf(Rune rune) => rune.Value switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or 'i' or 'j' or 'l' or 'I' or '·' or '’' or '|' => 0.3,
        'f' or 'r' or 't' or '(' or ')' or '-' or '–' => 0.45,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '—' or '…' => 0.98,
        >= '0' and <= '9' or '$' or '+' or '€' or '£' => 0.64,
        > 0x2000 => 1.05,
        _ when Rune.IsUpper(rune) => 0.74,
        _ => 0.59,
    };

    private static Box BoxOf(double x, double y, string text, string anchor, double more)
    {
        var wide = WidthOf(text);
        var left = anchor switch { "end" => more - wide, "middle" => more - (wide / 2), _ => more };
        return new(x, left, left + wide, y - Ascent, y + Descent);
    }

    private readonly record struct Box(double X, double Left, double Right, double Top, double Bottom)
    {
        public double LeftAt(double pixels) => (X * pixels) + Left;

        public double RightAt(double pixels) => (X * pixels) + Right;

        public bool Meets(Box other, double pixels) =>
            Top < other.Bottom && other.Top < Bottom
            && LeftAt(pixels) < other.RightAt(pixels) + Gap && other.LeftAt(pixels) < RightAt(pixels) + Gap;
    }
}
