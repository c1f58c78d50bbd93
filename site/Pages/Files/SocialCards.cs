using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace ServerlessDeals.Pages;

/// <summary>
/// Pictures for pages that are shared: the title and its sentence in 1200 by 630, as SVG. docs/decisions/0007 says how they
/// become PNG where the site is published.
/// </summary>
internal static class SocialCards
{
    private const int Left = 70;
    private const decimal Width = 1200 - (2 * Left);
    private const int TitleSize = 58;
    private const int TextSize = 40;

    /// <summary>Where the card of a folder is, from the root.</summary>
    public static string Address(string folder) => $"/{folder}card.svg";

    /// <summary>The picture that a page names: the whole address, and its type.</summary>
    public static (string Address, string Type) ImageOf(PageHead head) => head.Addresses.Cards == "png"
        ? (head.Addresses.Site + Path.ChangeExtension(head.Card, "png"), "image/png")
        : (head.Addresses.Site + head.Card, "image/svg+xml");

    public static Page Of(PageHead head) => Page.File(head.Card![1..], () => Draw(head));

    private static byte[] Draw(PageHead head)
    {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\" width=\"1200\" height=\"630\" role=\"img\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Encoded(head.Title)}</title><desc>{Encoded(head.Description)}</desc>");
        svg.Append("<rect width=\"1200\" height=\"630\" fill=\"#fcfcfa\"/><rect width=\"1200\" height=\"16\" fill=\"#24618f\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<g font-family=\"sans-serif\" fill=\"#57616c\"><text x=\"{Left}\" y=\"96\" font-size=\"28\">ServerlessDeals</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"582\" font-size=\"26\">As the press reported it. Undisclosed is not zero.</text></g>");
        svg.Append("<g font-family=\"Georgia, serif\" fill=\"#1b2128\">");
        var title = Wrapped(head.Title, TitleSize, 2);
        Lines(svg, 180, title, TitleSize, " font-weight=\"700\"");
        Lines(svg, 196 + (70 * title.Count), Wrapped(head.Description, TextSize, 6 - title.Count), TextSize, "");
        return Encoding.UTF8.GetBytes(svg.Append("</g></svg>\n").ToString());
    }

    private static void Lines(StringBuilder svg, int y, IEnumerable<string> lines, int size, string weight)
    {
        foreach (var (i, line) in lines.Index())
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{y + (i * (size + 12))}\" font-size=\"{size}\"{weight}>{Encoded(line)}</text>");
        }
    }

    /// <summary>Lines that fit; what is beyond the last one is cut.</summary>
    private static List<string> Wrapped(string text, int size, int most)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ').Select(word => Cut(word, size)))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (Ems(longer) * size <= Width)
            {
                lines[^1] = longer;
            }
            else if (lines.Count < most)
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

    private static string Cut(string word, int size)
    {
        var (end, ems) = (0, 0m);
        foreach (var rune in word.EnumerateRunes())
        {
            if ((ems += Em(rune)) * size > Width)
            {
                return word[..end] + "…";
            }

            end += rune.Utf16SequenceLength;
        }

        return word;
    }

    private static decimal Ems(string text) => text.EnumerateRunes().Sum(Em);

    // The font is whichever serif the machine has; these are those of a wide one, in bold.
    private static decimal Em(Rune rune) => rune.Value switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or 'i' or 'j' or 'l' or 'I' or '(' or ')' => 0.42m,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '—' => 1.1m,
        > 0x2000 => 1.05m,
        _ when Rune.IsUpper(rune) => 0.84m,
        _ => 0.7m,
    };

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(Directions.Removed(text));
}
