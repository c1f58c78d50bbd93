using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Tables;
using ServerlessDeals.Tests.Api;

namespace ServerlessDeals.Tests.Storage;

/// <summary>
/// The API tests run over tables in memory. Here the same triggers answer from the emulator, behind the policy that refuses scans.
/// </summary>
[Collection("emulator")]
public sealed class TheApiOnTheEmulator(OnTheEmulator emulator)
{
    private const string Key = "a key of the tests";
    private const string PublicBase = "https://deals.example/api/";

    // Its answer is about the machine, not the deals.
    private const string Health = "/health";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnswersExamplesOfTheContractAsItDoesOverTablesInMemory()
    {
        await using var real = await StartAsync(emulator.Tables);
        await using var memory = await StartAsync(emulator.Copied);
        using var fromEmulator = Client(real);
        using var fromMemory = Client(memory);
        var contract = await Contract.ReadAsync(fromMemory);
        var addresses = contract.Operations.Where(operation => operation.Method == "get" && operation.Path != Health)
            .SelectMany(operation => Long.Sample(Addresses(operation).Distinct(), every: 4)).ToList();
        Assert.True(addresses.Count > 40, $"{addresses.Count}");
        var pages = 0;
        foreach (var address in addresses)
        {
            var answer = await AnswerAsync(fromEmulator, address);
            Assert.Equal(await AnswerAsync(fromMemory, address), answer);
            if (answer.Split("\"nextLink\":\"" + PublicBase) is [_, var rest])
            {
                var next = rest.Split('"')[0].Replace("\\u0026", "&", StringComparison.Ordinal);
                Assert.Equal(await AnswerAsync(fromMemory, next), await AnswerAsync(fromEmulator, next));
                pages++;
            }
        }

        Assert.True(pages > 5, $"{pages}");
    }

    /// <summary>An address for each example of the path, and with the first of them one for each example of each query parameter.</summary>
    private static IEnumerable<string> Addresses(ContractOperation operation)
    {
        var inPath = operation.Parameters.Where(parameter => parameter.In == "path").ToList();
        var required = operation.Parameters.Where(parameter => parameter is { In: "query", Required: true })
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Examples[0])}");
        var needed = string.Join('&', required);
        foreach (var number in Enumerable.Range(0, inPath.Select(parameter => parameter.Examples.Length).DefaultIfEmpty(1).Max()))
        {
            yield return WithQuery(operation.Address(parameter => parameter.Examples[number % parameter.Examples.Length]), needed);
        }

        var first = operation.Address(parameter => parameter.Examples[0]);
        foreach (var parameter in operation.Parameters.Where(
            parameter => parameter is { In: "query", Required: false } && parameter.Name != "cursor"))
        {
            foreach (var example in parameter.Examples)
            {
                yield return WithQuery(first, $"{needed}&{parameter.Name}={Uri.EscapeDataString(example)}".TrimStart('&'));
            }
        }
    }

    private static string WithQuery(string address, string query) => query.Length == 0 ? address : $"{address}?{query}";

    private static async Task<WebApplication> StartAsync(ITables tables)
    {
        var settings = new Dictionary<string, string?>
        {
            ["DealsStorage"] = "",
            ["SummarySchedule"] = "0 0 3 * * *",
            ["PublicBaseUrl"] = PublicBase.TrimEnd('/'),
        };
        var host = LocalHost.Build(0, settings, Key, configure: services => services.AddSingleton(tables));
        await host.StartAsync(Cancel);
        return host;
    }

    private static HttpClient Client(WebApplication host) => new()
    {
        BaseAddress = new(host.Urls.Single() + "/api/"),
        DefaultRequestHeaders = { { "x-functions-key", Key } },
    };

    private static async Task<string> AnswerAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        // The tag of an export names the state of its storage, and the two storages were written at different times.
        var tag = address.StartsWith("export/", StringComparison.Ordinal) ? null : answer.Headers.ETag;
        return $"{address}: {(int)answer.StatusCode} {tag} {await answer.Content.ReadAsStringAsync(Cancel)}";
    }
}
