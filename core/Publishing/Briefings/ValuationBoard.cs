using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>A company and the newest valuation that an announced or closed deal gave it.</summary>
/// <param name="Key">The company's id.</param>
public sealed record ValuedCompany(string Key, string Name, CompanyValuation Latest);

/// <summary>Companies by their newest valuation in comparable dollars.</summary>
public static class ValuationBoard
{
    /// <summary>The most valuable first; those in a currency without a rate come last.</summary>
    public static IReadOnlyList<ValuedCompany> Of(SummaryTable byCompany) =>
    [
        .. byCompany.Value
            .Where(line => line.Valuation is not null)
            .Select(line => new ValuedCompany(line.Key, line.Name, line.Valuation!))
            .OrderByDescending(company => company.Latest.InDollars()?.Figure ?? -1)
            .ThenByName(company => company.Name),
    ];
}
