using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>Whether a sentence that names no company speaks of another one than the article does.</summary>
internal static class OtherCompanies
{
    /// <summary>The first sentences call the company of the news by many names, also behind another's.</summary>
    private const int FirstSentences = 3;

    // "It follows the round of B, valued at $300 billion": of which company is not clear.
    public static bool AreMeant(Telling telling, Name company, List<DraftBuilder> drafts, IReadOnlyList<Sentence> sentences)
    {
        if (telling is { Company: null, IsEvent: true, Amount: { } sum } && (IsOfNamed(telling, company)
            || (!drafts.Exists(draft => draft.Amount is { } known && known.Value.HasFigureOf(sum.Value))
                && (IsOfEntry(telling, company, sentences) || IsBehindOther(telling, company, drafts, sentences)
                    || IsOfBuyer(telling, drafts) || IsOfSubjectBefore(telling, company, sentences)))))
        {
            return true;
        }

        if (telling is not { Company: null, IsEvent: false, Valuation: not null })
        {
            return false;
        }

        var parties = drafts.SelectMany(draft => draft.Tellings).Append(telling).SelectMany(told => told.Parties)
            .Select(party => party.Name.Key).ToHashSet(StringComparer.Ordinal);
        // "values it at $2 billion, alongside B": who comes behind is only compared.
        var named = Enumerable.Range(0, telling.Valuation.Place.First)
            .Where(at => Companies.CanBe(telling.Sentence, at) && Cues.Phrase(telling.Sentence, at - 8, at, ["backed by"]) is null)
            .Select(at => telling.Sentence.Pieces[at].Name!.Key).ToList();
        return !named.Contains(company.Key, StringComparer.Ordinal) && named.Exists(name => !parties.Contains(name));
    }

    // "3. B (tied): The startup raised": an entry of a list whose company was not understood.
    private static bool IsOfEntry(Telling telling, Name company, IReadOnlyList<Sentence> sentences)
    {
        var head = sentences.First(first => first.Paragraph == telling.Sentence.Paragraph);
        var isEntry = !telling.Sentence.IsTitle && head.At(1)?.Kind == PieceKind.Mark
            && (head.At(0)?.Kind == PieceKind.Mark || (head.WordAt(0).Length <= 2 && head.WordAt(0).All(char.IsAsciiDigit)));
        return isEntry && GatheredDeals.Heading(telling.Sentence, sentences) is null && sentences
            .Where(sentence => sentence.Paragraph == telling.Sentence.Paragraph && sentence.Number <= telling.Sentence.Number)
            .All(sentence => sentence.Pieces.All(piece => piece.Name?.Key != company.Key));
    }

    // "Next could be B. It has raised": the sentence before names only another company.
    private static bool IsBehindOther(
        Telling telling, Name company, List<DraftBuilder> drafts, IReadOnlyList<Sentence> sentences)
    {
        if (drafts.Count == 0 || telling is not { Earlier: null, Sentence: var told } || told.WordAt(0) is not "it"
            || sentences.FirstOrDefault(sentence => sentence.Number == telling.Sentence.Number - 1) is not { } before
            || before.IsTitle
            || before.Pieces.Concat(telling.Sentence.Pieces).Any(piece => piece.Name?.Key == company.Key))
        {
            return false;
        }

        var parties = drafts.SelectMany(draft => draft.Tellings).SelectMany(told => told.Parties).Select(party => party.Name.Key);
        return Enumerable.Range(0, before.Pieces.Count).Where(at => Companies.CanBe(before, at) && !before.Pieces[at].IsPossessive)
            .Select(at => before.Pieces[at].Name!.Key).Except(parties, StringComparer.Ordinal).Any();
    }

    // "A is a venture firm. The firm announced a pool of $5 million": "the firm" is A, and not the company of the news.
    private static bool IsOfSubjectBefore(Telling telling, Name company, IReadOnlyList<Sentence> sentences)
    {
        if (telling.Sentence.Number <= FirstSentences
            || sentences.FirstOrDefault(sentence => sentence.Number == telling.Sentence.Number - 1) is not { } before
            || before.Paragraph != telling.Sentence.Paragraph
            || before.Pieces.Concat(telling.Sentence.Pieces).Any(piece => piece.Name?.Key == company.Key))
        {
            return false;
        }

        var first = Enumerable.Range(0, before.Pieces.Count).FirstOrDefault(at => before.Pieces[at] is { IsFullName: true }
            && before.Pieces[at].Name is { IsPerson: false } name && !Outlets.IsOutlet(name.Text), -1);
        return first >= 0 && !before.Pieces[first].IsPossessive && !Subject.IsBehindPreposition(before, first)
            && before.At(first + 1) is { Kind: PieceKind.Word } next && !Vocabulary.Prepositions.Contains(next.Lower);
    }

    // "A buys X. The company raised $80 million in March": A or X.
    private static bool IsOfBuyer(Telling telling, List<DraftBuilder> drafts) => telling.Kind.Family() == Family.Funding
        && drafts.Count > 0 && drafts.TrueForAll(draft => draft.Kind == DealKind.Acquisition);

    // "B topped the $10 million that it secured in May": "it" is B, and not the company of the sentence before.
    private static bool IsOfNamed(Telling telling, Name company)
    {
        var (sentence, verb) = (telling.Sentence, telling.Trigger.First);
        var named = Enumerable.Range(0, verb).Where(at => Companies.CanBe(sentence, at) && !sentence.Pieces[at].IsPossessive
                && !Subject.IsBehindPreposition(sentence, at) && sentence.At(at + 1) is { Kind: PieceKind.Word } next
                && !Vocabulary.Prepositions.Contains(next.Lower))
            .Select(at => sentence.Pieces[at].Name!.Key).Distinct(StringComparer.Ordinal).ToList();
        return Enumerable.Range(verb - 3, 3).Any(at => sentence.WordAt(at) is "it")
            && named is [var only] && only != company.Key;
    }
}
