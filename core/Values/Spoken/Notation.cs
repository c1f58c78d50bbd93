namespace ServerlessDeals.Values.Spoken;

/// <summary>How the numbers of a column are written, if the column does not say it itself.</summary>
/// <param name="Decimal">'.' or ','; null if both may be used. Then a number that could mean two things is an error.</param>
/// <param name="Unit">What a number without a unit counts: 1, or 1,000,000 in a column "in millions".</param>
public sealed record Notation(char? Decimal = null, long Unit = 1)
{
    public static Notation Unknown { get; } = new();

    /// <summary>What a word such as "million" or "lakh" stands for; null if it is not a unit.</summary>
    public static long? UnitOf(string word) =>
        Units.All.TryMatch(word.ToLowerInvariant(), out var length, out var unit) && length == word.Length && unit.Or is null
            ? (long)unit.Size
            : null;
}

/// <summary>Whose notation a unit or a currency belongs to, which decides what a point or a comma before three digits means.</summary>
internal enum Convention
{
    /// <summary>Nothing says it.</summary>
    Unknown,

    /// <summary>1,234.5: English and most of Asia.</summary>
    Point,

    /// <summary>1.234,5: most of Europe and South America.</summary>
    Comma,
}
