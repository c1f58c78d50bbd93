using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Seeds;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Seed files that the witness has as text, read by the project's own reader.</summary>
internal static class AsCoreReadsThem
{
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
