using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Imports.Files;

public enum ImportFormat
{
    Csv,

    /// <summary>One document: an array of objects, or a mapping's root: says where the objects are.</summary>
    Json,

    /// <summary>One object on each line.</summary>
    Ndjson,
}

/// <summary>A column of amounts, the currency of amounts that name none, and how numbers are written.</summary>
/// <param name="CurrencyFrom">The column that names the currency; null if there is none.</param>
/// <param name="UnitFrom">The column that says what a number counts; null if there is none.</param>
public sealed record MoneyRule(
    ColumnRule From, CurrencyRule Currency, Notation Notation, ColumnRule? CurrencyFrom = null, ColumnRule? UnitFrom = null);

/// <summary>What brackets after the name of a party mean.</summary>
public enum Brackets
{
    /// <summary>They give the role if they have a word for one, such as "lead". Others belong to the name.</summary>
    Role,

    /// <summary>They give the role if they have a word for one. Others are left out.</summary>
    Remove,

    /// <summary>They belong to the name.</summary>
    Name,
}

/// <summary>A column of parties, and their role in the deal.</summary>
/// <param name="Role">The role of those for which the row gives none.</param>
/// <param name="RoleFrom">The column with their roles; null if there is none.</param>
public sealed record PartyRule(ColumnRule From, PartyRole Role, Commitment Commitment, ColumnRule? RoleFrom, Brackets Brackets);

/// <summary>A value of all rows, and the column that gives it for each row, if there is one.</summary>
public sealed record Choice<T>(T? Always, ColumnRule? From)
    where T : struct;

/// <summary>The columns that say where each row comes from. A null one is the same for all rows.</summary>
public sealed record SourceColumns(ColumnRule? Publisher, ColumnRule? Url, ColumnRule? Title, ColumnRule? Published)
{
    public IEnumerable<ColumnRule> All => new[] { Publisher, Url, Title, Published }.OfType<ColumnRule>();
}

/// <summary>Rows to leave out: those whose column has one of some texts, another text, or some text within.</summary>
public sealed record SkipRule(string Column, IReadOnlyList<string> Is, IReadOnlyList<string> IsNot, IReadOnlyList<string> Contains)
{
    public bool Applies(string text) =>
        Is.Contains(text, StringComparer.OrdinalIgnoreCase)
        || (IsNot.Count > 0 && !IsNot.Contains(text, StringComparer.OrdinalIgnoreCase))
        || Contains.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}

/// <summary>How the rows of a file become claims of one source.</summary>
public sealed record Mapping
{
    public required string Name { get; init; }

    /// <summary>Null to decide by the file's extension.</summary>
    public ImportFormat? Format { get; init; }

    public string Encoding { get; init; } = "utf-8";

    /// <summary>Null for a comma, or for what the first line of the file says.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The line of a CSV file that names the columns.</summary>
    public int Header { get; init; } = 1;

    /// <summary>Where the objects of a JSON file are, such as data.deals; null for the whole file.</summary>
    public string? Root { get; init; }

    public IReadOnlyList<SkipRule> Skip { get; init; } = [];

    /// <summary>The id of the claim each deal gets from this source.</summary>
    public required Slug SourceId { get; init; }

    /// <summary>The source of all rows. What <see cref="SourceColumns"/> gives for each row takes precedence.</summary>
    public required Source Source { get; init; }

    public SourceColumns? SourceColumns { get; init; }

    public required Choice<DealKind> Kind { get; init; }

    public required Choice<DealStatus> Status { get; init; }

    public required ColumnRule Company { get; init; }

    public ColumnRule? CompanyId { get; init; }

    public ColumnRule? Country { get; init; }

    public ColumnRule? City { get; init; }

    public ColumnRule? Sectors { get; init; }

    public required ColumnRule Date { get; init; }

    public ColumnRule? Round { get; init; }

    public MoneyRule? Amount { get; init; }

    public MoneyRule? Valuation { get; init; }

    public ColumnRule? Note { get; init; }

    public IReadOnlyList<PartyRule> Parties { get; init; } = [];

    /// <summary>The names of all columns used, each once.</summary>
    public IEnumerable<string> Columns =>
        new[] { Company, CompanyId, Country, City, Sectors, Date, Round, Kind.From, Status.From, Note }
            .Concat(new[] { Amount, Valuation }.OfType<MoneyRule>()
                .SelectMany(money => new[] { money.From, money.CurrencyFrom, money.UnitFrom }))
            .Concat(Parties.SelectMany(party => new[] { party.From, party.RoleFrom }))
            .Concat(SourceColumns?.All ?? [])
            .OfType<ColumnRule>()
            .SelectMany(rule => rule.Columns)
            .Concat(Skip.Select(rule => rule.Column))
            .Distinct(StringComparer.Ordinal);
}
