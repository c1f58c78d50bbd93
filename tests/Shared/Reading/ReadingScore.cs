using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Reading;

/// <summary>How often a field was right among those that were read, and among those that the articles say.</summary>
internal readonly record struct FieldScore(int Right, int Read, int Said)
{
    public double? Precision => Read == 0 ? null : (double)Right / Read;

    public double? Recall => Said == 0 ? null : (double)Right / Said;

    public FieldScore With(bool isRight, bool isRead, bool isSaid) =>
        new(Right + (isRight ? 1 : 0), Read + (isRead ? 1 : 0), Said + (isSaid ? 1 : 0));
}

/// <summary>
/// Compares what was read in labelled articles with the labels. A claim is right if its company and kind are. The other fields are
/// scored on the deals that were found, so that a missing deal counts once.
/// </summary>
internal sealed class ReadingScore(SameNames names)
{
    private readonly Dictionary<(string Field, DealScope Scope), FieldScore> _fields = [];
    private readonly List<string> _mistakes = [];

    public int Articles { get; private set; }

    public int WithoutDeal { get; private set; }

    /// <summary>Articles without a deal in which one was read.</summary>
    public int MisreadWithoutDeal { get; private set; }

    /// <summary>Each mistake with the words that it rests on, article by article.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    public FieldScore Of(string field, DealScope scope) => _fields.GetValueOrDefault((field, scope));

    public void Add(LabelledArticle article, IReadOnlyList<DraftDeal> drafts)
    {
        Articles++;
        WithoutDeal += article.Label.Deals.Count == 0 ? 1 : 0;
        MisreadWithoutDeal += article.Label.Deals.Count == 0 && drafts.Count > 0 ? 1 : 0;
        var (pairs, missed, surplus) = Pairing.Of(article.Label.Deals, drafts, names);
        foreach (var pair in pairs)
        {
            Add(article.Name, pair);
        }

        foreach (var label in missed)
        {
            Miss(label.Scope);
            _mistakes.Add($"{article.Name}: missed {Text(label)}");
        }

        foreach (var draft in surplus)
        {
            Invent(draft.Scope);
            _mistakes.Add($"{article.Name}: read a deal that is not told, {Text(draft)}");
        }
    }

    private void Add(string article, ObservedDeal pair)
    {
        var scope = pair.Label.Scope;
        Count(ScoredField.Claim, scope, pair.IsOfItsKind, isRead: true, isSaid: true);
        Count(ScoredField.Deal, scope, pair.IsRight(announcedIsClosed: false), isRead: true, isSaid: true);
        Count(ScoredField.DealSettled, scope, pair.IsRight(announcedIsClosed: true), isRead: true, isSaid: true);
        if (!pair.IsOfItsKind)
        {
            _mistakes.Add($"{article}: {pair.Label.Company}, kind: said {pair.Label.Kind}, read {Text(pair.Draft)}");
        }

        foreach (var field in pair.Observations().Where(field => field is not { Said: null, Read: null }))
        {
            Count(field.Field, scope, field.IsRight, field.Read is not null, field.Said is not null);
            if (!field.IsRight && field.Field != ScoredField.StatusSettled)
            {
                _mistakes.Add($"{article}: {pair.Label.Company}, {field}");
            }
        }
    }

    private void Miss(DealScope scope)
    {
        foreach (var field in (string[])[ScoredField.Claim, ScoredField.Deal, ScoredField.DealSettled])
        {
            Count(field, scope, isRight: false, isRead: false, isSaid: true);
        }
    }

    private void Invent(DealScope scope)
    {
        foreach (var field in (string[])[ScoredField.Claim, ScoredField.Deal, ScoredField.DealSettled])
        {
            Count(field, scope, isRight: false, isRead: true, isSaid: false);
        }
    }

    private void Count(string field, DealScope scope, bool isRight, bool isRead, bool isSaid) =>
        _fields[(field, scope)] = Of(field, scope).With(isRight, isRead, isSaid);

    private static string Text(DealLabel label) =>
        $"{label.Company}, {label.Kind}, {label.Status}, {label.Amount?.ToAmount().ToString() ?? "no amount"}";

    private static string Text(DraftDeal draft) =>
        $"{draft.Company.Value.Name}, {draft.Kind.Value}, {draft.Status.Value}, {draft.Amount?.Value.ToString() ?? "no amount"}"
        + string.Concat(draft.Company.Words.Concat(draft.Kind.Words).Concat(draft.Amount?.Words ?? [])
            .Select(words => $" from \"{words.Text}\"").Distinct());
}
