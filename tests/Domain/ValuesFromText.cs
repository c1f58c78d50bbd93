using System.Globalization;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Values parsed from the text that tests write.</summary>
internal static class ValuesFromText
{
    public static Amount AmountOf(string text) => Amount.Parse(text).OrThrow();

    public static Valuation ValuationOf(string text) => Valuation.Parse(text).OrThrow();

    public static PartialDate DateOf(string text) => PartialDate.Parse(text).OrThrow();

    public static DateOnly DayOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Slug IdOf(string text) => Slug.Parse(text).OrThrow();

    public static Currency CurrencyOf(string code) => Currency.Parse(code).OrThrow();

    public static Country CountryOf(string code) => Country.Parse(code).OrThrow();

    /// <summary>Checks that a text was refused, and that the error says how to fix it.</summary>
    public static void IsRefused<T>(Parsed<T> parsed, string remedy)
    {
        Assert.False(parsed.IsValue);
        Assert.Contains(remedy, parsed.Error, StringComparison.Ordinal);
    }

    /// <summary>Compares each value with every other. The list is in ascending order.</summary>
    public static void AreInOrder<T>(Func<string, T> read, string[] ordered)
        where T : IComparable<T>
    {
        foreach (var (left, right) in Pairs(ordered))
        {
            Assert.Equal(left.At.CompareTo(right.At), Math.Sign(read(left.Text).CompareTo(read(right.Text))));
        }
    }

    /// <inheritdoc cref="AreInOrder{T}(Func{string, T}, string[])"/>
    public static void AreInOrder<T>(Func<string, T> read, string[] ordered, Func<T, T, (bool, bool, bool, bool)> operators)
    {
        foreach (var (left, right) in Pairs(ordered))
        {
            var expected = (left.At < right.At, left.At <= right.At, left.At > right.At, left.At >= right.At);
            Assert.Equal(expected, operators(read(left.Text), read(right.Text)));
        }
    }

    private static IEnumerable<((int At, string Text) Left, (int At, string Text) Right)> Pairs(string[] ordered) =>
        from left in ordered.Index()
        from right in ordered.Index()
        select ((left.Index, left.Item), (right.Index, right.Item));
}
