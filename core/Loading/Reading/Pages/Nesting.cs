using System.Buffers;

namespace ServerlessDeals.Loading.Reading.Pages;

/// <summary>How deep the elements of a page can be nested, by its tags, before a parser makes a tree of them.</summary>
internal static class Nesting
{
    private static readonly SearchValues<char> EndsOfName = SearchValues.Create(" />\t\r\n");

    // Elements that pages often leave open, or that have no end.
    private static readonly HashSet<string> Open = new(
        ["p", "li", "br", "img", "meta", "link", "input", "hr", "source", "td", "tr", "th", "option", "dd", "dt", "area", "base", "col",
            "embed", "wbr"],
        StringComparer.OrdinalIgnoreCase);

    // Their text may have signs that look like tags.
    private static readonly HashSet<string> Texts = new(["script", "style", "textarea", "noscript", "title"],
        StringComparer.OrdinalIgnoreCase);

    public static int Of(string html)
    {
        var (depth, deepest) = (0, 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = Next(html, at))
        {
            if (html[at + 1] == '/')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (char.IsAsciiLetter(html[at + 1]) && !ClosesItself(html, at))
            {
                deepest = Math.Max(deepest, ++depth);
            }
        }

        return deepest;
    }

    /// <summary>The next tag, behind the text of a script or a comment.</summary>
    private static int Next(string html, int at)
    {
        var end = html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal) ? "-->" : null;
        end ??= Texts.Contains(NameAt(html, at)) ? "</" : null;
        var from = end is null ? at + 1 : html.IndexOf(end, at + 1, StringComparison.Ordinal);
        return from < 0 ? -1 : html.IndexOf('<', from);
    }

    private static string NameAt(string html, int at)
    {
        const int MostLetters = 12;
        var tag = html.AsSpan(at + 1, Math.Min(MostLetters, html.Length - at - 1));
        var end = tag.IndexOfAny(EndsOfName);
        return (end < 0 ? tag : tag[..end]).ToString();
    }

    private static bool ClosesItself(string html, int at)
    {
        const int MostOfTag = 2_000;
        var tag = html.AsSpan(at, Math.Min(MostOfTag, html.Length - at));
        var close = tag.IndexOf('>');
        return (close > 0 && tag[close - 1] == '/') || Open.Contains(NameAt(html, at));
    }
}
