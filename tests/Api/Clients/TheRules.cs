using System.Text.Json;

namespace ServerlessDeals.Tests.Api.Clients;

/// <summary>The recommended rules for contracts. Each finding, also a warning, is a failure.</summary>
public sealed class TheRules(OnTheApi api)
{
    [Fact]
    public async Task OfRedoclyAreKept()
    {
        var folder = Tool.Empty("redocly");
        var (code, output) = await Tool.NodeAsync(
            "@redocly/cli",
            "2.77.0",
            "bin/cli.js",
            "lint",
            await Tool.ContractAsync(api, folder),
            "--config",
            Tool.Brought("Rules/redocly.yaml"),
            "--format",
            "json");
        var report = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..(output.LastIndexOf('}') + 1)]).RootElement;
        Assert.True(code == 0 && report.GetProperty("problems").GetArrayLength() == 0, output);
    }

    [Fact]
    [Trait(Long.Run, Long.Only)]
    public async Task OfSpectralAreKept()
    {
        var folder = Tool.Empty("spectral");
        var (code, output) = await Tool.NodeAsync(
            "@stoplight/spectral-cli",
            "6.16.3",
            "dist/index.js",
            "lint",
            await Tool.ContractAsync(api, folder),
            "--ruleset",
            Tool.Brought("Rules/spectral.yaml"),
            "--fail-severity",
            "hint");
        Assert.True(code == 0, output);
        Assert.Contains("No results with a severity of 'hint' or higher found", output, StringComparison.Ordinal);
    }
}
