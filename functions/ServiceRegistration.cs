using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Functions.Api.Drafts;
using ServerlessDeals.Functions.Mcp;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Loading.Reading.Feeds;
using ServerlessDeals.Loading.Reading.Inbox;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Functions;

/// <summary>Registers the services of the triggers, for the Functions host and the local host.</summary>
public static class ServiceRegistration
{
    public static IServiceCollection AddDeals(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(TimeProvider.System)
        .AddMetrics()
        .AddSingleton<Failures>()
        .AddSingleton<Measurements>()
        .AddSingleton<Answers>()
        .AddSingleton(_ => HealthThresholds.Of(configuration))
        .AddSingleton<ITables>(_ => new TelemetryTables(new AzureTables(StorageSettings.Connect(name => Setting(configuration, name)))))
        .AddSingleton(new PublicLinks(
            configuration["PublicBaseUrl"] is { Length: > 0 } address ? address : "http://localhost:7071/api",
            configuration["SiteBaseUrl"] is { Length: > 0 } site ? site : null))
        .AddSingleton<DealReader>()
        .AddSingleton<OrganizationReader>()
        .AddSingleton<OrganizationLister>()
        .AddSingleton<SummaryReader>()
        .AddSingleton<SummaryRefresh>()
        .AddSingleton<RunLog>()
        .AddSingleton<BriefingReader>()
        .AddSingleton<ClaimWriter>()
        .AddSingleton<NameIndex>()
        .AddSingleton<ChangeReader>()
        .AddSingleton<ChangesApi>()
        .AddSingleton<ResponseCache>()
        .AddSingleton<ClaimsApi>()
        .AddSingleton<ContractApi>()
        .AddSingleton<FeedsApi>()
        .AddSingleton<StateReader>()
        .AddSingleton<ExportsApi>()
        .AddSingleton<DealsApi>()
        .AddSingleton<OrganizationsApi>()
        .AddSingleton<SearchApi>()
        .AddSingleton<SummariesApi>()
        .AddSingleton<OperationsApi>()
        .AddSingleton<McpApi>()
        .AddSingleton(FetchPolicy.Default)
        .AddSingleton(services => FeedSetting.Parse(configuration["ArticleFeeds"], services.GetRequiredService<FetchPolicy>()))
        .AddSingleton<FeedReading>()
        .AddSingleton<DraftDecisions>()
        .AddSingleton<DraftsApi>()
        .AddSingleton<ArticleFeedsApi>();

    private static string? Setting(IConfiguration configuration, string name) =>
        configuration[name.Replace("__", ":", StringComparison.Ordinal)];
}
