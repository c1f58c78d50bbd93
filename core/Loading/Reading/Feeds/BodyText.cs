using System.Buffers;
using System.Text;

namespace ServerlessDeals.Loading.Reading.Feeds;

/// <summary>The text of a body, by the encoding that its header, its first bytes or its first tag name.</summary>
internal static class BodyText
{
    private const int Head = 1024;

    private static readonly string[] Marks = ["encoding=", "charset="];

    private static readonly SearchValues<char> EndsOfName = SearchValues.Create("\"' \t\r\n;/>?");

    public static string Decode(byte[] body, string? charset)
    {
        var encoding = Find(charset) ?? Find(Named(Encoding.Latin1.GetString(body, 0, Math.Min(Head, body.Length)))) ?? Encoding.UTF8;
        using var reader = new StreamReader(new MemoryStream(body), encoding, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    // encoding="…" of XML, charset=… of HTML.
    private static string? Named(string head)
    {
        var mark = Array.Find(Marks, mark => head.Contains(mark, StringComparison.OrdinalIgnoreCase));
        if (mark is null)
        {
            return null;
        }

        var rest = head.AsSpan(head.IndexOf(mark, StringComparison.OrdinalIgnoreCase) + mark.Length).TrimStart("\"'");
        var end = rest.IndexOfAny(EndsOfName);
        return end < 0 ? null : rest[..end].ToString();
    }

    private static Encoding? Find(string? name)
    {
        try
        {
            return string.IsNullOrWhiteSpace(name) ? null : Encoding.GetEncoding(name.Trim('"', '\''));
        }
        catch (ArgumentException)
        {
            // An encoding that is unknown here: most such pages are UTF-8 after all.
            return null;
        }
    }
}
