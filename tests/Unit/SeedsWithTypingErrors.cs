using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

/// <summary>The current seed files, with one random typing error in each company's file, all found at once.</summary>
public sealed partial class SeedsWithTypingErrors
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "seeds");

    public static TheoryData<string, string, string> Errors => new()
    {
        { "two letters swapped in a publisher", "publisher", "unknown-publisher" },
        { "a letter missing in whom a page cites", "cites", "unknown-publisher" },
        { "a zero-width space in a title", "title", "invisible-character" },
        { "a zero-width space in a publisher", "publisher", "invisible-character" },
        { "a Cyrillic letter in a publisher", "publisher", "mixed-alphabets" },
        { "two digits swapped in a year", "published", "" },
        { "two digits swapped in an id", "id", "deal-id-year" },
        { "a T for a B in an amount", "amount", "implausible-amount" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void AreFoundAtTheirLines(string error, string field, string code)
    {
        var random = new Random(error.Length);
        var copy = Directory.CreateTempSubdirectory("seeds-");
        try
        {
            var expected = new List<string>();
            copy.CreateSubdirectory("companies");
            foreach (var path in Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories))
            {
                var name = Path.GetRelativePath(Folder, path).Replace('\\', '/');
                var lines = File.ReadAllLines(path);
                if (name.StartsWith("companies/", StringComparison.Ordinal) && Damage(lines, field, error, random) is { } line)
                {
                    expected.Add($"{copy.FullName}/{name}:{line}");
                }

                File.WriteAllLines(Path.Combine(copy.FullName, name), lines);
            }

            var time = new FakeTimeProvider(new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero));
            var found = SeedFolder.Read(copy.FullName, time).Faults
                .Where(fault => code.Length == 0 || fault.Code == code)
                .Select(fault => $"{fault.File}:{fault.Line}")
                .ToHashSet(StringComparer.Ordinal);
            Assert.True(expected.Count > 10, $"{expected.Count} files could be changed.");
            Assert.DoesNotContain(expected, place => !found.Contains(place));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    /// <returns>The number of the changed line; null if no line can be changed.</returns>
    private static int? Damage(string[] lines, string field, string error, Random random)
    {
        var candidates = Enumerable.Range(0, lines.Length)
            .Where(at => Field(lines[at], field) && !lines.Skip(at).Take(3).Any(IsAcknowledgement))
            .ToArray();
        random.Shuffle(candidates);
        foreach (var at in candidates)
        {
            var changed = Changed(lines[at], error, random);
            if (changed != lines[at])
            {
                lines[at] = changed;
                return at + 1;
            }
        }

        return null;
    }

    private static bool IsAcknowledgement(string line) => line.Contains("acknowledged", StringComparison.Ordinal);

    // The ids of deals have less space before them than the fields of claims and sources.
    private static bool Field(string line, string field) => field == "id"
        ? line.StartsWith("  - id: ", StringComparison.Ordinal)
        : line.StartsWith("        ", StringComparison.Ordinal) && line.TrimStart().StartsWith(field + ": ", StringComparison.Ordinal);

    private static string Changed(string line, string error, Random random)
    {
        // The last letter of the first word whose letters are all ASCII, so that no other rule finds it first.
        var word = Word().Match(line, line.IndexOf(": ", StringComparison.Ordinal) + 2);
        return error switch
        {
            "two digits swapped in a year" or "two digits swapped in an id" => Year().Replace(line, "${1}20$4$3", 1),
            "a T for a B in an amount" => Billions().Replace(line, "000T", 1),
            _ when !word.Success => line,
            "two letters swapped in a publisher" => Swapped(line, word.Index + random.Next(word.Length - 1)),
            "a letter missing in whom a page cites" => line.Remove(word.Index + random.Next(word.Length), 1),
            "a Cyrillic letter in a publisher" => line.Remove(word.Index + 1, 1).Insert(word.Index + 1, "\u0430"),
            _ => line.Insert(word.Index + random.Next(1, word.Length), "\u200B"),
        };
    }

    private static string Swapped(string line, int at) =>
        string.Concat(line.AsSpan(0, at), [line[at + 1], line[at]], line.AsSpan(at + 2));

    [GeneratedRegex("[A-Za-z]{4,}")]
    private static partial Regex Word();

    // A year whose swapped digits are another year, which has not come.
    [GeneratedRegex("(: \"?|-)(20)([0-2])([3-9])")]
    private static partial Regex Year();

    [GeneratedRegex("(?<= [0-9]+)B$")]
    private static partial Regex Billions();
}
