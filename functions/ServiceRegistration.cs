using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Briefings;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Queries;
using ServerlessDeals.Storage;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions;

/// <summary>Everything the triggers need, in both hosts.</summary>
public static class ServiceRegistration
{
    public static IServiceCollection AddDeals(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<ITables>(_ => new AzureTables(Client(configuration)))
        .AddSingleton(new PublicLinks(configuration["PublicBaseUrl"] ?? "http://localhost:7071/api"))
        .AddSingleton<DealReader>()
        .AddSingleton<OrganizationReader>()
        .AddSingleton<SummaryReader>()
        .AddSingleton<SummaryRefresh>()
        .AddSingleton<BriefingReader>()
        .AddSingleton<DealsApi>()
        .AddSingleton<OrganizationsApi>()
        .AddSingleton<SummariesApi>()
        .AddSingleton<OperationsApi>();

    /// <summary>By connection string (DealsStorage), or by account address and managed identity (DealsStorage:tableServiceUri).</summary>
    /// <exception cref="InvalidOperationException">Neither is set.</exception>
    public static TableServiceClient Client(IConfiguration configuration)
    {
        if (configuration["DealsStorage:tableServiceUri"] is { Length: > 0 } uri)
        {
            return new(new Uri(uri), new DefaultAzureCredential());
        }

        return configuration["DealsStorage"] is { Length: > 0 } connection
            ? new(connection)
            : throw new InvalidOperationException(
                "No storage is configured. Set DealsStorage to a connection string (UseDevelopmentStorage=true for the emulator), " +
                "or DealsStorage__tableServiceUri to the account's table address.");
    }
}
