using System.Text;

namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>Writes a draft as a claim of a seed file, with the words that each field rests on as comments.</summary>
/// <param name="recorded">When it is entered; null to leave it to the file.</param>
public sealed class ClaimYaml(ArticleReading reading, DraftDeal draft, DateOnly? recorded)
{
    private const int MostWords = 90;

    private readonly StringBuilder _yaml = new();

    /// <summary>The claim's lines, the first with the dash of a list.</summary>
    /// <param name="indent">The spaces before the dash.</param>
    /// <param name="id">The claim's id.</param>
    /// <param name="withWords">Whether each field has its words beside it.</param>
    /// <param name="relayOf">The publisher whose text the page repeats; null if it is its own.</param>
    public string Write(int indent, string id, bool withWords, string? relayOf = null)
    {
        _yaml.Clear();
        var lead = new string(' ', indent);
        var inner = lead + "  ";
        Line(lead, "- id", id);
        Source(inner, relayOf, withWords);
        if (recorded is { } day)
        {
            Line(inner, "recorded", $"{day:yyyy-MM-dd}");
        }

        Line(inner, "status", EnumWords.Of(draft.Status.Value), withWords, draft.Status.Words);
        Said(inner, "announced", draft.Announced, date => Quoted(date.ToString()), withWords);
        Said(inner, "round", draft.Round, round => round.ToString(), withWords);
        Said(inner, "amount", draft.Amount, amount => amount.ToSeedText(), withWords);
        Said(inner, "valuation", draft.Valuation, valuation => valuation.ToSeedText(), withWords);
        Parties(inner, withWords);
        return _yaml.ToString();
    }

    /// <summary>A claim's id: publisher, date and company.</summary>
    public static string Id(Article article, DraftDeal draft)
    {
        var publisher = SlugText.Of(draft.Publisher?.Value ?? article.Publisher ?? "unknown");
        var day = article.Published?.ToString() ?? "undated";
        return SlugText.Of($"{publisher}-{day}-{CompanyId(draft)}");
    }

    public static string CompanyId(DraftDeal draft) => IdOf(draft.Company.Value);

    /// <summary>The id of an organization: the registered one, or else one made of its name.</summary>
    public static string IdOf(DraftName name) => name.Id?.ToString() ?? SlugText.Of(name.Name);

    private void Source(string lead, string? relayOf, bool withWords)
    {
        var article = reading.Article;
        var publisher = relayOf ?? draft.Publisher?.Value ?? article.Publisher ?? "UNKNOWN";
        var via = publisher != article.Publisher ? article.Publisher : draft.Via?.Value;
        _yaml.Append(lead).Append("source:\n");
        var inner = lead + "  ";
        Line(inner, "publisher", Scalar(publisher), withWords, draft.Publisher?.Words);
        if (article.Address.Length > 0)
        {
            Line(inner, "url", $"\"{article.Address}\"");
        }

        Line(inner, "title", Scalar(article.Title));
        Line(inner, "published", Quoted(article.Published?.ToString() ?? "UNKNOWN"));
        Line(inner, "kind", via is null ? "press" : "relay");
        if (via is not null)
        {
            Line(inner, "via", Scalar(via));
        }

        Said(inner, "cites", draft.Cites, Scalar, withWords);
        Said(inner, "anonymous", draft.Anonymous, _ => "true", withWords);
    }

    private void Parties(string lead, bool withWords)
    {
        if (draft.Parties.Count == 0)
        {
            return;
        }

        _yaml.Append(lead).Append("parties:\n");
        foreach (var party in draft.Parties)
        {
            var amount = party.Amount is { } own ? $", amount: {own.ToSeedText()}" : "";
            _yaml.Append(lead).Append("  - { org: ").Append(IdOf(party.Name)).Append(", role: ").Append(EnumWords.Of(party.Role))
                .Append(", commitment: ").Append(EnumWords.Of(party.Commitment)).Append(amount).Append(" }")
                .Append(withWords ? Comment(party.Words) : "").Append('\n');
        }
    }

    private void Said<T>(string lead, string key, Said<T>? said, Func<T, string> text, bool withWords)
    {
        if (said is not null)
        {
            Line(lead, key, text(said.Value), withWords, said.Words);
        }
    }

    private void Line(string lead, string key, string value, bool withWords = false, IReadOnlyList<Words>? words = null) =>
        _yaml.Append(lead).Append(key).Append(": ").Append(value).Append(withWords && words is not null ? Comment(words) : "").Append('\n');

    private static string Comment(IReadOnlyList<Words> words) => words.Count == 0
        ? ""
        : "  # " + string.Join(" … ", words.Select(span => span.Text.Length > MostWords
            ? span.Text[..MostWords] + "…" : span.Text).Distinct());

    // A year alone would be read as a number by other programs.
    private static string Quoted(string date) => date.Length == 4 ? $"\"{date}\"" : date;

    /// <summary>A text as YAML, in quotation marks if it needs them.</summary>
    public static string Scalar(string text)
    {
        var isPlain = text.Length > 0 && (char.IsLetter(text[0]) || text[0] > '\u2E80') && text[^1] is not (' ' or ':')
            && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
            && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off");
        return isPlain
            ? text
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
