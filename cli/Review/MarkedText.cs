using System.Globalization;
using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Cli.Review;

/// <summary>Words of an article, and the field that rests on them.</summary>
internal sealed record MarkedWords(string Field, Words Words)
{
    /// <summary>The words of all fields of a draft.</summary>
    public static IReadOnlyList<MarkedWords> Of(DraftDeal draft) =>
    [
        .. new (string Field, IReadOnlyList<Words>? Words)[]
        {
            ("company", draft.Company.Words), ("kind", draft.Kind.Words), ("status", draft.Status.Words),
            ("announced", draft.Announced?.Words), ("round", draft.Round?.Words), ("amount", draft.Amount?.Words),
            ("valuation", draft.Valuation?.Words), ("cites", draft.Cites?.Words), ("anonymous", draft.Anonymous?.Words),
            ("publisher", draft.Publisher?.Words),
        }
            .SelectMany(field => (field.Words ?? []).Select(words => new MarkedWords(field.Field, words))),
        .. draft.Parties.SelectMany((party, index) => party.Words.Select(words => new MarkedWords($"party-{index}", words))),
    ];
}

/// <summary>
/// Writes the paragraphs of an article with the words marked on which fields rest. Words of several fields are marked once.
/// </summary>
internal sealed class MarkedText(Article article, IReadOnlyList<MarkedWords> marks)
{
    private readonly HashSet<string> _marked = new(StringComparer.Ordinal);

    /// <summary>The id of the first mark of a field.</summary>
    public static string Id(string field) => $"says-{field}";

    public Html Title() => Paragraph(Words.InTitle, article.Title);

    public Html Text() => Html.Join(article.Text.Select((text, index) => Html.Of($"<p>{Paragraph(index, text)}</p>\n")));

    private Html Paragraph(int index, string text)
    {
        var inside = marks.Where(mark => mark.Words.Paragraph == index && mark.Words.Start >= 0
            && mark.Words.Start + mark.Words.Text.Length <= text.Length && mark.Words.Text.Length > 0).ToList();
        var cuts = inside.SelectMany(mark => new[] { mark.Words.Start, mark.Words.Start + mark.Words.Text.Length })
            .Append(0).Append(text.Length).Distinct().Order().ToList();
        return Html.Join(cuts.Zip(cuts.Skip(1), (from, to) => Part(text[from..to], [.. inside.Where(mark =>
            mark.Words.Start <= from && mark.Words.Start + mark.Words.Text.Length >= to).Select(mark => mark.Field).Distinct()])));
    }

    // An element has one id, so each further field that begins with the same words has an empty element of its own.
    private Html Part(string text, IReadOnlyList<string> fields)
    {
        var ids = Html.Join(fields.Where(_marked.Add).Select(field => Html.Of($"<span id=\"{Id(field)}\"></span>")));
        return fields.Count == 0
            ? Html.Of($"{text}")
            : Html.Of($"{ids}<mark title=\"{string.Join(", ", fields.Select(FieldNames.Of))}\">{text}</mark>");
    }
}

/// <summary>What the fields of a form are called.</summary>
internal static class FieldNames
{
    public static string Of(string field)
    {
        var parts = field.Split('-');
        return parts switch
        {
            ["party", var number] => $"party {Number(number)}",
            ["party", var number, var part] => $"{part} of party {Number(number)}",
            ["cites"] => "report that it repeats",
            ["anonymous"] => "unnamed sources",
            ["announced"] => "date",
            _ => field,
        };
    }

    private static int Number(string index) => int.Parse(index, CultureInfo.InvariantCulture) + 1;
}
