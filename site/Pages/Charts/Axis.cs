using System.Globalization;

namespace ServerlessDeals.Pages;

/// <summary>Round steps for an axis, and short labels for them.</summary>
internal static class Axis
{
    private const int MostLogSteps = 8;

    private static readonly decimal[] RoundFactors = [1, 2, 5, 10];

    /// <summary>
    /// Three to six steps from zero, each 1, 2 or 5 times a power of ten. The last step is at or above the largest figure.
    /// </summary>
    public static IReadOnlyList<decimal> Steps(decimal largest)
    {
        var rough = Math.Max(largest, 1) / 4;
        var power = 1m;
        while (power * 10 <= rough)
        {
            power *= 10;
        }

        var step = RoundFactors.First(factor => factor * power >= rough) * power;
        var steps = new List<decimal> { 0 };
        while (steps[^1] < largest)
        {
            steps.Add(steps[^1] + step);
        }

        return steps.Count == 1 ? [0, step] : steps;
    }

    /// <summary>
    /// Steps of a logarithmic axis: 1, 2 and 5 times the powers of ten, or only the powers of ten if those are too many.
    /// The first is at or below the smallest figure, the last at or above the largest.
    /// </summary>
    public static IReadOnlyList<double> LogSteps(double smallest, double largest) =>
        LogSteps(smallest, largest, [1, 2, 5]) is { Count: <= MostLogSteps } fine ? fine : LogSteps(smallest, largest, [1]);

    /// <summary>1 January of each year, or of every second, third … year to have no more than the given number.</summary>
    public static IEnumerable<DateOnly> NewYears(DateOnly first, DateOnly last, int most)
    {
        var apart = ((last.Year - first.Year) / most) + 1;
        for (var year = first.Year; year <= last.Year; year += apart)
        {
            yield return new(year, 1, 1);
        }
    }

    /// <summary>"$20B", "$500M".</summary>
    public static string Money(decimal units, string prefix) => units switch
    {
        0 => "0",
        >= 1_000_000_000_000 => prefix + Short(units / 1_000_000_000_000) + "T",
        >= 1_000_000_000 => prefix + Short(units / 1_000_000_000) + "B",
        >= 1_000_000 => prefix + Short(units / 1_000_000) + "M",
        >= 1_000 => prefix + Short(units / 1_000) + "K",
        _ => prefix + Short(units),
    };

    public static string Short(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static List<double> LogSteps(double smallest, double largest, int[] factors)
    {
        var powers = Enumerable.Range((int)Math.Floor(Math.Log10(smallest)), (int)Math.Ceiling(Math.Log10(largest / smallest)) + 2);
        var steps = powers.SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power))).ToList();
        return
        [
            steps.Last(step => step <= smallest),
            .. steps.Where(step => step > smallest && step < largest),
            steps.First(step => step >= largest),
        ];
    }
}
