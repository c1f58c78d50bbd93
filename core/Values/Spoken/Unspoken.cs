using System.Buffers;

namespace ServerlessDeals.Values.Spoken;

/// <summary>Texts in place of an amount that is not known or not said, and what a misspelled one was probably meant to be.</summary>
internal static class Unspoken
{
    private static readonly HashSet<string> Undisclosed = new(
        [
            "undisclosed", "not disclosed", "non-disclosed", "nondisclosed", "undisclosed amount", "amount undisclosed", "undisclosed sum",
            "undisclosed price", "undisclosed terms", "an undisclosed amount", "an undisclosed sum", "terms not disclosed",
            "amount not disclosed", "terms undisclosed", "price undisclosed", "price not disclosed", "not announced", "not revealed",
            "unrevealed", "unknown", "amount unknown", "n/a", "na", "n.a.", "n.a", "#n/a", "n/d", "nd", "n.d.", "none", "null", "nan",
            "nil", "-", "--", "---", "?", "tbd", "tba", "tbc", "confidential", "not available", "not public", "not publicly disclosed",
            "not specified", "unspecified", "private", "k.a.", "k. a.", "nicht bekannt", "unbekannt", "nicht veröffentlicht",
            "nicht offengelegt", "non communiqué", "non divulgué", "non dévoilé", "no revelado", "no divulgado", "desconocido",
            "non divulgato", "não divulgado", "niet bekend", "非公開", "未公開", "非公表", "不明", "未公开", "未披露", "未透露", "不详", "不詳",
            "비공개", "미공개",
        ],
        StringComparer.Ordinal);

    // In Chinese "几" and "数" before a unit, and "级" after one, say only how many digits a sum has.
    private static readonly SearchValues<string> Vague = SearchValues.Create(
        [
            "multi", "several", "dozens", "hundreds of", "tens of", "-figure", " figure", "a few", "a couple", "mehrere", "zweistellig",
            "dreistellig", "plusieurs", "dizaine", "centaine", "varios", "数", "數", "几", "幾", "级", "級", "수십", "수백", "수천",
        ],
        StringComparison.Ordinal);

    // In a short word, two other letters make another word.
    private const int LongestShort = 5;

    private static readonly string[] Signs = ["us$", "usd", "$", "€", "£", "¥", "₹", "₩"];

    public static bool IsUndisclosed(string plain)
    {
        var sign = Array.Find(Signs, sign => plain.StartsWith(sign, StringComparison.Ordinal)) ?? "";
        return Undisclosed.Contains(plain) || (sign.Length > 0 && Undisclosed.Contains(plain[sign.Length..].Trim()))
            || (plain is ['(', .. var inner, ')'] && Undisclosed.Contains(inner));
    }

    public static bool IsVague(string plain) => plain.AsSpan().ContainsAny(Vague);

    /// <summary>The error of a code that no currency has, before or after a number; null if there is none.</summary>
    public static string? Code(string text) =>
        text.Split([' ', .. "0123456789.,"], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length == 3 && word.All(char.IsAsciiLetterUpper))
            .Select(word => Currency.Parse(word))
            .FirstOrDefault(code => !code.IsValue && code.Error is not null).Error;

    /// <summary>What a misspelled unit was meant to be, as a remedy; null if nothing is near.</summary>
    public static string? Meant(string plain)
    {
        var words = plain.Split([' ', '-', '.', ',', .. "0123456789$€£¥₹"], StringSplitOptions.RemoveEmptyEntries);
        var candidates = (string[])["thousand", "million", "millions", "billion", "billions", "trillion", "undisclosed", "crore", "lakh"];
        return words.Where(word => word.Length > 3 && !Units.All.TryMatch(word, out _, out _))
            .Select(word => (Word: word, Near: candidates.MinBy(candidate => SpellingSuggestion.Distance(word, candidate))!))
            .Where(pair => SpellingSuggestion.Distance(pair.Word, pair.Near) is var distance
                && distance > 0 && distance <= (pair.Word.Length > LongestShort ? 2 : 1))
            .Select(pair => $"did you mean {pair.Near} instead of {pair.Word}? Write that")
            .FirstOrDefault();
    }
}
