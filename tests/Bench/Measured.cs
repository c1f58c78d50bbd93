namespace ServerlessDeals.Bench;

/// <summary>Several repetitions of one measurement.</summary>
/// <param name="Of">Whose they are.</param>
/// <param name="Unit">Such as "requests/s".</param>
internal sealed record Series(string Of, string Unit, IReadOnlyList<double> Values)
{
    public double Min => Values.Min();

    public double Max => Values.Max();

    public double Median => Quantile(0.5);

    public double Quantile(double share)
    {
        var ordered = Values.Order().ToList();
        var at = share * (ordered.Count - 1);
        var (low, high) = (ordered[(int)Math.Floor(at)], ordered[(int)Math.Ceiling(at)]);
        return low + ((high - low) * (at - Math.Floor(at)));
    }
}

/// <summary>One line of the bar, measured.</summary>
/// <param name="What">What was measured, and on how many deals.</param>
/// <param name="Bar">What it must reach.</param>
/// <param name="Result">The ratio or the number that is held against the bar.</param>
/// <param name="Holds">Null where the bar asks nothing of it, or a peer was not to be had.</param>
/// <param name="Series">Ours first, then the peer's.</param>
internal sealed record Measured(string What, string Bar, string Result, bool? Holds, IReadOnlyList<Series> Series)
{
    /// <summary>Where it does not hold: why not, by measurement.</summary>
    public string? Why { get; init; }
}

/// <summary>A row of the bar.</summary>
internal interface IRow
{
    /// <summary>The word for the command line.</summary>
    static abstract string Name { get; }

    /// <summary>What each side does and does not do, for the document.</summary>
    static abstract string Terms { get; }

    /// <summary>Whether its work could grow with the data, so that it is measured at the largest sizes too.</summary>
    static virtual bool Grows => false;

    static abstract Task<IReadOnlyList<Measured>> RunAsync(Ground ground, CancellationToken cancel);
}
