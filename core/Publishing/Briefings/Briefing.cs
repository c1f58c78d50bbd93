using System.Text.Json.Serialization;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>What happened in a month or a week, in sentences made from the data and in figures, family by family.</summary>
public sealed record Briefing : FamilyFigures
{
    /// <summary>2024-03, or 2024-W10.</summary>
    public required string Period { get; init; }

    /// <summary>"March 2024", or "Week 10 of 2024 (4 to 10 March)".</summary>
    public required string Title { get; init; }

    /// <summary>The day as of which it is told: all that was known at its end is counted.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>A few sentences that keep every hedge, funding first.</summary>
    public required IReadOnlyList<string> Lede { get; init; }

    /// <summary>The period reaches into the running quarter or the one before, of which much is still to be reported.</summary>
    public required bool Incomplete { get; init; }

    /// <summary>The newest source, where the period goes on after it: nothing of the rest is recorded yet.</summary>
    public PartialDate? RecordEnds { get; init; }

    /// <summary>Funding of the period before; null where one of the two is not whole.</summary>
    public ComparedPeriod? Before { get; init; }

    /// <summary>Funding of the same period a year earlier; null where one of the two is not whole.</summary>
    public ComparedPeriod? YearBefore { get; init; }

    /// <summary>Announced and closed funding, largest amount first, at most ten.</summary>
    public required IReadOnlyList<DealItem> TopDeals { get; init; }

    /// <summary>Announced and closed debt, secondaries, takeovers and yearly totals, largest amount first, at most ten.</summary>
    public required IReadOnlyList<DealItem> OtherDeals { get; init; }

    /// <summary>Live talks of every kind, largest amount first, at most ten.</summary>
    public required IReadOnlyList<DealItem> Talks { get; init; }

    /// <summary>All deals of the period: announced and closed ones, those in talks, and those that came to nothing, each largest amount first.</summary>
    /// <remarks>The site prints them; the API gives them as a list, in pages.</remarks>
    [JsonIgnore]
    public IReadOnlyList<DealItem> Deals { get; init; } = [];
}

/// <summary>Announced and closed funding of another period.</summary>
/// <param name="Period">2024-02, or 2023-03.</param>
/// <param name="Title">"February 2024".</param>
public sealed record ComparedPeriod(string Period, string Title, DealFigures Funding);
