using System.Text.RegularExpressions;

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

    private readonly Regex _fitting = new(
        "^" + Regex.Replace(Path, @"\{\w+\}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(1)) + "$",
        RegexOptions.None,
        TimeSpan.FromSeconds(1));

    public bool Fits(string address) => _fitting.IsMatch("/" + address.Split('?')[0]);
}
