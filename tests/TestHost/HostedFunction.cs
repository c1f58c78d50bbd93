using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace ServerlessDeals.TestHost;

/// <summary>A function as the worker described it: its trigger, and for HTTP its methods and route.</summary>
internal sealed class HostedFunction
{
    private readonly string[] _methods = [];
    private readonly TemplateMatcher? _route;

    /// <param name="bindings">JSON, as the worker sent it.</param>
    /// <param name="routePrefix">The route prefix in host.json: api.</param>
    public HostedFunction(string id, string name, IEnumerable<string> bindings, string routePrefix)
    {
        (Id, Name) = (id, name);
        foreach (var binding in bindings.Select(json => JsonDocument.Parse(json).RootElement))
        {
            var type = binding.GetProperty("type").GetString()!;
            if (!type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            (Trigger, Parameter) = (type, binding.GetProperty("name").GetString()!);
            if (IsHttp)
            {
                _methods = [.. binding.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!)];
                _route = new(TemplateParser.Parse($"{routePrefix}/{binding.GetProperty("route").GetString()}"), []);
            }
        }
    }

    public string Id { get; }

    public string Name { get; }

    /// <summary>httpTrigger or timerTrigger.</summary>
    public string Trigger { get; } = "";

    /// <summary>The parameter that takes the request or the timer.</summary>
    public string Parameter { get; } = "";

    public bool IsHttp => Trigger.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase);

    /// <summary>The values in the path, if this function answers the request; otherwise null.</summary>
    public RouteValueDictionary? Match(HttpMethod method, Uri address)
    {
        var values = new RouteValueDictionary();
        return _route is not null
            && _methods.Contains(method.Method, StringComparer.OrdinalIgnoreCase)
            && _route.TryMatch(PathString.FromUriComponent(address), values)
            ? values
            : null;
    }
}
