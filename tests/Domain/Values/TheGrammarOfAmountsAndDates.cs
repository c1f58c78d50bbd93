using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Tests.Domain;

/// <summary>
/// Some four hundred amounts and two hundred dates of the kinds that spreadsheets and articles have. Each is read right, or is refused
/// with a remedy that fits; none is read wrong.
/// </summary>
public sealed class TheGrammarOfAmountsAndDates
{
    [Fact]
    public void ReadsAmountsRight() => AllAreRight(
        "amounts.txt",
        text => Read(SpokenAmount.Parse(text, new(Currency.Usd))),
        least: 300);

    [Fact]
    public void ReadsDatesRight() => AllAreRight(
        "dates.txt",
        text => Read(SpokenDate.Parse(text)),
        least: 130);

    private static (string? Value, string? Error) Read<T>(Parsed<T> parsed) => (parsed.IsValue ? $"{parsed.Value}" : null, parsed.Error);

    private static void AllAreRight(string file, Func<string, (string? Read, string? Error)> read, int least)
    {
        var (right, wrong) = (0, new List<string>());
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Values", "Written", file));
        foreach (var line in lines.Where(line => !line.StartsWith("# ", StringComparison.Ordinal)))
        {
            var at = Math.Max(line.LastIndexOf(" = ", StringComparison.Ordinal), line.LastIndexOf(" ! ", StringComparison.Ordinal));
            var (text, expected, isRefused) = (line[..at], line[(at + 3)..], line[at + 1] == '!');
            var (value, error) = read(text);
            var isRight = isRefused ? error?.Contains(expected, StringComparison.Ordinal) == true : value == expected;
            right += isRight && !isRefused ? 1 : 0;
            if (!isRight)
            {
                wrong.Add($"{line}: {value ?? error}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(right >= least, $"Only {right} were read.");
    }
}
