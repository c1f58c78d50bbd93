using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Land, houses, mines and the like, which are bought with the verbs of a takeover and are no companies.</summary>
internal static class Properties
{
    private static readonly HashSet<string> Endings = new(
        ["Street", "Avenue", "Ave", "Road", "Boulevard", "Blvd", "Drive", "Lane", "Hotel", "Inn", "Resort", "Building", "Forest", "Mine",
            "Plaza", "Apartments", "Tower", "Towers", "Mall", "Farm", "Ranch", "Project", "Property", "License", "Licence", "Agreement"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Measures = [" square feet ", " square foot ", " square - foot ", " sq ft ", " multifamily property ",
        " - unit ", " - room ", " - acre ", " acres ", " square meters ", " square metres "];

    /// <param name="name">The index of what is bought.</param>
    public static bool Are(Sentence sentence, int name) =>
        Endings.Contains(sentence.Pieces[name].Text.Split(' ')[^1].TrimEnd('.'))
        || (sentence.At(name + 1) is { Kind: PieceKind.Word } next && char.IsUpper(next.Text[0]) && Endings.Contains(next.Text))
        // "302 Culver Street"
        || (sentence.WordAt(name - 1) is { Length: > 1 } number && number.All(char.IsAsciiDigit))
        || sentence.Has(Measures);
}
