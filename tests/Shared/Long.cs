namespace ServerlessDeals.Tests;

/// <summary>
/// How many cases the tests try. <c>./test</c> tries some of each property, and <c>./test --long</c>, which runs every night, tries many.
/// </summary>
internal static class Long
{
    /// <summary>
    /// The trait of a test that runs only in the long run: <c>[Trait(Long.Run, Long.Only)]</c>. Otherwise the script leaves it out.
    /// </summary>
    public const string Run = "Run";

    /// <inheritdoc cref="Run"/>
    public const string Only = "Long";

    private static readonly bool IsOn = Environment.GetEnvironmentVariable("TEST_LONG") == "1";

    /// <returns>How many cases this run tries: generated values, requests or rows.</returns>
    public static int Cases(int always, int atNight) => IsOn ? atNight : always;

    /// <returns>The items of a list that this run takes: all in the long run, otherwise every so many.</returns>
    public static IReadOnlyList<T> Sample<T>(IEnumerable<T> items, int every) => [.. items.Where((_, at) => IsOn || at % every == 0)];
}
