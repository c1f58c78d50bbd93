using System.Collections.Frozen;
using System.Text.Json;

namespace ServerlessDeals;

/// <summary>The words that an enumeration is written with outside the code: InTalks is "in-talks".</summary>
public static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.ByValue[value];

    /// <summary>All words of an enumeration, in the order of its members.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Table<T>.InOrder;

    public static Parsed<T> Parse<T>(string? text)
        where T : struct, Enum =>
        text is not null && Table<T>.ByWord.TryGetValue(text, out var value)
            ? Parsed<T>.Of(value)
            : Parsed<T>.Wrong($"'{text}' is not one of {string.Join(", ", Table<T>.InOrder)}");

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>()
            .ToFrozenDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> ByWord = ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

        public static readonly string[] InOrder = [.. Enum.GetValues<T>().Select(value => ByValue[value])];
    }
}
