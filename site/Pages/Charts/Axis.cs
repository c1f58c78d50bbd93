using System.Globalization;

namespace ServerlessDeals.Pages;

/// <summary>Round steps for an axis.</summary>
internal static class Axis
{
    private const int MostLogSteps = 6;

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
        LogSteps(smallest, largest, [1, 2, 5]) is { Count: <= MostLogSteps } fine ? fine : Powers(smallest, largest);

    /// <summary>The powers of ten from at or below the smallest figure to at or above the largest; at least two.</summary>
    public static IReadOnlyList<double> Powers(double smallest, double largest) =>
        LogSteps(smallest, largest, [1]) is { Count: > 1 } powers ? powers : [smallest, smallest * 10];

    /// <summary>1 January of each year, or of every second, third … year to have no more than the given number.</summary>
    public static IEnumerable<DateOnly> NewYears(DateOnly first, DateOnly last, int most)
    {
        var apart = ((last.Year - first.Year) / most) + 1;
        for (var year = first.Year; year <= last.Year; year += apart)
        {
            yield return new(year, 1, 1);
        }
    }

    public static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static List<double> LogSteps(double smallest, double largest, int[] factors)
    {
        var powers = Enumerable.Range((int)Math.Floor(Math.Log10(smallest)), (int)Math.Ceiling(Math.Log10(largest / smallest)) + 2);
        var steps = powers.SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power))).ToList();
        return
        [
            steps.Last(step => step <= smallest),
            .. steps.Where(step => step > smallest && step < largest),
            .. steps.Where(step => step >= largest && step > smallest).Take(1),
        ];
    }
}
