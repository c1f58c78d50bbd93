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
}
