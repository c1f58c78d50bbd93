using System.Text;

namespace ServerlessDeals.Values.Text;

/// <summary>
/// The order of names in an alphabetical list for people: without case, accents and punctuation, numbers by value and before letters,
/// word by word, other scripts after Latin. The invariant culture compares code points only, which puts "AXZ" before "Abridge".
/// </summary>
public static class NameOrder
{
    private const char Space = ' ';

    // Plus its number of digits, this comes before each number, so that longer numbers come later. It is between a space and the letters.
    private const char NumberOfDigits = '!';
    private const int MostDigits = 60;

    public static IOrderedEnumerable<T> OrderByName<T>(this IEnumerable<T> items, Func<T, string> nameOf) =>
        items.OrderBy(item => KeyOf(nameOf(item)), StringComparer.Ordinal);

    public static IOrderedEnumerable<T> ThenByName<T>(this IOrderedEnumerable<T> items, Func<T, string> nameOf) =>
        items.ThenBy(item => KeyOf(nameOf(item)), StringComparer.Ordinal);

    /// <summary>A text whose ordinal order is the order of names. Two names have the same only if they are equal.</summary>
    public static string KeyOf(string name)
    {
        var key = new StringBuilder(2 * name.Length);
        foreach (var word in Folding.WordsOf(name))
        {
            AddWord(key, word);
            key.Append(Space);
        }

        return key.Append('\0').Append(name).ToString();
    }

    /// <summary>The letter under which an index lists a name: 'X' for xAI. Null for a name in another script.</summary>
    public static char? LetterOf(string name) =>
        Folding.WordsOf(name) is [[>= 'a' and <= 'z' and var letter, ..], ..] ? char.ToUpperInvariant(letter) : null;

    private static void AddWord(StringBuilder key, string word)
    {
        for (var at = 0; at < word.Length;)
        {
            var end = at;
            while (end < word.Length && char.IsAsciiDigit(word[end]))
            {
                end++;
            }

            if (end == at)
            {
                key.Append(word[at++]);
                continue;
            }

            var number = word.AsSpan(at, end - at).TrimStart('0');
            key.Append((char)(NumberOfDigits + Math.Min(number.Length, MostDigits))).Append(number);
            at = end;
        }
    }
}
