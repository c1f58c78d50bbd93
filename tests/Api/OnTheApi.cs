using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Cli.Hosting;

[assembly: AssemblyFixture(typeof(ServerlessDeals.Tests.Api.OnTheApi))]

namespace ServerlessDeals.Tests.Api;

/// <summary>The project's triggers on the local host, over the seeds on a real emulator.</summary>
public sealed class OnTheApi : OnTheEmulator
{
    public const string Key = "a key of the tests";
    public const string PublicBase = "https://deals.example/api";

    private WebApplication? _host;

    /// <summary>Every answer to it is held against the contract.</summary>
    public HttpClient Client { get; } = new(new ContractCheck());

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _host = LocalHost.Build(0, Settings(ConnectionString), Key, configure: services => services.AddSingleton(Tables));
        await _host.StartAsync();
        Client.BaseAddress = new(_host.Urls.Single() + "/api/");
    }

    public static IReadOnlyDictionary<string, string?> Settings(string storage, string schedule = "0 0 3 * * *") => new Dictionary<string, string?>
    {
        ["DealsStorage"] = storage,
        ["SummarySchedule"] = schedule,
        ["PublicBaseUrl"] = PublicBase,
    };

    public async Task<JsonElement> GetAsync(string address) =>
        JsonDocument.Parse(await Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, Action<HttpRequestMessage>? edit = null)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        edit?.Invoke(request);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
