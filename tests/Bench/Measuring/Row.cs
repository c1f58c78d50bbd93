namespace ServerlessDeals.Bench.Measuring;

/// <summary>A row of the bar. docs/benchmarks.md says what each side does and does not do.</summary>
/// <param name="name">The word for the command line.</param>
/// <param name="grows">Its work could grow with the data, so it is measured at the largest sizes too.</param>
internal abstract class Row(string name, bool grows = false)
{
    public string Name => name;

    public bool Grows => grows;

    public abstract Task<IReadOnlyList<Measured>> MeasureAsync(Session session, CancellationToken cancel);
}

/// <summary>One line of the bar, measured.</summary>
/// <param name="What">What was measured, and on how many deals.</param>
/// <param name="Bar">What it must reach.</param>
/// <param name="Result">The ratio or number that is compared with the bar.</param>
/// <param name="Holds">Null if the bar asks nothing of it, or a peer is not available.</param>
/// <param name="Series">Ours first, then the peer's.</param>
internal sealed record Measured(string What, string Bar, string Result, bool? Holds, params IReadOnlyList<Series> Series)
{
    /// <summary>The measured reason why it does not hold.</summary>
    public string? Why { get; init; }

    public static Measured Ratio(string what, string bar, Series ours, Series peer, Func<double, bool>? holds, params Series[] more)
    {
        var ratio = ours.Median / peer.Median;
        return new(what, bar, Invariant($"{ratio:0.00} ×"), holds?.Invoke(ratio), [ours, peer, .. more]);
    }
}

/// <summary>Several repetitions of one measurement.</summary>
/// <param name="Of">What was measured.</param>
/// <param name="Unit">Such as "requests/s".</param>
internal sealed record Series(string Of, string Unit, params IReadOnlyList<double> Values)
{
    public double Min => Values.Min();

    public double Median
    {
        get
        {
            var ordered = Values.Order().ToList();
            return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
        }
    }

    public override string ToString() =>
        Invariant($"{Of}: {Figure(Min)} / {Figure(Median)} / {Figure(Values.Max())} {Unit} (n = {Values.Count})");

    private static string Figure(double value) => value switch
    {
        >= 100 => Invariant($"{value:N0}"),
        >= 10 => Invariant($"{value:0.#}"),
        _ => value == Math.Floor(value) ? Invariant($"{value:0.#}") : Invariant($"{value:0.000}"),
    };
}
