using System.Text.Json.Serialization;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>A party as a file names it.</summary>
internal sealed record PartyMention(string Name, PartyRole Role, Commitment Commitment);

/// <summary>The checked content of one row, as domain types.</summary>
internal sealed record ImportLine
{
    /// <summary>The row's number in its file.</summary>
    public long Row { get; init; }

    public required string Company { get; init; }

    /// <summary>The file's own id of the company, if it has one.</summary>
    public string? CompanyId { get; init; }

    public string? Country { get; init; }

    public string? City { get; init; }

    public IReadOnlyList<Slug> Sectors { get; init; } = [];

    public required PartialDate Date { get; init; }

    /// <summary>Null if the mapping says it for all rows, as are the status and the source.</summary>
    public DealKind? Kind { get; init; }

    public DealStatus? Status { get; init; }

    public Source? Source { get; init; }

    public Slug? Round { get; init; }

    public Amount? Amount { get; init; }

    public Valuation? Valuation { get; init; }

    public IReadOnlyList<PartyMention> Parties { get; init; } = [];

    /// <summary>The row's own note, and the assumptions made about its amounts; null if there is neither.</summary>
    public string? Note { get; init; }

    /// <summary>Sort key, the same for all lines of one company and day.</summary>
    [JsonIgnore]
    public string Day => $"{Company}\u0001{CompanyId}\u0001{Date}";
}
