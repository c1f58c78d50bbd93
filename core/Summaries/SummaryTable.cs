using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>One line of a dimension's table. Investors are ranked by funding deals, then by those led; ties share a rank.</summary>
public sealed record SummaryLine : FamilyFigures
{
    public int? Rank { get; init; }

    /// <summary>In a table by period: the month, quarter or year of the deals.</summary>
    public string? Period { get; init; }

    /// <summary>In a table by period: as in <see cref="Summary.Incomplete"/>.</summary>
    public bool? Incomplete { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }
}

/// <summary>
/// All keys of a dimension or one page of them. Months, quarters and years are newest first, investors by rank, others by key, unless
/// another order was asked for.
/// </summary>
/// <param name="NextLink">The address of the next page, if there is one.</param>
public sealed record SummaryTable(
    Dimension Dimension, DateOnly AsOf, string Rule, IReadOnlyList<SummaryLine> Value, string? NextLink = null)
{
    /// <summary>The cursor of the next page, if there is one.</summary>
    public string? NextCursor { get; init; }

    /// <inheritdoc cref="Summary.Family"/>
    public string? Family { get; init; }

    /// <inheritdoc cref="Summary.From"/>
    public PartialDate? From { get; init; }

    /// <inheritdoc cref="Summary.To"/>
    public PartialDate? To { get; init; }

    /// <summary>Month, quarter or year, if each has lines of its own.</summary>
    public Dimension? By { get; init; }
}

/// <summary>The figures of one key in one month, quarter or year.</summary>
public sealed record PeriodSummary : FamilyFigures
{
    /// <summary>2024-03, 2024-Q1 or 2024.</summary>
    public required string Period { get; init; }

    /// <inheritdoc cref="Summary.Incomplete"/>
    public required bool Incomplete { get; init; }

    /// <inheritdoc cref="Summary.Text"/>
    public required string Text { get; init; }
}
