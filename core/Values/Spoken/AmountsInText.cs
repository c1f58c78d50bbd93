namespace ServerlessDeals.Values.Spoken;

/// <summary>An amount that running text names.</summary>
/// <param name="Start">Where its words begin, with those that hedge it.</param>
/// <param name="Amount">What they mean, or why that is not clear.</param>
/// <param name="IsFrom">Whether it is where something began: the first figure of "from $1 billion to $4 billion".</param>
public sealed record AmountInText(int Start, int Length, Parsed<Amount> Amount, bool IsFrom = false)
{
    public int End => Start + Length;
}

/// <summary>Finds the amounts in running text, with the grammar by which <see cref="SpokenAmount"/> reads a cell.</summary>
public static class AmountsInText
{
    private const string From = "from ";

    /// <summary>Whole words that are also codes of currencies, in lower case: "$5 million all told".</summary>
    private const int CodeLength = 3;

    /// <summary>The same text without what cannot be seen, in which the places of amounts are counted.</summary>
    public static string Tidy(string text) => SpokenText.Tidy(text);

    /// <param name="tidy">A text as <see cref="Tidy"/> returns it.</param>
    /// <param name="rule">Decides the currency of a sign that several share.</param>
    public static IReadOnlyList<AmountInText> Find(string tidy, CurrencyRule rule)
    {
        var found = new List<AmountInText>();
        var text = new SpokenText(tidy);
        if (text.ToString().Length != tidy.Length || !tidy.AsSpan().ContainsAnyInRange('0', '9') && !HasUnitWord(text))
        {
            return found;
        }

        for (var at = 0; at < tidy.Length; at++)
        {
            if (IsStart(tidy, at) && ReadAt(text, tidy, at, rule) is { } amount)
            {
                found.Add(amount);
                at = Math.Max(at, amount.End - 1);
            }
        }

        return found;
    }

    private static bool HasUnitWord(SpokenText text) => text.ToString().Contains("illion", StringComparison.Ordinal)
        || text.ToString().AsSpan().ContainsAny("亿億万萬억");

    // The end of "X's $5 million" is no S$.
    private static bool IsStart(string tidy, int at) =>
        tidy[at] != ' ' && !(at > 0 && tidy[at - 1] is '\'' or '’' && char.IsLetter(tidy[at]))
        && (at == 0 || !char.IsLetterOrDigit(tidy[at - 1]) || !Scripts.IsAlphabetic(tidy[at]))
        && (at == 0 || !char.IsDigit(tidy[at]) || !(char.IsDigit(tidy[at - 1]) || tidy[at - 1] is '.' or ','));

    private static AmountInText? ReadAt(SpokenText text, string tidy, int at, CurrencyRule rule)
    {
        text.Position = at;
        var rest = text.Rest;
        var isFrom = rest.StartsWith(From, StringComparison.Ordinal);
        if ((!isFrom && !MayBegin(rest, tidy, at)) || Unspoken.IsVague(Before(text, at)))
        {
            return null;
        }

        text.Position += isFrom ? From.Length : 0;
        var start = text.Position;
        var names = isFrom ? SpokenMoney.Read(text)?.Names : SpokenFigures.Read(text)?.Names;
        if (names?.Any() != true || IsCutShort(tidy, text.Position))
        {
            return null;
        }

        var length = WithoutWord(tidy, start, text.Position) - start;
        var words = tidy.Substring(start, length);
        return new(start, length, SpokenAmount.Parse(words, rule), isFrom);
    }

    // "several hundred million dollars" is no number.
    private static string Before(SpokenText text, int at)
    {
        var before = text.ToString().AsSpan(0, at).TrimEnd(' ');
        return $"{before[(before.LastIndexOf(' ') + 1)..]} ";
    }

    private static bool MayBegin(ReadOnlySpan<char> rest, string tidy, int at) =>
        char.IsAsciiDigit(rest[0])
        || Hedges.Before.TryMatch(rest, out _, out _)
        || Hedges.Interval.TryMatch(rest, out _, out _)
        || CurrencyNames.All.TryMatch(rest, out _, out _)
        || NumberWords.All.TryMatch(rest, out _, out _)
        || (rest.Length > CodeLength && char.IsAsciiLetterUpper(tidy[at]) && IsCode(tidy.AsSpan(at, CodeLength)));

    // "5-year", "$3-per-share": the number goes on as a word.
    private static bool IsCutShort(string tidy, int end) =>
        end < tidy.Length && char.IsLetterOrDigit(tidy[end]) && Scripts.IsAlphabetic(tidy[end]) && Scripts.IsAlphabetic(tidy[end - 1]);

    private static bool IsCode(ReadOnlySpan<char> letters) => Currency.Parse(letters.ToString()).IsValue;

    // A word of three small letters at the end is a word, and not a code.
    private static int WithoutWord(string tidy, int start, int end)
    {
        var word = end - CodeLength;
        var isWord = word > start + 1 && tidy[word - 1] == ' ' && tidy.AsSpan(word, CodeLength).IndexOfAnyExceptInRange('a', 'z') < 0
            && !CurrencyNames.All.TryMatch(tidy.AsSpan(word, CodeLength), out _, out _)
            && IsCode(tidy.Substring(word, CodeLength).ToUpperInvariant());
        return isWord ? word - 1 : end;
    }
}
