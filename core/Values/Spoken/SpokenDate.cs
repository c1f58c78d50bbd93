using System.Globalization;

namespace ServerlessDeals.Values.Spoken;

/// <summary>
/// Reads dates as spreadsheets and articles write them: "June 5th, 2024", "5. Juni 2024", "Q3-2025", "2024年6月", "early 2024",
/// "Sun, 30 Jun 2024 10:00:00 GMT". A date is as precise as it is written. A text that could mean two days is an error.
/// </summary>
public static class SpokenDate
{
    private const string Remedy = "write 2024, 2024-Q1, 2024-03 or 2024-03-05";

    private const int Century = 2000;

    // Seconds and milliseconds since 1970, from 2000 to 2100.
    private const long FirstSecond = 946_684_800;
    private const long LastSecond = 4_102_444_800;

    /// <returns>The date, or an error: what is wrong; what to write instead.</returns>
    public static Parsed<PartialDate> Parse(string text)
    {
        var written = PartialDate.Parse(text.Trim());
        if (written.IsValue)
        {
            return written;
        }

        var tokens = WithoutTime(DateToken.Of(text));
        var found = Numeric(tokens, text) ?? Named(Words(tokens), text);
        return found ?? (IsDate(written.Error) ? written : Parsed<PartialDate>.Wrong($"'{text}' is not a date; {Remedy}"));
    }

    // For a day that does not exist, the error of PartialDate is the more precise one.
    private static bool IsDate(string? error) => error?.Contains(" has the ", StringComparison.Ordinal) == true;

    // A time begins at the number before the first colon, or at "T" between two numbers.
    private static List<DateToken> WithoutTime(List<DateToken> tokens)
    {
        var colon = tokens.FindIndex(token => token.Text == ":");
        var end = colon > 0 ? colon - 1 : tokens.Count;
        return end > 0 && tokens[end - 1].Text is "t" or "at" or "," or "um" ? tokens[..(end - 1)] : tokens[..end];
    }

    /// <summary>A date in digits; null if it is not one.</summary>
    private static Parsed<PartialDate>? Numeric(List<DateToken> tokens, string text) => tokens switch
    {
        [{ Digits: 8 } day] => Of(text, (int)(day.Number / 10_000), (int)(day.Number / 100 % 100), (int)(day.Number % 100)),
        [{ Digits: 10, Number: >= FirstSecond and < LastSecond } seconds] => OfUnixTime(seconds.Number),
        [{ Digits: 13, Number: >= FirstSecond * 1000 and < LastSecond * 1000 } milliseconds] => OfUnixTime(milliseconds.Number / 1000),
        [{ Digits: 5 }] => Parsed<PartialDate>.Wrong($"'{text}' is a day number of a spreadsheet; save the column as text, or {Remedy}"),
        [{ IsYear: true } year, { Text: "." }, { Text: "0" }] => Of(text, (int)year.Number),
        [{ IsYear: true } year, { Text: "-" or "/" or "." } first, { IsShort: true } month, { } second, { IsShort: true } day]
            when first.Text == second.Text => Of(text, (int)year.Number, (int)month.Number, (int)day.Number),
        [{ IsYear: true } year, { Text: "-" or "/" }, { IsShort: true } month] => Of(text, (int)year.Number, (int)month.Number),
        [{ IsYear: true } year, { Text: "." }, { Digits: 2 } month] => Of(text, (int)year.Number, (int)month.Number),
        [{ IsShort: true } month, { Text: "/" or "-" or "." }, { IsYear: true } year] => Of(text, (int)year.Number, (int)month.Number),
        [{ IsShort: true } one, { Text: "-" or "/" or "." } first, { IsShort: true } other, { } second, { IsYear: true } year]
            when first.Text == second.Text => DayAndMonth(text, (int)one.Number, (int)other.Number, (int)year.Number),
        [{ IsYear: true } year, { Text: "年" or "년" }, .. var rest] => OfEastAsia(rest, (int)year.Number, text),
        _ => null,
    };

    /// <summary>What follows the year in Chinese, Japanese and Korean.</summary>
    private static Parsed<PartialDate>? OfEastAsia(List<DateToken> rest, int year, string text) => rest switch
    {
        [] => Of(text, year),
        [{ IsShort: true } month, { Text: "月" or "월" }] => Of(text, year, (int)month.Number),
        [{ IsShort: true } month, { Text: "月" or "월" }, { IsShort: true } day, { Text: "日" or "号" or "일" }] =>
            Of(text, year, (int)month.Number, (int)day.Number),
        [{ Text: "第" }, var number, { Text: "季度" }] when QuarterOf(number) is { } quarter => OfQuarter(text, year, quarter),
        [var number, { Text: "분기" }] when QuarterOf(number) is { } quarter => OfQuarter(text, year, quarter),
        _ => null,
    };

    // Only a number above 12, or twice the same number, tells the day from the month.
    private static Parsed<PartialDate> DayAndMonth(string text, int one, int other, int year) => (one, other) switch
    {
        ( > 12, <= 12) => Of(text, year, other, one),
        ( <= 12, > 12) => Of(text, year, one, other),
        ( > 12, > 12) => Parsed<PartialDate>.Wrong($"'{text}' has no month; {Remedy}"),
        _ when one == other => Of(text, year, one, one),
        _ => Parsed<PartialDate>.Wrong(
            $"'{text}' may be {English.Day(new(year, one, other))} or {English.Day(new(year, other, one))}; "
            + "add formats: [M/d/yyyy] or [d/M/yyyy] to the mapping, or write 2024-03-05"),
    };

    /// <summary>The words and numbers of a date without marks, days of the week, ordinal endings and words such as "of".</summary>
    private static List<DateToken> Words(List<DateToken> tokens)
    {
        var words = new List<DateToken>();
        foreach (var token in tokens)
        {
            var isEnding = words is [.., { IsShort: true }] && DateWords.IsOrdinalEnding(token.Text);
            if (!isEnding && !DateWords.IsIgnored(token.Text) && token.Text is not ("," or "." or "-" or "/" or "(" or ")"))
            {
                words.Add(token);
            }
        }

        return words;
    }

    /// <summary>A date with the name of a month, a quarter or a part of a year; null if it is not one.</summary>
    private static Parsed<PartialDate>? Named(List<DateToken> words, string text) => words switch
    {
        [{ IsYear: true } year] => Of(text, (int)year.Number),
        [{ Month: { } month }, { IsYear: true } year] => Of(text, (int)year.Number, month),
        [{ IsYear: true } year, { Month: { } month }] => Of(text, (int)year.Number, month),
        [{ Month: { } month }, { Text: "'" }, { Digits: 2 } year] => Of(text, Century + (int)year.Number, month),
        [{ Month: { } month }, { IsShort: true } day, { IsYear: true } year] => Of(text, (int)year.Number, month, (int)day.Number),
        [{ IsShort: true } day, { Month: { } month }, { IsYear: true } year] => Of(text, (int)year.Number, month, (int)day.Number),
        [{ IsYear: true } year, { Month: { } month }, { IsShort: true } day] => Of(text, (int)year.Number, month, (int)day.Number),
        [{ IsShort: true } day, { Month: { } month }, { Digits: 2 } year] => Of(text, Century + (int)year.Number, month, (int)day.Number),
        [{ IsShort: true } day, { Month: { } month }, { Text: "'" }, { Digits: 2 } year] =>
            Of(text, Century + (int)year.Number, month, (int)day.Number),
        [{ Month: { } month }, { IsShort: true } day, { Text: "'" }, { Digits: 2 } year] =>
            Of(text, Century + (int)year.Number, month, (int)day.Number),
        [{ IsWord: true } part, .. var rest] when DateWords.IsPart(part.Text) && rest.Count > 0 => PartOf(rest, text),
        _ => Period(words, text),
    };

    /// <summary>A quarter or a half: Q3 2025, 3Q25, third quarter 2025, H1 2024. A half is read as its year.</summary>
    private static Parsed<PartialDate>? Period(List<DateToken> words, string text)
    {
        var (year, others) = words switch
        {
            [{ IsYear: true } first, .. var rest] => ((int)first.Number, rest),
            [.. var rest, { IsYear: true } last] => ((int)last.Number, rest),
            [.. var rest, { Text: "'" }, { Digits: 2 } last] => (Century + (int)last.Number, rest),
            [_, _, { Digits: 2 } last] => (Century + (int)last.Number, words[..2]),
            _ => (0, words),
        };
        return (year, others) switch
        {
            ( > 0, [var unit, var number]) when QuarterOf(number) is not null => OfPart(unit.Text, QuarterOf(number)!.Value, year, text),
            ( > 0, [var number, var unit]) when QuarterOf(number) is not null => OfPart(unit.Text, QuarterOf(number)!.Value, year, text),
            _ => null,
        };
    }

    private static Parsed<PartialDate>? OfPart(string unit, int number, int year, string text)
    {
        if (DateWords.IsQuarter(unit))
        {
            return OfQuarter(text, year, number);
        }

        return DateWords.IsHalf(unit) && number <= 2 ? Of(text, year) : null;
    }

    // "early 2024" is some day of 2024, "mid-March 2024" some day of March.
    private static Parsed<PartialDate>? PartOf(List<DateToken> rest, string text) => rest switch
    {
        [{ IsYear: true } year] => Of(text, (int)year.Number),
        [{ Month: { } month }, { IsYear: true } year] => Of(text, (int)year.Number, month),
        _ => null,
    };

    private static int? QuarterOf(DateToken token) =>
        token is { Digits: 1, Number: >= 1 and <= 4 } ? (int)token.Number : DateWords.Ordinal(token.Text);

    private static Parsed<PartialDate> OfUnixTime(long seconds) => Parsed<PartialDate>.Of(
        PartialDate.OfDay(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)));

    private static Parsed<PartialDate> OfQuarter(string text, int year, int quarter) =>
        Again(text, string.Create(CultureInfo.InvariantCulture, $"{year:0000}-Q{quarter}"));

    private static Parsed<PartialDate> Of(string text, int year, int? month = null, int? day = null) => Again(
        text,
        string.Create(CultureInfo.InvariantCulture, $"{year:0000}")
            + (month is { } monthNumber ? $"-{monthNumber:00}" : "") + (day is { } dayNumber ? $"-{dayNumber:00}" : ""));

    private static Parsed<PartialDate> Again(string text, string iso)
    {
        var date = PartialDate.Parse(iso);
        return date.IsValue ? date : Parsed<PartialDate>.Wrong(date.Error.Replace($"'{iso}'", $"'{text}'", StringComparison.Ordinal));
    }
}
