using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Seed files that the witness has as text, read by the project's own reader.</summary>
internal static class AsCoreReadsThem
{
    /// <summary>The seeds as they are, read by both.</summary>
    public static readonly Lazy<(SeedSet Seeds, WitnessSeeds Witness)> Today = new(() =>
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "seeds");
        return (SeedFolder.Read(folder, TimeProvider.System).Set, WitnessSeeds.Read(folder));
    });

    /// <summary>The frozen seeds, read by both. A sector that has left the list since then is in neither.</summary>
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

    public static (SeedSet Set, IReadOnlyList<SeedFault> Faults) Read(IEnumerable<(string Name, string Yaml)> files)
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
