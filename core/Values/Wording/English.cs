using System.Globalization;

namespace ServerlessDeals.Values.Wording;

/// <summary>Numbers, lists, dates and capitals in English sentences.</summary>
public static class English
{
    /// <summary>The pronoun for a company that the sentence before has named.</summary>
    public const string It = "it";

    private static readonly string[] Small =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] Quarters = ["first", "second", "third", "fourth"];

    /// <summary>A number in words up to twelve, in digits above that.</summary>
    public static string Number(int count) => count < Small.Length ? Small[count] : count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"one lead", "three leads".</summary>
    public static string Count(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    /// <summary>With a full stop, if a name such as "Databricks Inc." has not one already.</summary>
    public static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + " and " + words[^1];

    /// <summary>The first few words, and how many more there are: "a, b and three others".</summary>
    public static string Some(IReadOnlyList<string> words, int most) => words.Count <= most
        ? List(words)
        : List([.. words.Take(most - 1), Count(words.Count - most + 1, "other", "others")]);

    /// <summary>"19 June 2025", "June 2025", "the second quarter of 2025", "2025".</summary>
    public static string Date(PartialDate date) => date.Precision switch
    {
        DatePrecision.Day => date.First.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Month => date.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Quarter => $"the {Quarters[date.Quarter - 1]} quarter of {date}"[..^"-Q1".Length],
        _ => $"{date}",
    };

    /// <summary>For headings and tables: "19 June 2025", "June 2025", "Q2 2025", "2025".</summary>
    public static string ShortDate(PartialDate date) =>
        date.Precision == DatePrecision.Quarter ? $"Q{date.Quarter} {date.Year}" : Date(date);

    public static string Day(DateOnly day) => Date(PartialDate.OfDay(day));

    /// <summary>"Mistral’s", "Isomorphic Labs’", "its".</summary>
    public static string Of(string name)
    {
        if (name == It)
        {
            return "its";
        }

        return name.EndsWith('s') ? $"{name}’" : $"{name}’s";
    }

    /// <summary>"on 19 June 2025", "in June 2025", "in the second quarter of 2025", "in 2025".</summary>
    public static string When(PartialDate date) => date.Precision == DatePrecision.Day ? $"on {Date(date)}" : $"in {Date(date)}";

    /// <summary>The month of a day, and a coarser date as it is: "in June 2025".</summary>
    public static string InMonth(PartialDate date) => When(date.ToMonth());
}
