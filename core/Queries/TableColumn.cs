namespace ServerlessDeals.Queries;

/// <summary>The type of a column. Parquet files have it as it is; a CSV file has text that can be read as it.</summary>
public enum ColumnType
{
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A decimal number that is not rounded.</summary>
    Number,
    Flag,
    Day,

    /// <summary>Texts in an order. A CSV file separates them by semicolons.</summary>
    List,
}

/// <summary>A column of the open data, in CSV answers and in CSV and Parquet files.</summary>
/// <param name="Field">The JSON property that it comes from. <c>fields=</c> selects columns by this name.</param>
/// <param name="Value">
/// A string, long, decimal, bool, <see cref="DateOnly"/> or list of strings, as the type says. Null if the value is not known.
/// </param>
public sealed record TableColumn<T>(string Name, string Field, ColumnType Type, string Description, Func<T, object?> Value);
