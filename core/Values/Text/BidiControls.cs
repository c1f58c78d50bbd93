using System.Buffers;

namespace ServerlessDeals.Values.Text;

/// <summary>
/// Characters that turn the direction of the text after them ("Bidirectional Character Types" of Unicode's annex 9, explicit
/// ones). No name needs them: letters have their own direction. A name that holds one would print the figure beside it backwards.
/// </summary>
public static class BidiControls
{
    private static readonly SearchValues<char> All = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>The first of them, or null.</summary>
    public static char? In(string text) => text.AsSpan().IndexOfAny(All) is var at and >= 0 ? text[at] : null;

    public static string Removed(string text) => In(text) is null ? text : string.Concat(text.Where(letter => !All.Contains(letter)));
}
