using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Api;

/// <summary>The triggers over deals that a test defines, in memory, on a clock that the test sets.</summary>
internal sealed class AFewDeals : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly FakeTimeProvider _clock;
    private readonly HttpClient _client;

    private AFewDeals(WebApplication host, FakeTimeProvider clock, MemoryTables tables)
    {
        (_host, _clock, Tables) = (host, clock, tables);
        _client = new(new ContractCheck()) { BaseAddress = new(host.Urls.Single() + "/api/") };
    }

    public MemoryTables Tables { get; }

    /// <summary>The address of the API, with a slash at the end.</summary>
    public Uri Address => _client.BaseAddress!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="today">The day that the clock shows, such as 2026-06-30.</param>
    /// <param name="deals">All deals in the store.</param>
    public static async Task<AFewDeals> OnAsync(string today, params Deal[] deals)
    {
        var (tables, clock) = (new MemoryTables(), new FakeTimeProvider(At(today)));
        var parties = deals.SelectMany(deal => deal.Claims).SelectMany(claim => claim.Parties).Select(party => party.Org);
        IReadOnlyList<Organization> organizations = [.. parties.Concat(deals.Select(deal => deal.Company)).Distinct().Select(Organization)];
        await new SeedLoad(tables, clock).RunAsync(organizations, deals, null, Cancel);
        await new SummaryRefresh(tables, clock).RunAsync(full: false, null, Cancel);
        var host = LocalHost.Build(0, OnTheApi.Settings(""), OnTheApi.Key, configure: services => services
            .AddSingleton<ITables>(tables).AddSingleton<TimeProvider>(clock));
        await host.StartAsync(Cancel);
        return new(host, clock, tables);
    }

    public static Deal Deal(string id, DealKind kind, params Claim[] claims) =>
        new() { Id = DealId.Parse(id).OrThrow(), Company = Slug.Parse(id.Split('-')[0]).OrThrow(), Kind = kind, Claims = claims };

    /// <summary>A claim by a newspaper, recorded on the last day of 2026.</summary>
    public static Claim Claim(
        string paper, string published, DealStatus status, string? amount = null, string? valuation = null, params Party[] parties) => new()
        {
            Id = Slug.Parse(paper).OrThrow(),
            Source = new()
            {
                Publisher = paper,
                Url = $"https://{paper}.example",
                Title = "News of a deal",
                Published = PartialDate.Parse(published).OrThrow(),
                Kind = SourceKind.Press,
            },
            Recorded = new(2026, 12, 31),
            Status = status,
            Amount = amount is null ? null : Amount.Parse(amount).OrThrow(),
            Valuation = valuation is null ? null : Valuation.Parse(valuation).OrThrow(),
            Parties = parties,
        };

    public static Party Party(string id, PartyRole role, Commitment commitment) => new(Slug.Parse(id).OrThrow(), role, commitment);

    public async Task<JsonElement> GetAsync(string address) => JsonDocument.Parse(await TextAsync(address)).RootElement;

    public Task<string> TextAsync(string address) => _client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel);

    /// <summary>The status and the detail of a problem.</summary>
    public async Task<(System.Net.HttpStatusCode Status, string Detail)> ProblemAsync(string address)
    {
        using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        return (answer.StatusCode, problem.Text("detail"));
    }

    /// <summary>The ids of a list's deals, in its order.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(string address) =>
        [.. (await GetAsync(address)).Texts("value[].id")];

    /// <summary>Moves the clock to another day and clears the response cache, whose entries last ten seconds.</summary>
    public void SetToday(string day)
    {
        _clock.SetUtcNow(At(day));
        _host.Services.GetRequiredService<ResponseCache>().Forget();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    private static Organization Organization(Slug id) =>
        new() { Id = id, Name = id.ToString(), Kinds = [OrganizationKind.Company, OrganizationKind.Investor] };

    private static DateTimeOffset At(string day) =>
        new(PartialDate.Parse(day).OrThrow().First.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
}
