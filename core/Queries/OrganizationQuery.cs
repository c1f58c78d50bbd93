using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Queries;

/// <summary>A query for companies or investors. Every condition has to be met.</summary>
public sealed record OrganizationQuery(OrganizationKind Kind)
{
    public ValueFilter<Slug> Sectors { get; init; } = new();

    public ValueFilter<Country> Countries { get; init; } = new();

    public ValueFilter<Region> Regions { get; init; } = new();

    public ValueFilter<InvestorType> Types { get; init; } = new();

    /// <summary>Only companies that were first valued at a billion dollars or more within this period.</summary>
    public PartialDate? Unicorn { get; init; }

    public OrganizationOrder Order { get; init; } = OrganizationOrder.ByName;

    /// <summary>Whether the items have their figures. They also have them if the query needs them.</summary>
    public bool WithFigures { get; init; }

    /// <summary>The day whose names and figures are shown; null for today's.</summary>
    public DateOnly? AsOf { get; init; }

    public int Limit { get; init; } = DealQuery.DefaultLimit;

    public OrganizationCursor? After { get; init; }

    public bool NeedsFigures => WithFigures || Unicorn is not null || !Order.IsByName;

    /// <summary>The shortest list by name that has all matches.</summary>
    internal string Partition => this switch
    {
        { Types.Only: { } type } => NameLists.ByType(type),
        { Sectors.Only: { } sector } => NameLists.BySector(Kind, sector),
        { Countries.Only: { } country } => NameLists.ByCountry(Kind, country.ToString()),
        { Regions.Only: { } region } => NameLists.ByRegion(Kind, region),
        _ => NameLists.Of(Kind),
    };

    /// <summary>Whether the list by name has others than the matches.</summary>
    internal bool IsCheckedByTheService => Unicorn is not null
        || new[] { Sectors.Size, Countries.Size, Regions.Size, Types.Size }.Sum() > (Partition == NameLists.Of(Kind) ? 0 : 1);

    /// <param name="line">Its figures; null if it has none, or if the query does not need them.</param>
    internal bool Matches(Organization organization, SummaryLine? line) =>
        Sectors.Matches(organization.Sectors)
        && Countries.Matches(CountryOf(organization))
        && Regions.Matches(organization.Country is { } country ? Region.Of(country) : [])
        && Types.Matches(organization.Type)
        && (Unicorn is not { } period || (line?.Unicorn is { } unicorn && period.Contains(unicorn.Date)));

    /// <summary>Queries with equal text have the same list. The size of a page may differ.</summary>
    internal string Fingerprint() =>
        $"{Kind}|{Sectors}|{Countries}|{Regions}|{Types}|{Unicorn}|{Order.Word}|{AsOf:O}";

    private static Country? CountryOf(Organization organization) =>
        Country.Parse(organization.Country) is { IsValue: true } country ? country.Value : null;
}
