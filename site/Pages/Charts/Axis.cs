using System.Globalization;

namespace ServerlessDeals.Pages;

/// <summary>Round steps for an axis from nothing to a figure, and short labels for them.</summary>
internal static class Axis
{
    private const int MostLogSteps = 8;

    private static readonly decimal[] Round = [1, 2, 5, 10];

    /// <summary>Three to six steps of 1, 2 or 5 times a power of ten; the last one is the axis's end, not below the figure.</summary>
    public static IReadOnlyList<decimal> Steps(decimal most)
    {
        var rough = Math.Max(most, 1) / 4;
        var power = 1m;
        while (power * 10 <= rough)
        {
            power *= 10;
        }

        var step = Round.First(times => times * power >= rough) * power;
        var steps = new List<decimal> { 0 };
        while (steps[^1] < most)
        {
            steps.Add(steps[^1] + step);
        }

        return steps.Count == 1 ? [0, step] : steps;
    }

    /// <summary>
    /// Steps of a logarithmic axis, 1, 2 and 5 times the powers of ten, or the powers alone where those were many.
    /// The first is not above the least figure, the last not below the most.
    /// </summary>
    public static IReadOnlyList<double> LogSteps(double least, double most) =>
        LogSteps(least, most, [1, 2, 5]) is { Count: <= MostLogSteps } fine ? fine : LogSteps(least, most, [1]);

    /// <summary>The 1 Januaries from one to the last day, each year's, or so many apart that no more stand than asked.</summary>
    public static IEnumerable<DateOnly> Januaries(DateOnly first, DateOnly last, int most)
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

    private static List<double> LogSteps(double least, double most, int[] times)
    {
        var powers = Enumerable.Range((int)Math.Floor(Math.Log10(least)), (int)Math.Ceiling(Math.Log10(most / least)) + 2);
        var steps = powers.SelectMany(power => times.Select(one => one * Math.Pow(10, power))).ToList();
        return [.. steps.Where(step => step > least && step < most).Prepend(steps.Last(step => step <= least)).Append(steps.First(step => step >= most))];
    }
}
