using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

/// <summary>The current seed files, with an error of syntax in one to which many others refer.</summary>
public sealed class OneUnreadableSeedFile
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "seeds");

    [Theory]
    [InlineData("companies/minimax.yaml")]
    [InlineData("companies/openai.yaml")]
    [InlineData("investors.yaml")]
    [InlineData("publishers.yaml")]
    public void IsTheOnlyFault(string damaged)
    {
        var copy = Directory.CreateTempSubdirectory("seeds-");
        try
        {
            copy.CreateSubdirectory("companies");
            foreach (var path in Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories))
            {
                var name = Path.GetRelativePath(Folder, path).Replace('\\', '/');
                File.WriteAllText(Path.Combine(copy.FullName, name), File.ReadAllText(path) + (name == damaged ? "broken: [\n" : ""));
            }

            var fault = Assert.Single(SeedFolder.Read(copy.FullName, TimeProvider.System).Faults);
            Assert.Equal(("not-yaml", $"{copy.FullName}/{damaged}"), (fault.Code, fault.File));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
