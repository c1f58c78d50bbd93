using System.Text.Json.Serialization;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The news of a year, a quarter, a month or a week, as sentences made from the data and as figures by family.</summary>
public sealed record Briefing : FamilyFigures
{
    /// <summary>2024, 2024-Q1, 2024-03 or 2024-W10.</summary>
    public required string Period { get; init; }

    /// <summary>"2024", "Q1 2024", "March 2024", or "Week 10 of 2024 (4 to 10 March)".</summary>
    public required string Title { get; init; }

    /// <summary>The day as of which deals are counted, with everything known at its end.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>A few sentences that keep every hedge, funding first.</summary>
    public required IReadOnlyList<string> Lede { get; init; }

    /// <summary>The period reaches into the current or the previous quarter, much of which is still to be reported.</summary>
    public required bool Incomplete { get; init; }

    /// <summary>The date of the newest source, if the period ends after it. The rest of the period is not recorded yet.</summary>
    public PartialDate? RecordEnds { get; init; }

    /// <summary>Funding of the period before; null if this period is incomplete.</summary>
    public ComparedPeriod? Before { get; init; }

    /// <summary>Funding of the same period a year earlier; null if this period is incomplete, or a year.</summary>
    public ComparedPeriod? YearBefore { get; init; }

    /// <summary>Announced and closed funding, largest amount first, at most ten.</summary>
    public required IReadOnlyList<DealItem> TopDeals { get; init; }

    /// <summary>Announced and closed debt, secondaries, takeovers and yearly totals, largest amount first, at most ten.</summary>
    public required IReadOnlyList<DealItem> OtherDeals { get; init; }

    /// <summary>Live talks of every kind, largest amount first, at most ten.</summary>
    public required IReadOnlyList<DealItem> Talks { get; init; }

    /// <summary>All deals of the period: announced and closed, then talks, then cancelled, each with the largest amount first.</summary>
    /// <remarks>The site prints them. The API returns them as a paged list.</remarks>
    [JsonIgnore]
    public IReadOnlyList<DealItem> Deals { get; init; } = [];
}

/// <summary>Announced and closed funding of another period.</summary>
/// <param name="Period">2024-02, or 2023-03.</param>
/// <param name="Title">"February 2024".</param>
public sealed record ComparedPeriod(string Period, string Title, DealFigures Funding);
