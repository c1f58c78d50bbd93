using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Api;

/// <summary>The project's triggers over a copy of the stored seeds, for tests that write.</summary>
internal sealed class OnACopy : IAsyncDisposable
{
    private readonly WebApplication _host;

    private OnACopy(MemoryTables tables, IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? configure)
    {
        Tables = tables;
        _host = LocalHost.Build(0, settings ?? OnTheApi.Settings(), OnTheApi.Key, configure: services =>
        {
            services.AddSingleton<ITables>(tables);
            configure?.Invoke(services);
        });
    }

    public MemoryTables Tables { get; }

    /// <summary>Checks every answer to a GET request against the contract.</summary>
    public HttpClient Client { get; } = new(new ContractCheck());

    public IServiceProvider Services => _host.Services;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="settings">The app's settings; those of the other tests if null.</param>
    /// <param name="configure">Replaces services.</param>
    public static async Task<OnACopy> StartAsync(
        OnTheApi api, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var copy = new OnACopy(api.Tables.Copy(), settings, configure);
        await copy._host.StartAsync(Cancel);
        copy.Client.BaseAddress = new(copy._host.Urls.Single() + "/api/");
        return copy;
    }

    /// <param name="body">JSON, sent with a PUT request.</param>
    /// <param name="match">An ETag that the stored claim must have.</param>
    /// <param name="key">Whether to send the operators' key.</param>
    public Task<HttpResponseMessage> PutAsync(string address, string body, string? match = null, bool key = true)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, new Uri(address, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (match is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", match);
        }

        if (key)
        {
            request.Headers.Add("x-functions-key", OnTheApi.Key);
        }

        return Client.SendAsync(request, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }
}
