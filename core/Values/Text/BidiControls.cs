using System.Buffers;

namespace ServerlessDeals.Values.Text;

/// <summary>
/// Characters that change the direction of the text after them: the explicit formatting characters of Unicode Standard Annex 9.
/// No name needs them, because letters have their own direction. A name with one would print the figure beside it backwards.
/// </summary>
public static class BidiControls
{
    private static readonly SearchValues<char> All = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>The first such character in a text, or null.</summary>
    public static char? In(string text) => text.AsSpan().IndexOfAny(All) is var at and >= 0 ? text[at] : null;

    public static string Removed(string text) => In(text) is null ? text : string.Concat(text.Where(letter => !All.Contains(letter)));
}
