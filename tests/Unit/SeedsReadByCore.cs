using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Reads with core the seed files that the witness reads too.</summary>
internal static class SeedsReadByCore
{
    /// <summary>The current seeds, read by both.</summary>
    public static readonly Lazy<(SeedSet Seeds, WitnessSeeds Witness)> Today = new(() =>
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "seeds");
        return (SeedFolder.Read(folder, TimeProvider.System).Set, WitnessSeeds.Read(folder));
    });

    /// <summary>The frozen seeds, read by both, without sectors that were removed from the list since then.</summary>
    public static (SeedSet Seeds, WitnessSeeds Witness) Frozen()
    {
        var seeds = Read(WitnessSeeds.FrozenTexts()).Set;
        var listed = seeds.Organizations
            .SelectMany(organization => organization.Sectors)
            .Select(sector => sector.ToString())
            .ToHashSet(StringComparer.Ordinal);
        return (seeds, WitnessSeeds.Frozen with
        {
            Organizations = [.. WitnessSeeds.Frozen.Organizations.Select(organization =>
                organization with { Sectors = [.. organization.Sectors.Where(listed.Contains)] })],
        });
    }

    public static SeedReading Read(IEnumerable<(string Name, string Yaml)> files)
    {
        var folder = Directory.CreateTempSubdirectory("witness");
        try
        {
            folder.CreateSubdirectory("companies");
            foreach (var (name, yaml) in files)
            {
                File.WriteAllText(Path.Combine(folder.FullName, name), yaml);
            }

            return SeedFolder.Read(folder.FullName, new FakeTimeProvider(new(GeneratedSeeds.Today, TimeOnly.MinValue, TimeSpan.Zero)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
