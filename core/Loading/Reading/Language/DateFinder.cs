using System.Globalization;
using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Reading.Language;

/// <summary>Finds dates in a sentence, also those that are relative to the day on which the article was published.</summary>
internal sealed class DateFinder(PartialDate? published)
{
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private DateOnly? Day => published is { Precision: DatePrecision.Day } day ? day.First : null;

    /// <summary>The date that begins at a token, and the number of its tokens; zero if none does.</summary>
    public (DateMention? Date, int Count) At(string text, IReadOnlyList<Token> tokens, int at)
    {
        var words = new Reader(text, tokens, at);
        var found = Written(words) ?? Relative(words) ?? Ago(words) ?? Weekday(words);
        return found is { } date ? (date.Item1, date.Item2) : (null, 0);
    }

    /// <summary>"May 27, 2026", "27 May 2026", "May 2026", "Q3 2025", "in 2021", "in May".</summary>
    private (DateMention, int)? Written(Reader words)
    {
        if (Month(words, 0) is { } month)
        {
            var day = DayOf(words[1]);
            var next = day is null ? 1 : 2 + (words[2] is "," ? 1 : 0);
            return YearOf(words[next]) is { } year
                ? (Of(year, month, day), next + 1)
                : OfMonth(words, month, day, day is null ? 1 : 2);
        }

        if (DayOf(words[0]) is { } first && Month(words, 1) is { } second)
        {
            return YearOf(words[2]) is { } year ? (Of(year, second, first), 3) : OfMonth(words, second, first, 2);
        }

        if (words[0] is ['q', >= '1' and <= '4' and var quarter] && YearOf(words[1]) is { } ofQuarter)
        {
            return (Mention(PartialDate.OfQuarter(ofQuarter, quarter - '0')), 2);
        }

        // "in 2021", "its 2021 acquisition"
        return YearOf(words[0]) is { } alone && (IsBeforeYear(words[-1]) || IsOfYear(words[1]))
            ? (Mention(PartialDate.OfYear(alone)), 1)
            : null;
    }

    private static bool IsBeforeYear(string word) => word is "in" or "of" or "since" or "during" or "early" or "late" or "mid" or "-"
        or "year";

    private static bool IsOfYear(string word) => word is "acquisition" or "round" or "funding" or "financing" or "deal" or "purchase"
        or "investment" or "raise" or "takeover" or "series" or "merger" or "seed" or "fundraise" or "buyout" or "valuation";

    private (DateMention, int)? OfMonth(Reader words, int month, int? day, int count)
    {
        // "may" is a month only with its capital, and after a word such as "in".
        if (day is null && words[-1] is not ("in" or "last" or "since" or "of" or "early" or "late" or "mid" or "this" or "until"
            or "back" or "and" or "-"))
        {
            return null;
        }

        if (published is not { } news || news.Precision is DatePrecision.Year or DatePrecision.Quarter)
        {
            return (new(null, false), count);
        }

        var year = month > news.First.Month || (day is { } dayOf && month == news.First.Month
            && dayOf > news.Last.Day) ? news.Year - 1 : news.Year;
        return (Of(year, month, day), count);
    }

    /// <summary>"last year", "earlier this month", "last week", "today", "yesterday".</summary>
    private (DateMention, int)? Relative(Reader words)
    {
        if (words[0] is "today" or "yesterday")
        {
            return (new(Day is { } day ? PartialDate.OfDay(words[0] is "today" ? day : day.AddDays(-1)) : null, false), 1);
        }

        if (words[0] is not ("last" or "this" or "previous"))
        {
            return null;
        }

        var back = words[0] is "this" ? 0 : 1;
        return words[1] switch
        {
            "year" => (new(published is { } news ? PartialDate.OfYear(news.Year - back) : null, back > 0), 2),
            "month" => (new(MonthsBack(back), back > 0), 2),
            "week" => (new(WeekBack(back), false), 2),
            "fall" or "autumn" or "spring" or "summer" or "winter" or "quarter" when back > 0 => (new(null, true), 2),
            _ => null,
        };
    }

    /// <summary>"two months ago", "a year earlier".</summary>
    private (DateMention, int)? Ago(Reader words)
    {
        if (words[2] is not ("ago" or "earlier" or "before" or "prior") || NumberOf(words[0]) is not { } number)
        {
            return null;
        }

        return words[1].TrimEnd('s') switch
        {
            "day" => (new(Day is { } day ? PartialDate.OfDay(day.AddDays(-number)) : null, number > 10), 3),
            "week" => (new(WeekBack(number), number > 2), 3),
            "month" => (new(MonthsBack(number), true), 3),
            "year" => (new(published is { } news ? PartialDate.OfYear(news.Year - number) : null, true), 3),
            _ => null,
        };
    }

    /// <summary>The last such day of the week up to the publication.</summary>
    private (DateMention, int)? Weekday(Reader words)
    {
        var weekday = Array.IndexOf(Weekdays, words[0]);
        if (weekday < 0)
        {
            return null;
        }

        var back = Day is { } day ? ((int)day.DayOfWeek - weekday + 7) % 7 : 0;
        return (new(Day is { } from ? PartialDate.OfDay(from.AddDays(-back)) : null, false), 1);
    }

    private DateMention Of(int year, int month, int? day)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}") + (day is { } known ? $"-{known:00}" : "");
        var date = PartialDate.Parse(text);
        return date.IsValue ? Mention(date.Value) : new(null, false);
    }

    // What is a month and a half before the news is not the news.
    private DateMention Mention(PartialDate date) => new(date, published is { } news && date.Last.AddDays(45) < news.First);

    private PartialDate? MonthsBack(int months) => published is { Precision: DatePrecision.Day or DatePrecision.Month } news
        && news.First.AddMonths(-months) is var then
        ? PartialDate.OfMonth(then.Year, then.Month)
        : null;

    // A week is within a month, or it is not known better than its year.
    private PartialDate? WeekBack(int weeks)
    {
        if (Day is not { } day)
        {
            return null;
        }

        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7) - (7 * weeks));
        return monday.Month == monday.AddDays(6).Month ? PartialDate.OfMonth(monday.Year, monday.Month) : null;
    }

    private static int? Month(Reader words, int at) => words.IsCapital(at) ? DateWords.Month(words[at].TrimEnd('.')) : null;

    private static int? YearOf(string word) => word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture,
        out var year)
        && year is >= 1990 and <= 2100
        ? year
        : null;

    private static int? DayOf(string word)
    {
        var digits = word.AsSpan().TrimEnd("stndrh");
        var isDay = digits.Length == word.Length || DateWords.IsOrdinalEnding(word[digits.Length..]);
        return isDay && digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && day is >= 1 and <= 31
            ? day
            : null;
    }

    // The words for numbers are those of amounts.
    private static int? NumberOf(string word)
    {
        if (NumberWords.All.TryMatch(word, out var length, out var inWords) && length == word.Length)
        {
            return inWords == decimal.Truncate(inWords) ? (int)inWords : null;
        }

        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100
            ? number : null;
    }

    /// <summary>The words from a token on, in lower case, without points.</summary>
    private readonly struct Reader(string text, IReadOnlyList<Token> tokens, int at)
    {
#pragma warning disable CA1308
        public string this[int offset] => at + offset >= 0 && at + offset < tokens.Count
            ? tokens[at + offset].In(text).ToString().ToLowerInvariant()
            : "";
#pragma warning restore CA1308

        public bool IsCapital(int offset) => at + offset < tokens.Count && char.IsUpper(text[tokens[at + offset].Start]);

    }
}
