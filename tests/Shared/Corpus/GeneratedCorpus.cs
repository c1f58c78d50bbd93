using System.Globalization;

namespace ServerlessDeals.Corpus;

/// <summary>
/// Deals and organizations in the shape of real ones. Each is made from its number alone, so they are the same on every machine and in
/// any order, and none need to be kept.
/// </summary>
/// <param name="deals">How many deals there are.</param>
internal sealed class GeneratedCorpus(int deals)
{
    private const ulong CompanySeed = 0xC0;
    private const ulong DealSeed = 0xDEA1;
    private const int NamesakeEvery = Shape.Investors / Shape.NearNamesakes;

    public int Deals => deals;

    public int Companies { get; } = Shape.Of(Shape.Companies, deals);

    public int Investors { get; } = Shape.Of(Shape.Investors, deals);

    public IEnumerable<Deal> All() => Enumerable.Range(0, deals).Select(number => Deal(number));

    public IEnumerable<Organization> Organizations() =>
        Enumerable.Range(0, Companies).Select(Company).Concat(Enumerable.Range(0, Investors).Select(Investor));

    public static Organization Company(int number)
    {
        var draws = new Draws(CompanySeed ^ ((ulong)number << 16));
        var name = Vocabulary.Company(number);
        var sectors = new[] { draws.ByRank(Vocabulary.Sectors), draws.ByRank(Vocabulary.Sectors) };
        return new()
        {
            Id = Id(name, ""),
            Name = name,
            Country = draws.ByRank(Vocabulary.Countries),
            Founded = PartialDate.OfYear(1995 + draws.Below(12)),
            Sectors = [.. sectors.Take(draws.Chance(0.3) ? 2 : 1).Distinct().Select(sector => Slug.Parse(sector).OrThrow())],
        };
    }

    public static Organization Investor(int number)
    {
        // Some investors are the previous one, spelled differently.
        var isNamesake = number % NamesakeEvery == NamesakeEvery - 1;
        var name = Vocabulary.Investor(isNamesake ? number - 1 : number);
        return new()
        {
            Id = Id(name, isNamesake ? "-2" : ""),
            Name = isNamesake ? name.ToUpperInvariant() : name,
            Kinds = [OrganizationKind.Investor],
        };
    }

    private static Slug Id(string name, string more) => Slug.Parse(name.ToLowerInvariant().Replace(' ', '-') + more).OrThrow();

    /// <param name="revision">The number of later reports that corrected its amount.</param>
    public Deal Deal(int number, int revision = 0) => Named(number, revision).Deal;

    /// <summary>A deal with the organizations it names.</summary>
    public (Deal Deal, Register Named) Named(int number, int revision = 0)
    {
        var draws = new Draws(DealSeed ^ ((ulong)number << 20));
        var company = Company(CompanyOf(number, draws));
        var story = new DealStory(draws, company, Investors);
        var deal = new Deal
        {
            Id = DealId.Parse(string.Create(CultureInfo.InvariantCulture, $"{company.Id}-{number}")).OrThrow(),
            Company = company.Id,
            Kind = story.Kind,
            Claims = story.Claims(revision),
        };
        return (deal, new(story.Backers.Append(company)));
    }

    // Each company has a round; some companies get more of the remaining ones than others.
    private int CompanyOf(int number, Draws draws)
    {
        var again = draws.Unit();
        return number < Companies ? number : (int)(Companies * Math.Pow(again, 1.5));
    }
}
