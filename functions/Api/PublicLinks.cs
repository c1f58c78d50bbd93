using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace ServerlessDeals.Functions.Api;

/// <summary>Links into the API and the briefing, built from their configured addresses and never from the Host header.</summary>
/// <param name="baseUrl">The address of the API.</param>
/// <param name="siteUrl">The address of the briefing; null if the API does not know it.</param>
public sealed class PublicLinks(string baseUrl, string? siteUrl = null)
{
    // The filters with a page for each value.
    private static readonly Dictionary<string, string> Folders = new(StringComparer.Ordinal)
    {
        ["company"] = "companies",
        ["investor"] = "investors",
        ["sector"] = "sectors",
        ["country"] = "countries",
    };

    private readonly string? _site = siteUrl?.TrimEnd('/');

    public string Base { get; } = baseUrl.TrimEnd('/');

    public string To(string route, params (string Name, string Value)[] query)
    {
        var builder = new QueryBuilder(query.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        return $"{Base}/{route}{builder}";
    }

    /// <summary>The address of the same request with another cursor.</summary>
    public string Next(HttpRequest request, string route, string cursor)
    {
        var query = new QueryBuilder(request.Query
            .Where(pair => pair.Key != "cursor")
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))))
        {
            { "cursor", cursor },
        };
        return $"{Base}/{route}{query}";
    }

    /// <summary>The briefing's page of a deal; the API's answer if the address of the briefing is not known.</summary>
    public string PageOf(DealId deal) => _site is null ? $"{Base}/deals/{deal}" : $"{_site}/deals/{deal}/";

    /// <summary>The briefing's page of the deals that match some filters; null if there is none.</summary>
    public string? PageOf(IReadOnlyList<(string Name, string Value)> filters) => filters switch
    {
        _ when _site is null => null,
        [] => _site + "/",
        [var (name, value)] when Folders.TryGetValue(name, out var folder) && value is not ['-', ..] =>
            $"{_site}/{folder}/{value.ToLowerInvariant()}/",
        _ => null,
    };
}
