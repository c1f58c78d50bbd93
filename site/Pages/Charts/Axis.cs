using System.Globalization;

namespace ServerlessDeals.Pages;

/// <summary>Round steps for an axis from nothing to a figure, and short labels for them.</summary>
internal static class Axis
{
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
}
