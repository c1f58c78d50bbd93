using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tables;

[assembly: AssemblyFixture(typeof(ServerlessDeals.Tests.Api.OnTheApi))]

namespace ServerlessDeals.Tests.Api;

/// <summary>
/// The project's triggers on the local host, over the frozen seeds in memory, loaded once for all tests. The tests in
/// tests/Shared/Contract check that the tables in memory behave like the emulator's; the storage tests use the emulator.
/// </summary>
public sealed class OnTheApi : IAsyncLifetime
{
    public const string Key = "a key of the tests";
    public const string PublicBase = "https://deals.example/api";

    private WebApplication? _host;

    /// <summary>Checks every answer against the contract.</summary>
    public HttpClient Client { get; } = new(new ContractCheck());

    internal MemoryTables Tables { get; private set; } = null!;

    public SeedSet Seeds { get; } = FrozenSeeds.Set;

    /// <summary>Where corrected documents are written, to be copied over the wrong ones.</summary>
    public static string Artifacts { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    public async ValueTask InitializeAsync()
    {
        Tables = await LoadedInMemory.LoadAsync();
        _host = LocalHost.Build(0, Settings(), Key, configure: services => services.AddSingleton<ITables>(Tables));
        await _host.StartAsync();
        Client.BaseAddress = new(_host.Urls.Single() + "/api/");
    }

    /// <param name="storage">A connection string, if the tables are not replaced by others.</param>
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

    /// <summary>The items of a list, page after page.</summary>
    public async Task<IReadOnlyList<JsonElement>> PagesAsync(string address)
    {
        var found = new List<JsonElement>();
        for (var next = address; next is not null;)
        {
            var page = await GetAsync(next);
            found.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.TryGetProperty("nextLink", out var link) ? link.GetString()![(PublicBase.Length + 1)..] : null;
        }

        return found;
    }

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
