namespace ServerlessDeals.Loading.Reading;

/// <summary>The words on which the fields of a draft rest.</summary>
public static class DraftWords
{
    /// <returns>By field, in the order of their names. The words of parties stand with the parties.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(DraftDeal draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var words = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        void Add(string field, IReadOnlyList<Words>? spans)
        {
            if (spans is not null)
            {
                words[field] = [.. spans.Select(span => span.Text)];
            }
        }

        Add("company", draft.Company.Words);
        Add("kind", draft.Kind.Words);
        Add("status", draft.Status.Words);
        Add("round", draft.Round?.Words);
        Add("amount", draft.Amount?.Words);
        Add("valuation", draft.Valuation?.Words);
        Add("announced", draft.Announced?.Words);
        Add("cites", draft.Cites?.Words);
        Add("anonymous", draft.Anonymous?.Words);
        return words;
    }
}
