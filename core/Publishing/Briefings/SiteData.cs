using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>A sector or a country: what is counted of it, and its deals.</summary>
/// <param name="Key">robotics, or CN.</param>
/// <param name="Figures">What is counted, as the API's table has it.</param>
/// <param name="Deals">Newest first.</param>
public sealed record GroupDetail(Dimension Dimension, string Key, SummaryLine Figures, IReadOnlyList<DealItem> Deals);

/// <summary>What is left of a deal that was removed.</summary>
/// <param name="On">The day of its removal, in UTC.</param>
public sealed record RemovedDeal(DealId Deal, string Company, DateOnly On);

/// <summary>Something that became known of a deal.</summary>
public sealed record DatedDealNews(DealId Deal, OrganizationName Company, DealNews News);

/// <summary>All that the briefing site prints, read once from storage as of one day. The API reads the same rows.</summary>
public sealed record SiteData
{
    /// <summary>The day of the build: it says which talks are stale, which periods are incomplete and whether the record ends before it.</summary>
    public DateOnly Today { get; init; }

    /// <summary>As of this day the API gives the same figures: the newest on which something counted became known. Null before the first deal.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The newest publication that is counted.</summary>
    public PartialDate? Reported { get; init; }

    /// <summary>The newest source, where it is older than the day of the build.</summary>
    public PartialDate? RecordEnds => new RecordDays(Today, Today, Reported).Ends;

    /// <summary>What became known, newest first.</summary>
    public IReadOnlyList<DatedDealNews> News { get; init; } = [];

    /// <summary>The briefing of the newest month that the record covers: the front page. Null before the first deal.</summary>
    public Briefing? Latest { get; init; }

    public Summary? Overall { get; init; }

    /// <summary>Newest first, from the newest month with a deal to the oldest; months between them without one are here too.</summary>
    public IReadOnlyList<Briefing> Months { get; init; } = [];

    /// <summary>Newest first, those in which a deal's day is known to lie.</summary>
    public IReadOnlyList<Briefing> Weeks { get; init; } = [];

    public IReadOnlyList<GroupDetail> Sectors { get; init; } = [];

    public IReadOnlyList<GroupDetail> Countries { get; init; } = [];

    public SummaryTable ByMonth { get; init; } = None(Dimension.Month);

    public SummaryTable ByYear { get; init; } = None(Dimension.Year);

    public SummaryTable BySector { get; init; } = None(Dimension.Sector);

    public SummaryTable ByCountry { get; init; } = None(Dimension.Country);

    public SummaryTable ByRound { get; init; } = None(Dimension.Round);

    public SummaryTable ByCompany { get; init; } = None(Dimension.Company);

    public SummaryTable League { get; init; } = None(Dimension.Investor);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<DealDetail> Deals { get; init; } = [];

    /// <summary>Deals that were here once and are no more, newest removal first.</summary>
    public IReadOnlyList<RemovedDeal> Removed { get; init; } = [];

    /// <summary>Organizations that raise money, are bought or licensed, by name.</summary>
    public IReadOnlyList<OrganizationDetail> Companies { get; init; } = [];

    /// <summary>Organizations that are a party of some deal, by name.</summary>
    public IReadOnlyList<OrganizationDetail> Investors { get; init; } = [];

    private static SummaryTable None(Dimension dimension) =>
        new(dimension, DateOnly.MinValue, dimension == Dimension.Investor ? SummaryReader.LeagueRule : SummaryReader.TableRule, []);
}
