using System.Text.Json;

namespace ServerlessDeals.Values.Text;

/// <summary>The words that an enumeration is written with outside the code: InTalks is "in-talks".</summary>
public static class EnumWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.InOrder[Array.IndexOf(Table<T>.Values, value)];

    /// <summary>Within a sentence: "in-talks" is "in talks".</summary>
    public static string Spaced(string word) => word.Replace('-', ' ');

    /// <summary>All words of an enumeration, in the order of its members.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Table<T>.InOrder;

    public static Parsed<T> Parse<T>(string? text)
        where T : struct, Enum =>
        Array.IndexOf(Table<T>.InOrder, text) is var at and >= 0
            ? Parsed<T>.Of(Table<T>.Values[at])
            : Parsed<T>.Wrong($"'{text}' is not one of {string.Join(", ", Table<T>.InOrder)}");

    // Of a few words each: they are looked along, and no dictionary is made when the program starts.
    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();

        public static readonly string[] InOrder = [.. Values.Select(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()))];
    }
}
