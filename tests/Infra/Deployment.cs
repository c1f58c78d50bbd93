using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServerlessDeals.Tests.Infra;

/// <summary>The resources that a deployment would create, and the compiler's errors if there are any.</summary>
internal sealed record Deployment(IReadOnlyList<Resource> Resources, string Errors)
{
    public const string Subscription = "00000000-0000-0000-0000-000000000001";

    /// <returns>At least one resource.</returns>
    public IReadOnlyList<Resource> All(string type)
    {
        Assert.Equal("", Errors);
        var found = Resources.Where(resource => resource.Type == type).ToList();
        Assert.NotEmpty(found);
        return found;
    }

    public bool Has(string type) => Resources.Any(resource => resource.Type == type);

    /// <summary>The role assignments as sentences: ROLE for PRINCIPAL on RESOURCE.</summary>
    public IEnumerable<string> Roles =>
        from assignment in Resources
        where assignment.Type == "Microsoft.Authorization/roleAssignments"
        select assignment.Title;
}

/// <summary>A resource that a deployment would create, with its properties as far as they are known before it.</summary>
internal sealed partial record Resource(JsonElement Body)
{
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["acdd72a7-3385-48ef-bd42-f606fba81ae7"] = "Reader",
        ["b24988ac-6180-42a0-ab88-20f7382dd24c"] = "Contributor",
        ["76199698-9eea-4c19-bc75-cec21354c6b6"] = "Storage Table Data Reader",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["43d0d8ad-25c7-4714-9337-8ba259a9fe05"] = "Monitoring Reader",
        ["73c42c96-874c-492b-b04d-ab87d138a893"] = "Log Analytics Reader",
        ["de139f84-1756-47ae-9be6-808fbbe84772"] = "Website Contributor",
    };

    public string Type => Body.GetProperty("type").GetString()!;

    public string Name => Body.GetProperty("name").GetString()!;

    public JsonElement Properties => Body.GetProperty("properties");

    /// <summary>The type and name; of a role assignment the role, who has it and on what.</summary>
    public string Title => Type != "Microsoft.Authorization/roleAssignments"
        ? $"{Type} {(Type.EndsWith("diagnosticSettings", StringComparison.Ordinal) ? Scope + " " : "")}{Name}"
        : $"{Roles[At("roleDefinitionId").Split('/')[^1]]} for {Principal} on {Scope}";

    /// <summary>The value at a path of names from the properties, as text.</summary>
    public string At(params string[] path) => path.Aggregate(Properties, (element, name) => element.GetProperty(name)).ToString();

    /// <summary>All values with their paths, as text.</summary>
    public IEnumerable<string> Values => Body.EnumerateObject()
        .Where(property => property.Name is not ("id" or "name" or "type" or "apiVersion"))
        .SelectMany(property => Flat($"{Title}: {property.Name}", property.Value));

    private string Principal => Identity().Match(At("principalId")) is { Success: true } match
        ? match.Groups["name"].Value
        : $"{At("principalType")} {At("principalId")}";

    private string Scope => Body.GetProperty("id").GetString()!.Split("/providers/Microsoft.")[^2];

    private static IEnumerable<string> Flat(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Flat($"{path} {property.Name}", property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Flat(path, item)),
        _ => [$"{path} = {element}"],
    };

    [GeneratedRegex("userAssignedIdentities/(?<name>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Identity();
}
