using System.Globalization;

namespace ServerlessDeals.Store.Duplicates;

/// <summary>
/// The ids of claims in a deal that others were merged into. A claim whose id is taken there gets another: my-spreadsheet-merged-2. Imports
/// recognize it as their own.
/// </summary>
public static class ClaimIds
{
    private const string Mark = "-merged-";
    private const int MostDigits = 4;

    /// <summary>The id itself, or the first id made from it that is not taken.</summary>
    public static Slug Free(Slug id, IReadOnlySet<Slug> taken)
    {
        var stem = Stem(Original(id));
        for (var number = 2; taken.Contains(id); number++)
        {
            var next = Slug.Parse(stem + number.ToString(CultureInfo.InvariantCulture)).OrThrow();
            if (!taken.Contains(next))
            {
                return next;
            }
        }

        return id;
    }

    /// <summary>Whether a claim is of a source that gives its claims this id.</summary>
    public static bool IsOf(Slug claim, Slug source)
    {
        var (text, stem) = (claim.ToString(), Stem(source.ToString()));
        return claim == source
            || (text.StartsWith(stem, StringComparison.Ordinal) && text.Length > stem.Length && text[stem.Length..].All(char.IsAsciiDigit));
    }

    // Without the number that an earlier merge gave it.
    private static string Original(Slug id)
    {
        var text = id.ToString();
        return text.LastIndexOf(Mark, StringComparison.Ordinal) is var at and > 0 && text[(at + Mark.Length)..].All(char.IsAsciiDigit)
            ? text[..at]
            : text;
    }

    private static string Stem(string text) =>
        text[..Math.Min(text.Length, Slug.MaxLength - Mark.Length - MostDigits)].TrimEnd('-') + Mark;
}
