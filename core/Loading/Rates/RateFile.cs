using System.Security.Cryptography;
using System.Text;

namespace ServerlessDeals.Loading.Rates;

/// <summary>
/// A file of reference rates as the European Central Bank publishes them: CSV or XML, as it is, or packed as zip or gzip. What it is shows
/// in its content, so its name does not matter.
/// </summary>
/// <param name="Days">Oldest first, whatever the order in the file.</param>
/// <param name="Lines">The line of each day, in the unpacked file.</param>
/// <param name="Sha256">The hash of the unpacked file.</param>
public sealed record RateFile(IReadOnlyList<DailyRates> Days, IReadOnlyDictionary<DateOnly, int> Lines, string Sha256)
{
    /// <summary>The most bytes of a file, packed or not. All rates since 1999 are less than 2 MB.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>No rates at all.</summary>
    public static RateFile None { get; } = new([], new Dictionary<DateOnly, int>(), "");

    /// <returns>The rates, or an error that says what is wrong and in which line.</returns>
    public static Parsed<RateFile> Read(byte[] bytes)
    {
        var unpacked = PackedFile.Unpack(bytes);
        if (!unpacked.IsValue)
        {
            return Parsed<RateFile>.Wrong(unpacked.Error);
        }

        var rows = IsXml(unpacked.Value) ? RateXml.Parse(unpacked.Value) : Csv(unpacked.Value);
        return rows.IsValue ? InOrder(rows.Value, unpacked.Value) : Parsed<RateFile>.Wrong(rows.Error);
    }

    /// <summary>"line 7: ", or nothing if the file does not have the day.</summary>
    internal string Where(DateOnly day) => Lines.TryGetValue(day, out var line) ? FormattableString.Invariant($"line {line}: ") : "";

    private static bool IsXml(byte[] bytes)
    {
        var text = bytes.AsSpan();
        text = text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    private static Parsed<IReadOnlyList<RateRow>> Csv(byte[] bytes)
    {
        var days = RateCsv.Parse(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
        return days.IsValue
            ? Parsed<IReadOnlyList<RateRow>>.Of([.. days.Value.Select((day, at) => new RateRow(at + 2, day))])
            : Parsed<IReadOnlyList<RateRow>>.Wrong(days.Error);
    }

    // A file in no order may have been put together from several, so some days may be missing or old.
    private static Parsed<RateFile> InOrder(IReadOnlyList<RateRow> rows, byte[] unpacked)
    {
        if (rows.Count == 0)
        {
            return Wrong(1, "there is no day with rates; use a file such as eurofxref-hist.zip");
        }

        var isNewestFirst = rows.Count > 1 && rows[1].Day.Day < rows[0].Day.Day;
        for (var at = 1; at < rows.Count; at++)
        {
            var (before, day) = (rows[at - 1].Day.Day, rows[at].Day.Day);
            if (day == before)
            {
                return Wrong(rows[at].Line, $"{RateText.Of(day)} is there twice; remove one of the two");
            }

            if (day < before != isNewestFirst)
            {
                return Wrong(
                    rows[at].Line,
                    $"{RateText.Of(day)} comes after {RateText.Of(before)}, but the days above go " +
                    $"{(isNewestFirst ? "backwards" : "forwards")}; put the days in order");
            }
        }

        return Parsed<RateFile>.Of(new(
            [.. rows.Select(row => row.Day).OrderBy(day => day.Day)],
            rows.ToDictionary(row => row.Day.Day, row => row.Line),
            Convert.ToHexStringLower(SHA256.HashData(unpacked))));
    }

    private static Parsed<RateFile> Wrong(int line, string what) =>
        Parsed<RateFile>.Wrong(FormattableString.Invariant($"line {line}: {what}"));
}

/// <summary>The rates of a day, and the line that has them.</summary>
internal readonly record struct RateRow(int Line, DailyRates Day);
