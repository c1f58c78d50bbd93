using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace ServerlessDeals.Functions.Api;

/// <summary>Links into the API, built from its configured address and never from the Host header.</summary>
public sealed class PublicLinks(string baseUrl)
{
    public string Base { get; } = baseUrl.TrimEnd('/');

    public string To(string route, params (string Name, string Value)[] query)
    {
        var builder = new QueryBuilder(query.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        return $"{baseUrl.TrimEnd('/')}/{route}{builder}";
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
        return $"{baseUrl.TrimEnd('/')}/{route}{query}";
    }
}
