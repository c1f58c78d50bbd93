using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Imports.Suggestions;

/// <summary>A column of a file, and its texts in the first rows.</summary>
/// <param name="Texts">Those that are not empty.</param>
/// <param name="Rows">The number of rows.</param>
internal sealed record SampledColumn(string Name, IReadOnlyList<string> Texts, int Rows)
{
    private static readonly CurrencyRule AnyCurrency = new(Currency.Usd);

    /// <summary>The words of the header, folded: "fundingDate (UTC)" has funding, date and utc.</summary>
    public IReadOnlyList<string> Words { get; } = Folding.WordsOf(Spaced(Name));

    public bool IsFilled => Texts.Count == Rows;

    /// <summary>How many different texts there are for each text: near 1 for names, low for categories.</summary>
    public double Variety => Texts.Count == 0 ? 0 : (double)Texts.Distinct(StringComparer.OrdinalIgnoreCase).Count() / Texts.Count;

    public double Share(Func<string, bool> isTrue) => Texts.Count == 0 ? 0 : (double)Texts.Count(isTrue) / Texts.Count;

    public static bool IsDate(string text) =>
        SpokenDate.Parse(text) is var date
        && (date.IsValue || date.Error.Contains(" may be ", StringComparison.Ordinal) || DateGuess.IsInSomeFormat(text));

    public static bool IsYear(string text) => text.Length == 4 && PartialDate.Parse(text).IsValue;

    public static bool IsMoney(string text) =>
        SpokenAmount.Parse(text, AnyCurrency) is var amount
        && (amount.IsValue || amount.Error.Contains("is ambiguous", StringComparison.Ordinal) || IsNumber(text))
        && (text.Any(char.IsAsciiDigit) || text.Length > 1);

    public static bool IsNumber(string text) =>
        text.Any(char.IsAsciiDigit) && text.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',' or '-' or '+' or ' ');

    public static bool IsCountry(string text) => Country.Meant(text) is not null;

    public static bool IsAddress(string text) => text.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    public static bool IsCurrency(string text) => SpokenCurrency.Parse(text, AnyCurrency).IsValue;

    public static bool IsKind(string text) => DealWords.Kind(text).IsValue;

    public static bool IsStatus(string text) => DealWords.Status(text).IsValue;

    public static bool IsSector(string text) => Sector.Meant(text) is not null;

    public static bool IsRound(string text) => RoundWords.Of(text) is not { } round || $"{round}" is var name
        && (name.StartsWith("series-", StringComparison.Ordinal) || name.StartsWith("pre-", StringComparison.Ordinal)
            || name.Split('-')[0] is "seed" or "angel" or "venture" or "bridge" or "growth" or "convertible" or "ipo" or "debt" or "grant");

    private static string Spaced(string name)
    {
        var words = name.Select((letter, at) =>
            at > 0 && char.IsUpper(letter) && char.IsLower(name[at - 1]) ? $" {letter}" : letter.ToString());
        return string.Concat(words).Replace('_', ' ').Replace('.', ' ');
    }
}
