namespace ServerlessDeals.Tests.Witness;

/// <summary>Random seed files, as text, so that core and the witness each read them on their own.</summary>
internal sealed record GeneratedSeeds(IReadOnlyList<(string Name, string Yaml)> Files)
{
    /// <summary>No claim in them is published or recorded later.</summary>
    public static DateOnly Today { get; } = new(2026, 12, 1);

    public WitnessSeeds ReadByTheWitness() => WitnessSeeds.Read(Files.Select(file => file.Yaml));

    /// <summary>The days on which anything became known, and the day before the first.</summary>
    public static IReadOnlyList<DateOnly> DaysOfChange(WitnessSeeds seeds)
    {
        var days = seeds.Deals.SelectMany(deal => deal.Claims).Select(claim => claim.Known).Distinct().Order().ToList();
        return days.Count == 0 ? [] : [days[0].AddDays(-1), .. days];
    }

    public override string ToString() => string.Join('\n', Files.Select(file => $"# {file.Name}\n{file.Yaml}"));
}
