using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Which sector raised most, and which announced most rounds.</summary>
internal static class SectorFindings
{
    private const int LeastRounds = 3;

    // With "at least" in the second sector's sum, the first must have so many times its known dollars.
    private const decimal SafeMultiple = 2;

    /// <summary>
    /// "Robotics raised more than any other sector in the last twelve months of the record: $12B". Null if the hedges of the sums leave it
    /// open, or the rounds are few.
    /// </summary>
    /// <param name="end">The last day of the record.</param>
    public static string? MostRaised(IEnumerable<(string Name, IReadOnlyList<DealItem> Deals)> sectors, DateOnly end)
    {
        var from = end.AddYears(-1).AddDays(1);
        var sums = sectors
            .Select(sector => (sector.Name, Figures.Of(sector.Deals.Where(IsWithin), end).Funding.Announced))
            .Where(sector => sector.Announced.Usd?.Total.Low > 0)
            .OrderByDescending(sector => sector.Announced.Usd!.Total.Low)
            .Take(2).ToList();
        return sums.Count == 2 && sums[0].Announced.Deals >= LeastRounds
            && IsSurelyMore(sums[0].Announced.Usd!.Total, sums[1].Announced.Usd!.Total)
                ? $"{sums[0].Name} raised more than any other sector in the last twelve months of the record: "
                    + sums[0].Announced.Usd!.Text
                : null;

        bool IsWithin(DealItem deal) => deal.Date.First >= from && deal.Date.Last <= end;
    }

    /// <summary>"Foundation models had more rounds than any other sector: 84"; null in a tie.</summary>
    public static string? MostRounds(IEnumerable<(string Name, int Rounds)> sectors)
    {
        var ordered = sectors.OrderByDescending(sector => sector.Rounds).Take(2).ToList();
        return ordered.Count == 2 && ordered[0].Rounds >= LeastRounds && ordered[0].Rounds > ordered[1].Rounds
            ? $"{ordered[0].Name} had more rounds than any other sector: {ordered[0].Rounds}"
            : null;
    }

    private static bool IsSurelyMore(Amount first, Amount second) => second.High is { } most
        ? first.Low > most
        : first.Low >= SafeMultiple * second.Low;
}
