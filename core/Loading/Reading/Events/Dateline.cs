using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Where and when a text was written, and by whom, before its first sentence: "NEW YORK, May 27 (Reuters) -".</summary>
internal static class Dateline
{
    private const int Reach = 16;

    /// <summary>The index of the first piece behind it; 0 if a sentence has none.</summary>
    public static int End(Sentence sentence)
    {
        var isDateline = false;
        for (var at = 0; at < Math.Min(Reach, sentence.Pieces.Count); at++)
        {
            var piece = sentence.Pieces[at];
            if (at > 0 && isDateline && piece.Lower is "-" or "–" or "—" && IsLoose(sentence, at))
            {
                return sentence.WordAt(at + 1) is "-" or "–" ? at + 2 : at + 1;
            }

            var isPart = piece.Kind is PieceKind.Name or PieceKind.Date or PieceKind.Mark || piece.Lower is "of"
                || (piece.Kind == PieceKind.Word && (char.IsUpper(piece.Text[0]) || char.IsAsciiDigit(piece.Text[0])));
            if (!isPart)
            {
                return 0;
            }

            isDateline |= piece.Kind == PieceKind.Date || piece.Lower is ")";
            // "CHEYENNE, WY | X, a maker of"
            if (at > 1 && piece.Lower is "|" && sentence.WordAt(1) is "," && sentence.Pieces[0].Text.All(letter => !char.IsLower(letter)))
            {
                return at + 1;
            }
        }

        return 0;
    }

    // A hyphen within a word is no dash.
    private static bool IsLoose(Sentence sentence, int at) => sentence.WordAt(at) is "—"
        || sentence.Pieces[at].Start > sentence.Pieces[at - 1].End
        || sentence.WordAt(at - 1) is ")";
}
