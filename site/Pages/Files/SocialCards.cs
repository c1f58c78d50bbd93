using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using ServerlessDeals.Publishing.Feeds;

namespace ServerlessDeals.Pages;

/// <summary>
/// Pictures for shared links: the title and description of a page as SVG, 1200 × 630 pixels. docs/decisions/0007 explains how they
/// become PNG when the site is published.
/// </summary>
internal static class SocialCards
{
    private const int Left = 70;
    private const decimal TextWidth = 1200 - (2 * Left);
    private const string Motto = "As the press reported it. Undisclosed is not zero.";
    private const int TitleSize = 58;
    private const int DescriptionSize = 40;

    /// <summary>The address of a folder's card, from the root.</summary>
    public static string Address(string folder) => $"/{folder}card.svg";

    /// <summary>The full address and media type of a page's picture.</summary>
    public static (string Address, string Type) ImageOf(PageHead head) => head.Addresses.Cards == "png"
        ? (head.Addresses.Site + Path.ChangeExtension(head.Card, "png"), "image/png")
        : (head.Addresses.Site + head.Card, "image/svg+xml");

    public static Page Of(PageHead head) => Page.File(head.Card![1..], () => Draw(head));

    private static byte[] Draw(PageHead head)
    {
        var svg = new StringBuilder(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\" width=\"1200\" height=\"630\" role=\"img\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Encoded(head.Title)}</title><desc>{Encoded(head.Description)}</desc>");
        svg.Append("<rect width=\"1200\" height=\"630\" fill=\"#fcfcfa\"/><rect width=\"1200\" height=\"16\" fill=\"#24618f\"/>");
        svg.Append("<g font-family=\"sans-serif\" fill=\"#57616c\">");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"96\" font-size=\"28\">{Brand.Name}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"582\" font-size=\"26\">{Motto}</text></g>");
        svg.Append("<g font-family=\"Georgia, serif\" fill=\"#1b2128\">");
        var title = Wrapped(head.Title, TitleSize, 2);
        AppendLines(svg, 180, title, TitleSize, " font-weight=\"700\"");
        var description = Wrapped(head.Description, DescriptionSize, 6 - title.Count);
        AppendLines(svg, 196 + (70 * title.Count), description, DescriptionSize, "");
        return Encoding.UTF8.GetBytes(svg.Append("</g></svg>\n").ToString());
    }

    private static void AppendLines(StringBuilder svg, int top, IEnumerable<string> lines, int size, string weight)
    {
        foreach (var (i, line) in lines.Index())
        {
            var y = top + (i * (size + 12));
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{y}\" font-size=\"{size}\"{weight}>{Encoded(line)}</text>");
        }
    }

    /// <summary>The text broken into lines that fit. Text after the last line is cut.</summary>
    private static List<string> Wrapped(string text, int size, int maxLines)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ').Select(word => Truncated(word, size)))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (WidthInEms(longer) * size <= TextWidth)
            {
                lines[^1] = longer;
            }
            else if (lines.Count < maxLines)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] += " …";
                break;
            }
        }

        return lines;
    }

    private static string Truncated(string word, int size)
    {
        var (end, ems) = (0, 0m);
        foreach (var rune in word.EnumerateRunes())
        {
            if ((ems += WidthInEms(rune)) * size > TextWidth)
            {
                return word[..end] + "…";
            }

            end += rune.Utf16SequenceLength;
        }

        return word;
    }

    private static decimal WidthInEms(string text) => text.EnumerateRunes().Sum(WidthInEms);

    // The font is any serif font of the machine. These are the widths of a wide one in bold.
    private static decimal WidthInEms(Rune rune) => rune.Value switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or 'i' or 'j' or 'l' or 'I' or '(' or ')' => 0.42m,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '—' => 1.1m,
        > 0x2000 => 1.05m,
        _ when Rune.IsUpper(rune) => 0.84m,
        _ => 0.7m,
    };

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(BidiControls.Removed(text));
}
