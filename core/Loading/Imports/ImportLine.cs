using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Loading.Imports;

/// <summary>A party as a file names it.</summary>
internal sealed record PartyMention(string Name, PartyRole Role, Commitment Commitment);

/// <summary>What one row says, checked and in the domain's words.</summary>
internal sealed record ImportLine
{
    public required string Company { get; init; }

    /// <summary>The file's own id of the company, where it has one.</summary>
    public string? CompanyId { get; init; }

    public string? Country { get; init; }

    public string? City { get; init; }

    public IReadOnlyList<Slug> Sectors { get; init; } = [];

    public required PartialDate Date { get; init; }

    public Slug? Round { get; init; }

    public Amount? Amount { get; init; }

    public Valuation? Valuation { get; init; }

    public IReadOnlyList<PartyMention> Parties { get; init; } = [];

    /// <summary>What was presumed of the row's money, in sentences for the claim's readers; null where it says all itself.</summary>
    public string? Note { get; init; }

    /// <summary>Lines with the same one tell of the same company and day.</summary>
    [JsonIgnore]
    public string Day => $"{Company}\u0001{CompanyId}\u0001{Date}";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(WordConverter<PartyRole>), typeof(WordConverter<Commitment>), typeof(WordConverter<DealKind>)])]
[JsonSerializable(typeof(ImportLine))]
[JsonSerializable(typeof(ComparedDeal))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ImportJson : JsonSerializerContext;
