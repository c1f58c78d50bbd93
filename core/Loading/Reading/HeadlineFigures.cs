using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>A headline rounds and leaves hedges out. Where the text gives the same figure, the text is taken.</summary>
internal static class HeadlineFigures
{
    private const decimal MostAbove = 1.15m;

    // A headline drops "up to", and never adds it.
    public static Found<Amount> InText(Found<Amount> amount, IReadOnlyList<Sentence> sentences) =>
        amount.Value.Qualifier != Qualifier.UpTo
        && Find(amount.Value, amount.Place, MoneyRole.Open, sentences) is var (found, place) ? new(found, place) : amount;

    public static Found<Valuation> InText(Found<Valuation> valuation, IReadOnlyList<Sentence> sentences) =>
        Find(valuation.Value.Worth, valuation.Place, MoneyRole.Valuation, sentences) is var (found, place)
            ? new(new(found, ValuationWords.Basis(place.Sentence, place.First)), place)
            : valuation;

    /// <summary>The first mention of a figure in the text that says how exact it is; null if none does.</summary>
    public static Found<Amount>? Hedged(Found<Amount> amount, IReadOnlyList<Sentence> sentences)
    {
        foreach (var sentence in sentences.Where(sentence => !sentence.IsTitle))
        {
            for (var at = 0; at < sentence.Pieces.Count; at++)
            {
                if (sentence.Pieces[at].Money?.Amount is { Qualifier: not (Qualifier.Exactly or Qualifier.Between) } said
                    && said.HasFigureOf(amount.Value) && MoneyRoles.Of(sentence, at).Role == MoneyRole.Open
                    && Cues.Phrase(sentence, at - 6, at, ["already", "previously", "earlier", "had given", "had invested"]) is null)
                {
                    return new(said, Place.Of(sentence, at));
                }
            }
        }

        return null;
    }

    /// <summary>
    /// "Our $87 million Series B", above "raised more than $80 million": the headline's figure, which is the more exact one; null if it has
    /// none.
    /// </summary>
    public static Found<Amount>? Exact(Found<Amount> amount, IReadOnlyList<Sentence> sentences)
    {
        if (amount.Value.Qualifier is not (Qualifier.MoreThan or Qualifier.AtLeast) || sentences[0] is not { IsTitle: true } title
            || amount.Place.Sentence.IsTitle)
        {
            return null;
        }

        var sums = Enumerable.Range(0, title.Pieces.Count).Where(at => title.Pieces[at].Kind == PieceKind.Money).ToList();
        return sums is [var only] && title.Pieces[only].Money!.Amount is { Qualifier: Qualifier.Exactly } exact
            && exact.Currency == amount.Value.Currency && exact.Figure > amount.Value.Figure
            && exact.Figure <= amount.Value.Figure * MostAbove && MoneyRoles.Of(title, only).Role == MoneyRole.Open
                ? new(exact, Place.Of(title, only)) : null;
    }

    private static (Amount Amount, Place Place)? Find(Amount known, Place headline, MoneyRole role, IReadOnlyList<Sentence> sentences)
    {
        if (!headline.Sentence.IsTitle
            || (known.Qualifier != Qualifier.Exactly && !Headlines.IsShort(headline.Sentence)))
        {
            return null;
        }

        foreach (var sentence in sentences.Where(sentence => !sentence.IsTitle))
        {
            for (var at = 0; at < sentence.Pieces.Count; at++)
            {
                if (sentence.Pieces[at].Money?.Amount is { } amount && amount.HasFigureOf(known)
                    && MoneyRoles.Of(sentence, at).Role == role)
                {
                    return (amount, Place.Of(sentence, at));
                }
            }
        }

        return null;
    }
}
