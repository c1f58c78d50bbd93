using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace ServerlessDeals.Pages;

/// <summary>Pictures for pages that are shared: the title and its sentence in 1200 by 630. docs/decisions/0007 says why they are SVG.</summary>
internal static class Cards
{
    private const int LineLength = 44;
    private const int Lines = 5;

    /// <summary>Where the card of a folder is, from the root.</summary>
    public static string Address(string folder) => $"/{folder}card.svg";

    public static Page Of(PageHead head) => Page.File(head.Card![1..], () => Draw(head));

    private static byte[] Draw(PageHead head)
    {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\" width=\"1200\" height=\"630\" role=\"img\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Encoded(head.Title)}</title><desc>{Encoded(head.Description)}</desc>");
        svg.Append("<rect width=\"1200\" height=\"630\" fill=\"#fcfcfa\"/><rect width=\"1200\" height=\"16\" fill=\"#24618f\"/>");
        Line(svg, 100, "ServerlessDeals", "28\" font-family=\"sans-serif", "#57616c");
        Line(svg, 190, Drawing.Cut(head.Title, 38), "58\" font-weight=\"700", "#1b2128");
        foreach (var (i, line) in Wrapped(head.Description).Index())
        {
            Line(svg, 275 + (i * 56), line, "42", "#1b2128");
        }

        Line(svg, 580, "As the press reported it. Undisclosed is not zero.", "26\" font-family=\"sans-serif", "#57616c");
        return Encoding.UTF8.GetBytes(svg.Append("</svg>\n").ToString());
    }

    private static void Line(StringBuilder svg, int y, string text, string size, string colour) => svg.Append(
        CultureInfo.InvariantCulture, $"<text x=\"70\" y=\"{y}\" font-size=\"{size}\"{(size.Contains("family", StringComparison.Ordinal) ? "" : " font-family=\"Georgia, serif\"")} fill=\"{colour}\">{Encoded(text)}</text>");

    private static List<string> Wrapped(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length >= LineLength && lines[^1].Length > 0)
            {
                if (lines.Count == Lines)
                {
                    lines[^1] += " …";
                    break;
                }

                lines.Add("");
            }

            lines[^1] += (lines[^1].Length == 0 ? "" : " ") + Drawing.Cut(word, LineLength);
        }

        return lines;
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(Directions.Removed(text));
}
