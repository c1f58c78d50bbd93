namespace ServerlessDeals.Tests;

/// <summary>
/// How much the tests try. <c>./test</c> tries some cases of each property, and <c>./test --long</c>, which runs every night, many.
/// </summary>
internal static class Long
{
    /// <summary>
    /// The trait of a test that only the long run has: <c>[Trait(Long.Run, Long.Only)]</c>. The script filters it out and says so.
    /// </summary>
    public const string Run = "Run";

    /// <inheritdoc cref="Run"/>
    public const string Only = "Long";

    private static readonly bool IsOn = Environment.GetEnvironmentVariable("TEST_LONG") == "1";

    /// <returns>How many cases this run tries, whatever they are: generated values, requests, rows.</returns>
    public static int Cases(int always, int atNight) => IsOn ? atNight : always;

    /// <returns>What this run takes of a list: each of its items in the long run, every so many always.</returns>
    public static IReadOnlyList<T> Sample<T>(IEnumerable<T> items, int every) => [.. items.Where((_, at) => IsOn || at % every == 0)];
}
