using System.IO.Compression;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests;

/// <summary>
/// The seed files of 29 November 2026. Tests that need some deals, and the documented answers, take these, so that nobody who adds a
/// deal to seeds/ has to change a test.
/// </summary>
internal static class FrozenSeeds
{
    private static readonly Lazy<SeedSet> Read = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("seeds");
        try
        {
            ZipFile.ExtractToDirectory(Path.Combine(AppContext.BaseDirectory, "Frozen", "seeds-2026-11-29.zip"), folder.FullName);
            return SeedFolder.Read(folder.FullName, TimeProvider.System).Set;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    public static SeedSet Set => Read.Value;

    /// <returns>Some deals, from all over the files, with the organizations that they name.</returns>
    /// <param name="most">How many at most, beside the named ones.</param>
    /// <param name="ids">Deals that have to be among them.</param>
    public static SeedSet Some(int most, params string[] ids)
    {
        var every = Math.Max(1, Set.Deals.Count / most);
        var deals = Set.Deals.Where((deal, at) => at % every == 0 || ids.Contains($"{deal.Id}")).ToList();
        return Set with { Deals = deals, Organizations = NamedIn(deals) };
    }

    /// <returns>The organizations that are a deal's company or a party to it. A load of few deals need not bring all of them.</returns>
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
}
