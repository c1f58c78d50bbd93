using System.Text.Json;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Api.Clients;

/// <summary>Types that openapi-typescript generates from the served contract, used with openapi-fetch.</summary>
public sealed class TheTypesForTypeScript(OnTheApi api)
{
    private static readonly string[] Options =
        ["--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext"];

    [Fact]
    [Trait(Long.Run, Long.Only)]
    public async Task CompileAndReadAllDeals()
    {
        var (folder, cancel) = (Path.Combine(OnTheApi.Artifacts, "clients", "typescript"), TestContext.Current.CancellationToken);
        await NpmPackage.InstallAsync(folder, "openapi-fetch", "0.17.0", "package.json", cancel);
        await NpmPackage.InstallAsync(folder, "typescript", "5.9.3", "bin/tsc", cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "private": true, "type": "module" }""", cancel);
        File.Copy(Tool.Brought("Programs/allDeals.ts"), Path.Combine(folder, "allDeals.ts"), overwrite: true);
        var generated = await Tool.NodeAsync(
            "openapi-typescript",
            "7.13.0",
            "bin/cli.js",
            await Tool.ContractAsync(api, folder),
            "--output",
            Path.Combine(folder, "schema.ts"));
        Assert.True(generated.Code == 0, generated.Output);
        var compiler = NpmPackage.PathOf(folder, "typescript", "bin/tsc");
        var compiled = await Tool.RunAsync("node", [compiler, .. Options, Path.Combine(folder, "allDeals.ts")]);
        Assert.True(compiled.Code == 0, compiled.Output);

        var (code, output) = await Tool.RunAsync("node", [Path.Combine(folder, "allDeals.js"), $"{api.Client.BaseAddress}".TrimEnd('/')]);
        Assert.True(code == 0, output);
        var read = JsonDocument.Parse(output).RootElement;
        var ids = read.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!).ToList();
        Assert.Equal(api.Seeds.Deals.Select(deal => $"{deal.Id}").Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        Assert.Equal(ids.Count, read.GetProperty("total").GetInt32());
        Assert.Equal(600_000_000, read.GetProperty("amount").GetProperty("low").GetInt64());
        Assert.False(read.GetProperty("amount").TryGetProperty("high", out _));
        Assert.Equal("in-talks", read.GetProperty("status").GetString());
        Assert.InRange(read.GetProperty("robotics").GetInt32(), 1, read.GetProperty("overall").GetInt32() - 1);
        Assert.Equal(ids.Count + 1, read.GetProperty("lines").GetInt32());
        Assert.Equal("'1000' is not a whole number from 1 to 100.", read.GetProperty("problem").GetString());
    }
}
