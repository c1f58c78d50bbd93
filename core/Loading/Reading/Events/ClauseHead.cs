using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Whether a name is what a clause speaks of: "X, a startup, has raised", "X of Berlin raised".</summary>
internal static class ClauseHead
{
    // What follows the head of a clause is a comma, a bracket, or the verb itself.
    public static bool Is(Sentence sentence, int at, int end) =>
        BehindPlace(sentence, at) > end || sentence.WordAt(BehindPlace(sentence, at)) is "," or "(" or "—" or "–" or "-"
            || Vocabulary.Auxiliaries.Contains(sentence.WordAt(at + 1))
            // "X became a unicorn after raising", "X sent a letter, proposing"
            || (sentence.WordAt(end) is "after" or "by" or "," && sentence.At(at + 1) is { Kind: PieceKind.Word } verb
                && !(sentence.WordAt(end) is "," && !IsParticiple(sentence, at + 1, end + 1))
                && !Vocabulary.Prepositions.Contains(verb.Lower) && verb.Lower is not ("and" or "or"));

    // "X of Berlin": the piece behind what says where it is from.
    private static int BehindPlace(Sentence sentence, int name)
    {
        var last = sentence.WordAt(name + 1) is not ("of" or "in" or "from") ? name
            : Enumerable.Range(name + 2, 3).LastOrDefault(at => at < sentence.Pieces.Count
                && CapitalWords.IsPlace(sentence.Text[sentence.Pieces[name + 2].Start..sentence.Pieces[at].End]), name);
        return last + 1;
    }

    // A clause of the same subject: "X grew fast, raising …", and not "X said B grew, raising".
    private static bool IsParticiple(Sentence sentence, int verb, int participle) =>
        sentence.WordAt(participle).EndsWith("ing", StringComparison.Ordinal)
        && sentence.WordAt(verb) is not ("said" or "says" or "reported" or "reports" or "noted" or "told" or "argued" or "wrote");
}
