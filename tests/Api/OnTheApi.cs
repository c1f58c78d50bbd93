using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tables;

[assembly: AssemblyFixture(typeof(ServerlessDeals.Tests.Api.OnTheApi))]

namespace ServerlessDeals.Tests.Api;

/// <summary>
/// The project's triggers on the local host, over the frozen seeds in memory, loaded once for all tests. The tables in memory keep
/// what tests/Shared/Contract holds them and the emulator to; the storage tests ask the same questions of the emulator.
/// </summary>
public sealed class OnTheApi : IAsyncLifetime
{
    public const string Key = "a key of the tests";
    public const string PublicBase = "https://deals.example/api";

    private WebApplication? _host;

    /// <summary>Every answer to it is held against the contract.</summary>
    public HttpClient Client { get; } = new(new ContractCheck());

    internal MemoryTables Tables { get; private set; } = null!;

    public SeedSet Seeds { get; } = FrozenSeeds.Set;

    /// <summary>Where documents are written as they should be, to be copied over those that are wrong.</summary>
    public static string Artifacts { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    public async ValueTask InitializeAsync()
    {
        Tables = await LoadedInMemory.LoadAsync();
        _host = LocalHost.Build(0, Settings(), Key, configure: services => services.AddSingleton<ITables>(Tables));
        await _host.StartAsync();
        Client.BaseAddress = new(_host.Urls.Single() + "/api/");
    }

    /// <param name="storage">A connection string, for a host whose tables are not replaced.</param>
    public static IReadOnlyDictionary<string, string?> Settings(string storage = "", string schedule = "0 0 3 * * *") =>
        new Dictionary<string, string?>
        {
            ["DealsStorage"] = storage,
            ["SummarySchedule"] = schedule,
            ["PublicBaseUrl"] = PublicBase,
        };

    public async Task<JsonElement> GetAsync(string address) =>
        JsonDocument.Parse(
            await Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, Action<HttpRequestMessage>? edit = null)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        edit?.Invoke(request);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
