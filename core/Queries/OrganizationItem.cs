using ServerlessDeals.Summaries;

namespace ServerlessDeals.Queries;

/// <summary>An organization in a list, with its figures if they were asked for.</summary>
public sealed record OrganizationItem
{
    public required Slug Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<OrganizationKind> Kinds { get; init; }

    public required IReadOnlyList<FormerName> Formerly { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    /// <inheritdoc cref="Organization.Type"/>
    public InvestorType? Type { get; init; }

    /// <inheritdoc cref="Organization.Country"/>
    public string? Country { get; init; }

    public string? City { get; init; }

    public PartialDate? Founded { get; init; }

    public required IReadOnlyList<Slug> Sectors { get; init; }

    public required IReadOnlyList<Slug> Competitors { get; init; }

    public Slug? Parent { get; init; }

    public OrganizationFigures? Figures { get; init; }

    public static OrganizationItem Of(Organization organization, OrganizationFigures? figures) => new()
    {
        Id = organization.Id,
        Name = organization.Name,
        Kinds = organization.Kinds,
        Formerly = organization.Formerly,
        Aliases = organization.Aliases,
        Type = organization.Type,
        Country = organization.Country,
        City = organization.City,
        Founded = organization.Founded,
        Sectors = organization.Sectors,
        Competitors = organization.Competitors,
        Parent = organization.Parent,
        Figures = figures,
    };
}

/// <summary>The figures by which organizations are sorted, of announced and closed deals.</summary>
/// <param name="Deals">Funding deals: that a company raised, or in which an investor took part.</param>
/// <param name="Led">Of an investor: how many of them it led or co-led.</param>
/// <param name="Raised">Of a company: what it raised in funding; null if no amount is known.</param>
/// <param name="Valuation">Of a company: the newest valuation.</param>
/// <param name="Unicorn">Of a company: the first valuation of surely at least a billion dollars.</param>
/// <param name="Newest">The date of the newest deal of any kind.</param>
public sealed record OrganizationFigures(
    int Deals, int? Led, RaisedFigure? Raised, CompanyValuation? Valuation, CompanyValuation? Unicorn, PartialDate? Newest)
{
    /// <param name="line">Null for an organization that no deal was counted for.</param>
    internal static OrganizationFigures Of(OrganizationKind kind, SummaryLine? line)
    {
        var funding = line?.Funding.Announced;
        return kind == OrganizationKind.Company
            ? new(funding?.Deals ?? 0, null, RaisedFigure.Of(funding?.Usd), line?.Valuation, line?.Unicorn, line?.Newest)
            : new(funding?.Deals ?? 0, funding?.Led ?? 0, null, null, null, line?.Newest);
    }
}

/// <summary>A total in comparable dollars.</summary>
/// <param name="Text">For people: "at least $1.2B".</param>
/// <param name="Low">The least it can be, in whole dollars.</param>
/// <param name="High">The most it can be; null if it is open.</param>
public sealed record RaisedFigure(string Text, long Low, long? High)
{
    internal static RaisedFigure? Of(ComparableTotal? total) => total is null ? null : new(total.Text, total.Total.Low, total.Total.High);
}
