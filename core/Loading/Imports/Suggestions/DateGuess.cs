using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Imports.Suggestions;

/// <summary>The format that a column of dates needs.</summary>
/// <param name="Format">Null if its dates can be read without one.</param>
/// <param name="Doubt">What a person should check; null if nothing.</param>
internal sealed record DateGuess(string? Format, string? Doubt)
{
    private const int LongestDate = 25;

    private static readonly string[] Formats =
    [
        "M/d/yyyy", "d/M/yyyy", "M-d-yyyy", "d-M-yyyy", "d.M.yyyy", "M/d/yy", "d/M/yy", "d.M.yy", "d-M-yy", "M-d-yy", "yy-MM-dd",
        "MMM-yy", "MMM yy", "MMM d yy",
        "d-MMM-yy", "yyyyMM", "yyyy-dd-MM", "M/d/yyyy H:mm", "d/M/yyyy H:mm", "M/d/yyyy h:mm:ss tt", "d/M/yyyy H:mm:ss",
        "M/d/yyyy H:mm:ss", "M/yy",
    ];

    public static bool IsInSomeFormat(string text) =>
        text.Length <= LongestDate && Array.Exists(Formats, format => DateFormat.Read(text, format) is not null);

    public static DateGuess Of(IReadOnlyList<string> texts)
    {
        var unread = texts.Where(text => !SpokenDate.Parse(text).IsValue).ToList();
        if (unread.Count == 0)
        {
            return new(null, null);
        }

        // The format must also read those that can be read without it, if they are written in the same way.
        var marked = texts.Where(text => IsInSomeFormat(text) || unread.Contains(text)).ToList();
        var fits = Formats.Select(format => (Format: format, Read: marked.Count(text => DateFormat.Read(text, format) is not null)))
            .Where(pair => pair.Read > 0).OrderByDescending(pair => pair.Read).ToList();
        if (fits.Count == 0)
        {
            return new(null, $"cannot be read: {string.Join(", ", unread.Take(3))}");
        }

        var (best, most) = fits[0];
        var rivals = fits.Where(pair => pair.Read == most && DateFormat.Contradict(pair.Format, best)).Select(pair => pair.Format).ToList();
        return new(best, rivals.Count == 0 ? null : $"all dates could also be {rivals[0]}, such as {unread[0]}; which is it?");
    }
}
