using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads a date in a row: in one of the mapping's formats, or as people write it.</summary>
internal static class DateCell
{
    private const int FirstYear = 1950;

    private static readonly DateOnly SpreadsheetDays = new(1899, 12, 30);

    public static PartialDate? Read(RowCells cells, ColumnRule? rule, DateOnly today)
    {
        if (cells.Find(rule) is not { } cell)
        {
            return null;
        }

        var date = Parse(cell.Text, rule!.Formats);
        if (!date.IsValue)
        {
            cells.Fault(cell.Column, date.Error + Remedy(date.Error, rule.Formats));
            return null;
        }

        if (YearAsDays(date.Value, today) is { } year)
        {
            cells.Fault(cell.Column, $"'{cell.Text}' is how a spreadsheet shows the year {year} as a day; write the year");
            return null;
        }

        if (date.Value.First > today)
        {
            cells.Fault(cell.Column, $"'{cell.Text}' is in the future; today is {PartialDate.OfDay(today)}");
            return null;
        }

        return date.Value;
    }

    // A spreadsheet counts days since the end of 1899, so a year in a column of dates becomes a day in the spring or summer of 1905.
    private static int? YearAsDays(PartialDate date, DateOnly today) =>
        date.Precision == DatePrecision.Day && date.First.DayNumber - SpreadsheetDays.DayNumber is var year
            && year >= FirstYear && year <= today.Year
            ? year
            : null;

    private static Parsed<PartialDate> Parse(string text, IReadOnlyList<string> formats)
    {
        var date = PartialDate.Parse(text);
        if (date.IsValue)
        {
            return date;
        }

        if (formats.Select(format => DateFormat.Read(text, format)).OfType<string>().FirstOrDefault() is not { } formatted)
        {
            return SpokenDate.Parse(text);
        }

        date = PartialDate.Parse(formatted);
        return date.IsValue ? date : Parsed<PartialDate>.Wrong(date.Error.Replace($"'{formatted}'", $"'{text}'", StringComparison.Ordinal));
    }

    private static string Remedy(string error, IReadOnlyList<string> formats)
    {
        string[] remedies = ["; write", "; add", "; save"];
        if (!Array.Exists(remedies, remedy => error.Contains(remedy, StringComparison.Ordinal)))
        {
            return "; look the date up";
        }

        return error.EndsWith("2024-03-05", StringComparison.Ordinal) && formats.Count > 0
            ? ", or in a format of the mapping: " + string.Join(", ", formats)
            : "";
    }
}
