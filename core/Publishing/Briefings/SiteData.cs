using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>A sector, a country, a round or a kind, with its figures and deals.</summary>
/// <param name="Key">robotics, CN, series-b or acquisition.</param>
/// <param name="Figures">Its line in the API's table.</param>
/// <param name="Deals">Newest first.</param>
public sealed record GroupDetail(Dimension Dimension, string Key, SummaryLine Figures, IReadOnlyList<DealItem> Deals);

/// <summary>A deal that was removed.</summary>
/// <param name="On">The day of its removal, in UTC.</param>
/// <param name="Into">The deal that it was merged into; null if it was not.</param>
public sealed record RemovedDeal(DealId Deal, string Company, DateOnly On, DealId? Into = null);

/// <summary>News of a deal.</summary>
/// <param name="Recorded">The day on which it was added to this record.</param>
public sealed record DatedDealNews(DealId Deal, OrganizationName Company, DealNews News, DateOnly Recorded);

/// <summary>Everything on the briefing site, read once from storage as of one day. The API reads the same rows.</summary>
public sealed record SiteData
{
    /// <summary>
    /// The day of the build. It decides which talks are stale, which periods are incomplete and whether the record ends before it.
    /// </summary>
    public DateOnly Today { get; init; }

    /// <summary>
    /// The newest day on which counted data became known. As of this day, the API returns the same figures. Null before the first
    /// deal.
    /// </summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The date of the newest source counted.</summary>
    public PartialDate? Reported { get; init; }

    /// <summary>The date of the newest source, if it is before the day of the build.</summary>
    public PartialDate? RecordEnds => new RecordDays(Today, Today, Reported).Ends;

    /// <summary>News of all deals, newest first.</summary>
    public IReadOnlyList<DatedDealNews> News { get; init; } = [];

    /// <summary>The briefing of the newest month the record covers, for the front page. Null before the first deal.</summary>
    public Briefing? Latest { get; init; }

    public Summary? Overall { get; init; }

    /// <summary>Years with a deal, newest first.</summary>
    public IReadOnlyList<Briefing> Years { get; init; } = [];

    /// <summary>Quarters with a deal, newest first.</summary>
    public IReadOnlyList<Briefing> Quarters { get; init; } = [];

    /// <summary>Months with a deal, newest first. A month without one has no page.</summary>
    public IReadOnlyList<Briefing> Months { get; init; } = [];

    /// <summary>Newest first, only weeks with a deal dated to the day.</summary>
    public IReadOnlyList<Briefing> Weeks { get; init; } = [];

    public IReadOnlyList<GroupDetail> Sectors { get; init; } = [];

    public IReadOnlyList<GroupDetail> Countries { get; init; } = [];

    public IReadOnlyList<GroupDetail> Rounds { get; init; } = [];

    public IReadOnlyList<GroupDetail> Kinds { get; init; } = [];

    /// <summary>What was known on past days.</summary>
    public KnownDeals Known { get; init; } = KnownDeals.None;

    public SummaryTable ByMonth { get; init; } = None(Dimension.Month);

    public SummaryTable ByQuarter { get; init; } = None(Dimension.Quarter);

    public SummaryTable ByYear { get; init; } = None(Dimension.Year);

    public SummaryTable BySector { get; init; } = None(Dimension.Sector);

    public SummaryTable ByCountry { get; init; } = None(Dimension.Country);

    public SummaryTable ByRound { get; init; } = None(Dimension.Round);

    public SummaryTable ByKind { get; init; } = None(Dimension.Kind);

    public SummaryTable ByCompany { get; init; } = None(Dimension.Company);

    public SummaryTable League { get; init; } = None(Dimension.Investor);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<DealDetail> Deals { get; init; } = [];

    /// <summary>Removed deals, newest removal first.</summary>
    public IReadOnlyList<RemovedDeal> Removed { get; init; } = [];

    /// <summary>The ids that are aliases, because deals or organizations were merged, and the ids that they stand for.</summary>
    public IReadOnlyList<(EntryKind Kind, Slug Old, Slug Into)> Aliases { get; init; } = [];

    /// <summary>Organizations that raise money, are bought or licensed, by name.</summary>
    public IReadOnlyList<OrganizationDetail> Companies { get; init; } = [];

    /// <summary>Organizations that are a party to a deal, by name.</summary>
    public IReadOnlyList<OrganizationDetail> Investors { get; init; } = [];

    private static SummaryTable None(Dimension dimension) =>
        new(dimension, DateOnly.MinValue, dimension == Dimension.Investor ? SummaryReader.LeagueRule : SummaryReader.TableRule, []);
}
