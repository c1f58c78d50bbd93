using System.Globalization;

namespace ServerlessDeals.Tests.Witness;

/// <summary>A date as a source gave it, with the first and the last day that it can mean.</summary>
internal sealed record WitnessDate(string Text, DateOnly First, DateOnly Last)
{
    /// <summary>0 for a day, 1 for a month, 2 for a quarter, 3 for a year.</summary>
    public int Vagueness => Text.Length switch
    {
        10 => 0,
        7 when Text[5] == 'Q' => 2,
        7 => 1,
        _ => 3,
    };

    public string Year => Text[..4];

    public string? Quarter => Vagueness == 3 ? null : string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{((First.Month - 1) / 3) + 1}");

    public string? Month => Vagueness > 1 ? null : Text[..7];

    public bool MayBe(WitnessDate other) => First <= other.Last && other.First <= Last;

    public bool LiesWithin(WitnessDate other) => other.First <= First && Last <= other.Last;

    public static WitnessDate Read(string text)
    {
        var year = int.Parse(text[..4], CultureInfo.InvariantCulture);
        if (text.Length == 4)
        {
            return new(text, new(year, 1, 1), new(year, 12, 31));
        }

        if (text[5] == 'Q')
        {
            var start = new DateOnly(year, (3 * (text[6] - '0')) - 2, 1);
            return new(text, start, start.AddMonths(3).AddDays(-1));
        }

        var month = int.Parse(text[5..7], CultureInfo.InvariantCulture);
        if (text.Length == 7)
        {
            return new(text, new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));
        }

        var day = new DateOnly(year, month, int.Parse(text[8..], CultureInfo.InvariantCulture));
        return new(text, day, day);
    }
}
