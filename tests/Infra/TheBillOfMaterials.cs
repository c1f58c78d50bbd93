using System.Text.Json;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Infra;

/// <summary>The workflow writes one for each build. This test writes one for the functions app.</summary>
public sealed class TheBillOfMaterials
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NamesEachPackageOfTheAppWithItsHashAndLicence()
    {
        var (code, output) = await DotnetAsync("tool", "restore");
        Assert.SkipUnless(code == 0, $"The tool that writes it is not available: {output}");
        var folder = Path.Combine(AppContext.BaseDirectory, "sbom");
        (code, output) = await DotnetAsync(
            "dotnet-CycloneDX", Checkout.PathOf("functions/ServerlessDeals.Functions.csproj"), "--output", folder,
            "--output-format", "Json", "--disable-package-restore");
        Assert.True(code == 0, output);

        var components = (await ReadAsync(Path.Combine(folder, "bom.json"))).GetProperty("components").EnumerateArray()
            .ToDictionary(component => $"{component.GetProperty("name").GetString()}/{component.GetProperty("version").GetString()}");
        var app = Path.Combine(ProgramPath.FolderOf("ServerlessDeals.Functions"), "ServerlessDeals.Functions.deps.json");
        var packages = (await ReadAsync(app)).GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name).ToList();
        Assert.Contains(packages, name => name.StartsWith("Azure.Data.Tables/", StringComparison.Ordinal));
        Assert.All(packages, name =>
        {
            Assert.NotEmpty(components[name].GetProperty("hashes").EnumerateArray());
            Assert.NotEmpty(components[name].GetProperty("licenses").EnumerateArray());
        });
    }

    private static async Task<JsonElement> ReadAsync(string file) =>
        JsonDocument.Parse(await File.ReadAllBytesAsync(file, Cancel)).RootElement;

    private static async Task<(int Code, string Output)> DotnetAsync(params string[] arguments)
    {
        var (code, output, errors) = await ChildProcess.RunAsync(
            new("dotnet", arguments) { WorkingDirectory = Checkout.Folder }, Cancel);
        return (code, errors + output);
    }
}
