using System.Text.Json;

namespace ServerlessDeals.Tests.Infra;

/// <summary>The workflow makes one for each build; here it is made for the functions app.</summary>
public sealed class TheBillOfMaterials
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NamesEachPackageOfTheAppWithItsHashAndLicence()
    {
        var (code, said) = await DotnetAsync("tool", "restore");
        Assert.SkipUnless(code == 0, $"The tool that writes it is not available: {said}");
        var folder = Path.Combine(AppContext.BaseDirectory, "sbom");
        (code, said) = await DotnetAsync(
            "dotnet-CycloneDX", Checkout.PathOf("functions/ServerlessDeals.Functions.csproj"), "--output", folder,
            "--output-format", "Json", "--disable-package-restore");
        Assert.True(code == 0, said);

        var components = (await ReadAsync(Path.Combine(folder, "bom.json"))).GetProperty("components").EnumerateArray()
            .ToDictionary(component => $"{component.GetProperty("name").GetString()}/{component.GetProperty("version").GetString()}");
        var app = Checkout.PathOf("artifacts/bin/ServerlessDeals.Functions/debug/ServerlessDeals.Functions.deps.json");
        var brought = (await ReadAsync(app)).GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name).ToList();
        Assert.Contains(brought, name => name.StartsWith("Azure.Data.Tables/", StringComparison.Ordinal));
        Assert.All(brought, name =>
        {
            Assert.NotEmpty(components[name].GetProperty("hashes").EnumerateArray());
            Assert.NotEmpty(components[name].GetProperty("licenses").EnumerateArray());
        });
    }

    private static async Task<JsonElement> ReadAsync(string file) =>
        JsonDocument.Parse(await File.ReadAllBytesAsync(file, Cancel)).RootElement;

    private static async Task<(int Code, string Said)> DotnetAsync(params string[] arguments)
    {
        var (code, output, said) = await Command.RunAsync(new("dotnet", arguments) { WorkingDirectory = Checkout.Folder });
        return (code, said + output);
    }
}
