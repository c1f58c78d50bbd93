using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Loading.Imports;

/// <summary>A party as a file names it.</summary>
internal sealed record PartyMention(string Name, PartyRole Role, Commitment Commitment);

/// <summary>The checked content of one row, as domain types.</summary>
internal sealed record ImportLine
{
    public required string Company { get; init; }

    /// <summary>The file's own id of the company, if it has one.</summary>
    public string? CompanyId { get; init; }

    public string? Country { get; init; }

    public string? City { get; init; }

    public IReadOnlyList<Slug> Sectors { get; init; } = [];

    public required PartialDate Date { get; init; }

    public Slug? Round { get; init; }

    public Amount? Amount { get; init; }

    public Valuation? Valuation { get; init; }

    public IReadOnlyList<PartyMention> Parties { get; init; } = [];

    /// <summary>The assumptions made about the row's amounts, in sentences for readers of the claim; null if there are none.</summary>
    public string? Note { get; init; }

    /// <summary>Sort key, the same for all lines of one company and day.</summary>
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
