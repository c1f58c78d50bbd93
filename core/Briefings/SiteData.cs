using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Briefings;

/// <summary>All that the briefing site prints, read once from storage as of one day. The API reads the same rows.</summary>
public sealed record SiteData
{
    /// <summary>The newest day on which a counted claim was published: "data as of".</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The newest month's briefing: the front page.</summary>
    public required Briefing Latest { get; init; }

    public required Summary Overall { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<Briefing> Months { get; init; }

    public required SummaryTable ByMonth { get; init; }

    public required SummaryTable ByYear { get; init; }

    public required SummaryTable BySector { get; init; }

    public required SummaryTable ByCountry { get; init; }

    public required SummaryTable League { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<DealDetail> Deals { get; init; }

    /// <summary>Organizations that raise money, are bought or licensed, by name.</summary>
    public required IReadOnlyList<OrganizationDetail> Companies { get; init; }

    /// <summary>Organizations that are a party of some deal, by name.</summary>
    public required IReadOnlyList<OrganizationDetail> Investors { get; init; }
}
