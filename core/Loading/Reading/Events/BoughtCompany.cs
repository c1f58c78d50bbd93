using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>What "acquires" takes: a company, or only a part of one.</summary>
internal static class BoughtCompany
{
    /// <summary>The company that is bought; null if it is only a part of one, its shares or its products.</summary>
    public static int? Object(Sentence sentence, int verb)
    {
        var start = sentence.WordAt(verb + 1) is "up" or "out" or "over" ? verb + 1 : verb;
        if (sentence.WordAt(start + 1) is ",")
        {
            return null;
        }

        for (var at = start + 1; at <= start + 12 && sentence.At(at) is { } piece; at++)
        {
            // "acquired the artificial intelligence (AI) startup X"
            if (piece.Lower is "(" && Brackets.Behind(sentence, at) == at + 3)
            {
                at += 2;
                continue;
            }

            if (piece.IsFullName && !CompanyNouns.IsProduct(sentence, at))
            {
                return !piece.IsPossessive && IsWhole(sentence, at) ? at : null;
            }

            // "acquired the startup behind X"
            if (piece.Lower is "behind" && sentence.WordAt(at - 1) is "startup" or "company")
            {
                continue;
            }

            var isDescribing = piece.Kind is PieceKind.Word or PieceKind.Name || piece.Lower is "-" or ","
                || (piece.Lower is ":" && Vocabulary.Companies.Contains(sentence.WordAt(at - 1)));
            if (!isDescribing || Vocabulary.Prepositions.Contains(piece.Lower) || Vocabulary.ClauseWords.Contains(piece.Lower)
                // "buy your X", "bought 21 former X stations": a thing, and a part
                || piece.Lower is "team" or "staff" or "talent" or "patents" or "former" or "your" or "my"
                || piece.Lower is "stake" or "shares" or "stock" or "chips" or "and" or "more" or "assets" or "interest" or "it" or "all"
                    or "rights")
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Whether a name stands for all of a company, by what follows it.</summary>
    public static bool IsWhole(Sentence sentence, int at)
    {
        var next = sentence.At(at + 1);
        return next is null || next.Kind is PieceKind.Mark or PieceKind.Date or PieceKind.Money
            || next.Lower is "for" or "in" or "to" or "from" or "as" or "and" or "which" or "at" or "with" or "on" or "by" or "after"
                or "last" or "earlier" or "through" or "amid"
                or "is" or "was" or "has" or "would" or "could" or "will" or "but" or "while" or "back"
                    or "via" or "marks"
                or "said" or "reportedly" or "deal" or "that" or "until" or "before" or "under" or "fell" or "collapsed" or "stalled"
                    or "failed" or "had" or "can" or "may" or "might" or "because" or "should" or "so" or "over" or "into" or "outright"
                    or "closed" or "were" or "are" or "this" or "private";
    }
}
