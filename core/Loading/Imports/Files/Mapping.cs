using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Imports;

public enum ImportFormat
{
    Csv,

    /// <summary>One array of objects.</summary>
    Json,

    /// <summary>One object on each line.</summary>
    Ndjson,
}

/// <summary>A column, and how its text becomes a value.</summary>
/// <param name="Column">A header of a CSV file, or a path such as "company.name" into a JSON object.</param>
/// <param name="Words">Replacements for texts; an empty replacement means no value.</param>
/// <param name="Prefix">Removed from texts that begin with it.</param>
/// <param name="Separator">Separates the values of a column that can have several.</param>
/// <param name="Formats">Date formats such as M/d/yyyy. 2024, 2024-Q1, 2024-03 and 2024-03-05 are always accepted.</param>
public sealed record ColumnRule(
    string Column, IReadOnlyDictionary<string, string> Words, string Prefix, string? Separator, IReadOnlyList<string> Formats);

/// <summary>A column of amounts, the currency of amounts that name none, and how numbers are written.</summary>
public sealed record MoneyRule(ColumnRule From, CurrencyRule Currency, Notation Notation);

/// <summary>A column of parties, and their role in the deal.</summary>
public sealed record PartyRule(ColumnRule From, PartyRole Role, Commitment Commitment);

/// <summary>How the rows of a file become claims of one source.</summary>
public sealed record Mapping
{
    public required string Name { get; init; }

    /// <summary>Null to decide by the file's extension.</summary>
    public ImportFormat? Format { get; init; }

    public string Encoding { get; init; } = "utf-8";

    public char Delimiter { get; init; } = ',';

    /// <summary>The id of the claim each deal gets from this source.</summary>
    public required Slug SourceId { get; init; }

    public required Source Source { get; init; }

    public required DealKind Kind { get; init; }

    public required DealStatus Status { get; init; }

    public required ColumnRule Company { get; init; }

    public ColumnRule? CompanyId { get; init; }

    public ColumnRule? Country { get; init; }

    public ColumnRule? City { get; init; }

    public ColumnRule? Sectors { get; init; }

    public required ColumnRule Date { get; init; }

    public ColumnRule? Round { get; init; }

    public MoneyRule? Amount { get; init; }

    public MoneyRule? Valuation { get; init; }

    public IReadOnlyList<PartyRule> Parties { get; init; } = [];

    /// <summary>The names of all columns used, each once.</summary>
    public IEnumerable<string> Columns =>
        new[] { Company, CompanyId, Country, City, Sectors, Date, Round, Amount?.From, Valuation?.From }
            .Concat(Parties.Select(party => party.From))
            .OfType<ColumnRule>()
            .Select(rule => rule.Column)
            .Distinct(StringComparer.Ordinal);
}
