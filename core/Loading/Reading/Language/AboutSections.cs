namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>
/// The ends of press releases: "About X", and then what X is, of the company as of its investors. "The firm" in them is X, and not the
/// company of the news.
/// </summary>
internal sealed class AboutSections
{
    private const int LongestHead = 9;

    private readonly Dictionary<int, Piece> _heads = [];

    public AboutSections(IReadOnlyList<Sentence> sentences)
    {
        Piece? head = null;
        foreach (var sentence in sentences)
        {
            head = HeadOf(sentence) ?? head;
            if (head is not null)
            {
                _heads[sentence.Number] = head;
            }
        }
    }

    /// <summary>The name in the heading of a sentence's section; null if it is in none.</summary>
    public Piece? Of(Sentence sentence) => _heads.GetValueOrDefault(sentence.Number);

    private static Piece? HeadOf(Sentence sentence)
    {
        if (sentence.WordAt(0) is not "about" || sentence.At(1) is not { IsFullName: true, IsPossessive: false } name)
        {
            return null;
        }

        var isLine = sentence.Pieces.Count <= LongestHead && !sentence.Text.EndsWith('.')
            && sentence.Pieces.Skip(2).All(piece => piece.Kind is PieceKind.Name or PieceKind.Mark || char.IsUpper(piece.Text[0]));
        return isLine || sentence.At(2)?.Name?.Key == name.Name!.Key ? name : null;
    }
}
