using System.IO.Compression;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests;

/// <summary>
/// The seed files of 29 November 2026. The documented answers and tests that need some deals use these, so a new deal in seeds/ does not
/// break a test.
/// </summary>
internal static class FrozenSeeds
{
    // The files are older than the types of investors.
    private static readonly Dictionary<string, InvestorType> Types = new(StringComparer.Ordinal)
    {
        ["abu-dhabi-investment-authority"] = InvestorType.SovereignFund,
        ["alibaba"] = InvestorType.Corporate,
        ["gic"] = InvestorType.SovereignFund,
        ["hongshan"] = InvestorType.VentureCapital,
        ["incj"] = InvestorType.Government,
        ["jeff-bezos"] = InvestorType.Angel,
        ["mgx"] = InvestorType.SovereignFund,
        ["mubadala"] = InvestorType.SovereignFund,
        ["nvidia"] = InvestorType.Corporate,
        ["oman-investment-authority"] = InvestorType.SovereignFund,
        ["openai"] = InvestorType.Corporate,
        ["qia"] = InvestorType.SovereignFund,
        ["temasek"] = InvestorType.SovereignFund,
    };

    private static readonly Lazy<SeedSet> Read = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("seeds");
        try
        {
            ZipFile.ExtractToDirectory(Path.Combine(AppContext.BaseDirectory, "Frozen", "seeds-2026-11-29.zip"), folder.FullName);
            var set = SeedFolder.Read(folder.FullName, TimeProvider.System).Set;
            return set with { Organizations = [.. set.Organizations.Select(Typed)] };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    public static SeedSet Set => Read.Value;

    /// <returns>Some deals, from all over the files, with the organizations that they name.</returns>
    /// <param name="most">About how many, besides the named ones.</param>
    /// <param name="ids">Deals that must be among them.</param>
    public static SeedSet Some(int most, params string[] ids)
    {
        var every = Math.Max(1, Set.Deals.Count / most);
        var deals = Set.Deals.Where((deal, at) => at % every == 0 || ids.Contains($"{deal.Id}")).ToList();
        return Set with { Deals = deals, Organizations = NamedIn(deals) };
    }

    /// <returns>The organizations that are a company of these deals or a party to them. A load of a few deals needs no others.</returns>
    public static IReadOnlyList<Organization> NamedIn(IEnumerable<Deal> deals)
    {
        var named = new HashSet<Slug>();
        foreach (var deal in deals)
        {
            named.Add(deal.Company);
            named.UnionWith(deal.Claims.SelectMany(claim => claim.Parties).Select(party => party.Org));
        }

        return [.. Set.Organizations.Where(organization => named.Contains(organization.Id))];
    }

    private static Organization Typed(Organization organization) =>
        Types.TryGetValue(organization.Id.ToString(), out var type) ? organization with { Type = type } : organization;
}
