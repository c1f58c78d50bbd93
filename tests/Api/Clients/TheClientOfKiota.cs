namespace ServerlessDeals.Tests.Api.Clients;

/// <summary>A C# client that Kiota generates from the served contract.</summary>
public sealed class TheClientOfKiota(OnTheApi api)
{
    private const string Program = "AllDeals";

    [Fact]
    [Trait(Long.Run, Long.Only)]
    public async Task CompilesAndReadsAllDeals()
    {
        var folder = Tool.Empty("csharp");
        var (code, output) = await Tool.DotnetAsync(
            "Microsoft.OpenApi.Kiota",
            "1.38.0",
            "kiota",
            "generate",
            "--language",
            "CSharp",
            "--openapi",
            await Tool.ContractAsync(api, folder),
            "--output",
            Path.Combine(folder, "client"),
            "--namespace-name",
            "Deals.Client",
            "--class-name",
            "DealsClient",
            "--exclude-backward-compatible",
            "--serializer",
            "Microsoft.Kiota.Serialization.Json.JsonSerializationWriterFactory",
            "--deserializer",
            "Microsoft.Kiota.Serialization.Json.JsonParseNodeFactory");
        Assert.True(code == 0 && !output.Contains("warn:", StringComparison.Ordinal), output);
        var client = await GeneratedCode.CompileAsync(
            Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Append(Tool.Brought("Programs/AllDeals.cs")));
        var address = $"{api.Client.BaseAddress}".TrimEnd('/');

        var (total, ids) = ((int?, List<string?>))await client.CallAsync(Program, "ReadAsync", address);
        Assert.Equal(api.Seeds.Deals.Select(deal => $"{deal.Id}").Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        Assert.Equal(ids.Count, total);
        Assert.Equal("(at least $600M, 600000000, , InTalks)", $"{await client.CallAsync(Program, "OpenAmountAsync", address)}");
        var (overall, robotics) = ((int?, int?))await client.CallAsync(Program, "CountAsync", address);
        Assert.InRange(robotics!.Value, 1, overall!.Value - 1);
        Assert.Equal(ids.Count + 1, await client.CallAsync(Program, "LinesAsync", address));
        Assert.Equal("'1000' is not a whole number from 1 to 100.", await client.CallAsync(Program, "ProblemAsync", address));
    }
}
