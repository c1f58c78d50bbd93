using ServerlessDeals.Summaries;

namespace ServerlessDeals.Queries;

/// <summary>The order of a list of companies or investors. Of equal figures, the names decide.</summary>
/// <param name="Word">Its name in a request, such as "-deals".</param>
/// <param name="Figure">The figure of an organization, largest first; null if it has none. It then comes last.</param>
public sealed record OrganizationOrder(string Word, Func<SummaryLine, long?> Figure)
{
    public static readonly OrganizationOrder ByName = new("name", _ => null);
    public static readonly OrganizationOrder MostDeals = new("-deals", line => line.Funding.Announced.Deals);
    public static readonly OrganizationOrder MostLed = new("-led", line => line.Funding.Announced.Led);
    public static readonly OrganizationOrder MostRaised = new("-raised", line => line.Funding.Announced.Usd?.Total.Low);
    public static readonly OrganizationOrder HighestValuation = new("-valuation", line => line.Valuation?.InDollars()?.Figure);
    public static readonly OrganizationOrder Newest = new("-newest", line => line.Newest?.First.DayNumber);

    public static IReadOnlyList<OrganizationOrder> Of(OrganizationKind kind) => kind == OrganizationKind.Company
        ? [ByName, MostDeals, MostRaised, HighestValuation, Newest]
        : [ByName, MostDeals, MostLed, Newest];

    public bool IsByName => this == ByName;
}
