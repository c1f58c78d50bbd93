using System.Text.Json;

namespace ServerlessDeals.Values.Text;

/// <summary>The words for enum values in files and answers: InTalks is "in-talks".</summary>
public static class EnumWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.InOrder[Array.IndexOf(Table<T>.Values, value)];

    /// <summary>For use in a sentence: "in-talks" becomes "in talks".</summary>
    public static string Spaced(string word) => word.Replace('-', ' ');

    /// <summary>All words of an enum, in the order of its members.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Table<T>.InOrder;

    public static Parsed<T> Parse<T>(string? text)
        where T : struct, Enum =>
        Array.IndexOf(Table<T>.InOrder, text) is var at and >= 0
            ? Parsed<T>.Of(Table<T>.Values[at])
            : Parsed<T>.Wrong($"'{text}' is not one of {string.Join(", ", Table<T>.InOrder)}");

    /// <summary>Like <see cref="Parse"/>; the error also names the word that was probably meant.</summary>
    public static Parsed<T> ParseOrSuggest<T>(string? text)
        where T : struct, Enum
    {
        var parsed = Parse<T>(text);
        return parsed.IsValue ? parsed : Parsed<T>.Wrong(NotOneOf(text ?? "", Table<T>.InOrder));
    }

    /// <summary>Says which words would be right, and which one was probably meant.</summary>
    public static string NotOneOf(string text, IReadOnlyCollection<string> words)
    {
        var wrong = $"'{text}' is not one of {string.Join(", ", words)}";
        return SpellingSuggestion.To(text, words) is { } near ? $"{wrong}; did you mean {near}?" : wrong;
    }

    // Arrays, because an enum has only a few words and a dictionary would be built at startup.
    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();

        public static readonly string[] InOrder =
            [.. Values.Select(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()))];
    }
}
