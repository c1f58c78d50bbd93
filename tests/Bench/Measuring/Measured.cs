namespace ServerlessDeals.Bench.Measuring;

/// <summary>One line of a row, measured.</summary>
/// <param name="What">What was measured, and on how many deals.</param>
/// <param name="Bar">What it must reach.</param>
/// <param name="Result">The ratio or number that is compared with the bar.</param>
/// <param name="Holds">Null if there is no bar, or the peer is not installed.</param>
/// <param name="Series">Ours first, then the peer's.</param>
internal sealed record Measured(string What, string Bar, string Result, bool? Holds, params IReadOnlyList<Series> Series)
{
    /// <param name="peer">Null if the peer is not installed.</param>
    /// <param name="holds">Null if there is no bar.</param>
    public static Measured Ratio(string what, string bar, Series ours, Series? peer, Func<double, bool>? holds, params Series[] more)
    {
        if (peer is null)
        {
            return new(what, bar, "the peer is not installed", null, ours);
        }

        var ratio = ours.Median / peer.Median;
        return new(what, bar, Invariant($"{ratio:0.00} ×"), holds?.Invoke(ratio), [ours, peer, .. more]);
    }
}

/// <summary>Several repetitions of one measurement.</summary>
/// <param name="Of">What was measured.</param>
/// <param name="Unit">Such as "requests/s".</param>
internal sealed record Series(string Of, string Unit, params IReadOnlyList<double> Values)
{
    /// <summary>The middle value, or the average of the two in the middle.</summary>
    public double Median => Values.Order().Skip((Values.Count - 1) / 2).Take(2 - (Values.Count % 2)).Average();

    public override string ToString() => Invariant(
        $"{Of}: {Figure(Values.Min())} / {Figure(Median)} / {Figure(Values.Max())} {Unit} (n = {Values.Count})");

    private static string Figure(double value) => value switch
    {
        >= 100 => Invariant($"{value:N0}"),
        _ when value >= 10 || double.IsInteger(value) => Invariant($"{value:0.#}"),
        _ => Invariant($"{value:0.000}"),
    };
}
