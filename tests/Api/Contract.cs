using System.Text.Json;
using System.Text.RegularExpressions;
using NJsonSchema;

namespace ServerlessDeals.Tests.Api;

/// <summary>A parameter in the contract.</summary>
internal sealed record ContractParameter(
    string Name,
    string In,
    bool Required,
    bool Repeats,
    string Type,
    string[] Values,
    string[] Examples,
    long? Least,
    long? Most,
    string? Pattern,
    int? Longest);

internal sealed record ContractOperation(
    string Path, string Method, bool Secured, IReadOnlyList<ContractParameter> Parameters, IReadOnlyDictionary<int, string[]> Responses)
{
    /// <summary>The headers that every response with a status has.</summary>
    public IReadOnlyDictionary<int, string[]> Headers { get; init; } = new Dictionary<int, string[]>();

    /// <summary>The address, with a value for each placeholder in the path.</summary>
    public string Address(Func<ContractParameter, string> value) =>
        Parameters.Where(parameter => parameter.In == "path")
            .Aggregate(
                Path[1..],
                (path, parameter) => path.Replace(
                    $"{{{parameter.Name}}}",
                    Uri.EscapeDataString(value(parameter)),
                    StringComparison.Ordinal));

    public bool Fits(string address) =>
        Regex.IsMatch(
            "/" + address.Split('?')[0],
            "^" + Regex.Replace(Path, @"\{\w+\}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1)) + "$",
            RegexOptions.None,
            TimeSpan.FromSeconds(1));
}

/// <summary>Checks every answer to a GET request against the contract, whichever test sends the request.</summary>
internal sealed class ContractCheck() : DelegatingHandler(new HttpClientHandler())
{
    private readonly SemaphoreSlim _once = new(1);
    private Contract? _contract;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var address = request.RequestUri!.AbsolutePath["/api/".Length..];
        if (request.Method != HttpMethod.Get || answer.Content.Headers.ContentEncoding.Count > 0 || address == "openapi.json")
        {
            return answer;
        }

        await _once.WaitAsync(cancellationToken);
        try
        {
            using var client = new HttpClient { BaseAddress = new(new Uri(request.RequestUri, "/"), "api/") };
            _contract ??= await Contract.ReadAsync(client);
        }
        finally
        {
            _once.Release();
        }

        var fitting = _contract.Operations.Where(operation => operation.Method == "get" && operation.Fits(address))
            .MinBy(operation => operation.Path.Count(character => character == '{'));
        if (fitting is not null)
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            _contract.Check(
                fitting.Path,
                (int)answer.StatusCode,
                answer.Content.Headers.ContentType?.MediaType ?? "",
                await answer.Content.ReadAsStringAsync(cancellationToken));
            Assert.All(
                fitting.Headers.GetValueOrDefault((int)answer.StatusCode, []),
                header => Assert.True(answer.Headers.Contains(header), $"{address} has no {header}."));
        }

        return answer;
    }

    protected override void Dispose(bool disposing)
    {
        _once.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>The openapi.json that the service returns.</summary>
internal sealed class Contract
{
    private readonly Dictionary<(string Path, int Status), JsonSchema> _schemas = [];

    public required IReadOnlyList<ContractOperation> Operations { get; init; }

    public static async Task<Contract> ReadAsync(HttpClient client)
    {
        var text = await client.GetStringAsync(new Uri("openapi.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var root = JsonDocument.Parse(text.Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal)).RootElement;
        var components = root.GetProperty("components");
        var definitions = components.GetProperty("schemas").GetRawText();
        var operations = new List<(ContractOperation Operation, string? Schema)>();
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            foreach (var verb in path.Value.EnumerateObject())
            {
                var responses = verb.Value.GetProperty("responses").EnumerateObject()
                    .Select(
                        response => (Status: int.Parse(
                            response.Name,
                            System.Globalization.CultureInfo.InvariantCulture), Response: Resolve(root, response.Value))).ToList();
                var schema = responses.Where(response => response.Status == 200)
                    .SelectMany(response => response.Response.GetProperty("content").EnumerateObject())
                    .Where(type => type.Name.EndsWith("json", StringComparison.Ordinal) && type.Name != "application/x-ndjson")
                    .Select(type => type.Value.GetProperty("schema").GetRawText()).FirstOrDefault();
                operations.Add((
                    new(
                        path.Name,
                        verb.Name,
                        verb.Value.TryGetProperty("security", out _),
                        verb.Value.TryGetProperty("parameters", out var parameters)
                            ? [.. parameters.EnumerateArray().Select(parameter => Parameter(Resolve(root, parameter)))]
                            : [],
                        responses.ToDictionary(
                            response => response.Status,
                            response => response.Response.TryGetProperty("content", out var content) ? content.EnumerateObject()
                                .Select(type => type.Name).ToArray() : []))
                    {
                        Headers = responses.ToDictionary(response => response.Status, response => Required(response.Response)),
                    },
                    schema));
            }
        }

        var contract = new Contract { Operations = [.. operations.Select(found => found.Operation)] };
        foreach (var (operation, schema) in operations.Where(found => found.Operation.Method == "get" && found.Schema is not null))
        {
            contract._schemas[(operation.Path, 200)] = await JsonSchema.FromJsonAsync(
                $"{{ \"allOf\": [ {schema} ], \"definitions\": {definitions} }}");
        }

        contract._schemas[("", 0)] = await JsonSchema.FromJsonAsync(
            $"{{ \"allOf\": [ {{ \"$ref\": \"#/definitions/Problem\" }} ], \"definitions\": {definitions} }}");
        return contract;
    }

    /// <summary>Fails if the contract does not have such an answer.</summary>
    public void Check(string path, int status, string mediaType, string body)
    {
        var operation = Operations.First(listed => listed.Path == path && listed.Method == "get");
        Assert.True(
            operation.Responses.TryGetValue(status, out var types),
            $"{path} answers {status}, which the contract does not have: {body}");
        if (types.Length == 0)
        {
            return;
        }

        Assert.Contains(mediaType, types);
        var schema = status == 200 ? _schemas.GetValueOrDefault((path, 200)) : _schemas[("", 0)];
        if (schema is not null && mediaType.EndsWith("json", StringComparison.Ordinal) && mediaType != "application/x-ndjson")
        {
            var errors = schema.Validate(body);
            Assert.True(errors.Count == 0, $"{path}: {string.Join('\n', errors.Take(3))}\n{body[..Math.Min(body.Length, 1500)]}");
        }
    }

    private static string[] Required(JsonElement response) => response.TryGetProperty("headers", out var headers)
        ? [.. headers.EnumerateObject().Where(header => header.Value.GetProperty("required").GetBoolean()).Select(header => header.Name)]
        : [];

    private static ContractParameter Parameter(JsonElement parameter)
    {
        var schema = parameter.GetProperty("schema");
        var repeats = schema.GetProperty("type").GetString() == "array";
        var value = repeats ? schema.GetProperty("items") : schema;
        string[] Texts(string name) => value.TryGetProperty(name, out var list)
            ? [.. list.EnumerateArray().Select(text => text.ToString())]
            : [];
        long? Number(string name) => value.TryGetProperty(name, out var number) ? number.GetInt64() : null;
        return new(
            parameter.GetProperty("name").GetString()!,
            parameter.GetProperty("in").GetString()!,
            parameter.TryGetProperty("required", out var required) && required.GetBoolean(),
            repeats,
            value.GetProperty("type").GetString()!,
            Texts("enum"),
            Texts("examples") is { Length: > 0 } examples ? examples : Texts("enum"),
            Number("minimum"),
            Number("maximum"),
            value.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null,
            (int?)Number("maxLength"));
    }

    private static JsonElement Resolve(JsonElement root, JsonElement element) => element.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/')[1..].Aggregate(root, (at, name) => at.GetProperty(name))
        : element;
}
