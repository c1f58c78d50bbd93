namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The headline of a deal with its month, for running text: "OpenAI bought io Products for $6.4B in May 2025".</summary>
internal static class DatedSentence
{
    /// <param name="company">The company's name, or <see cref="English.It"/>.</param>
    public static string Of(DealItem deal, string company)
    {
        var (headline, when) = (DealSentence.Headline(deal, company), English.InMonth(deal.Date));

        // "…; price undisclosed" stays at the end.
        var end = headline.IndexOf(';', StringComparison.Ordinal) is var found and > 0 ? found : headline.Length;
        var comma = headline.AsSpan(0, end).Contains(',') ? "," : "";
        return $"{headline[..end]}{comma} {when}{headline[end..]}";
    }
}
