namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>A column, and how its text becomes a value.</summary>
public sealed record ColumnRule
{
    /// <summary>Headers of a CSV file, or paths such as "company.name" into a JSON object. The first that has a text is read.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The text of rows whose columns are empty; null if there is none.</summary>
    public string? Value { get; init; }

    /// <summary>Put between the texts of all columns, which are then read as one; null to read the first that has a text.</summary>
    public string? Join { get; init; }

    /// <summary>Replacements for texts; an empty replacement means no value.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>Removed from texts that begin with it.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What is read of a text begins after the first place where this is; empty to read it from its beginning.</summary>
    public string After { get; init; } = "";

    /// <summary>What is read of a text ends before the first place where this is; empty to read it to its end.</summary>
    public string Before { get; init; } = "";

    /// <summary>What separates the values of a column that can have several. A word such as "and" needs spaces around it.</summary>
    public IReadOnlyList<string> Separators { get; init; } = [];

    /// <summary>Date formats such as M/d/yyyy, beside those that are always accepted.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>The column for messages; empty for a value that all rows have.</summary>
    public string Column => Columns.Count > 0 ? Columns[0] : "";
}
