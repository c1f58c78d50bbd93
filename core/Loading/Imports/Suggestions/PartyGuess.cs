namespace ServerlessDeals.Loading.Imports.Suggestions;

/// <summary>What separates the names in a column of parties.</summary>
/// <param name="Doubt">What a person should check; null if nothing.</param>
internal sealed record PartyGuess(IReadOnlyList<string> Separators, string? Doubt)
{
    private const double Few = 0.02;

    private static readonly string[] Strong = [";", "；", "|", "\n"];
    private static readonly string[] Weak = [",", "、", "，", "/"];

    public static PartyGuess Of(SampledColumn column)
    {
        var strong = Strong.Where(separator => column.Share(text => text.Contains(separator, StringComparison.Ordinal)) > Few).ToList();
        // A comma is not between names if there are semicolons, but within them: "Alpha, Inc.; Beta, L.P."
        var separators = strong.Count > 0
            ? strong
            : Weak.Where(separator => column.Share(text => text.Contains(separator, StringComparison.Ordinal)) > Few).Take(1).ToList();
        var and = column.Texts.FirstOrDefault(text => text.Contains(" and ", StringComparison.OrdinalIgnoreCase));
        return new(
            separators,
            and is null ? null : $"some names have “and”, such as '{and}'; add and to separator: if it is between two firms");
    }
}
