using System.Text.Json.Serialization;
using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Briefings;

/// <summary>What happened in a month or a week, in sentences made from the data and in figures.</summary>
public sealed record Briefing
{
    /// <summary>2024-03, or 2024-W10.</summary>
    public required string Period { get; init; }

    /// <summary>"March 2024", or "Week 10 of 2024 (4 to 10 March)".</summary>
    public required string Title { get; init; }

    /// <summary>The day as of which it is told: all that was known at its end is counted.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Two or three sentences that keep every hedge.</summary>
    public required IReadOnlyList<string> Lede { get; init; }

    /// <summary>The period lies in one of the two newest quarters, of which much is still to be reported.</summary>
    public required bool Incomplete { get; init; }

    public required Tally Announced { get; init; }

    public required Tally InTalks { get; init; }

    /// <summary>Announced and closed deals, largest amount first, at most ten.</summary>
    public required IReadOnlyList<DealItem> TopDeals { get; init; }

    /// <summary>Rumoured deals and those in talks, largest amount first, at most ten.</summary>
    public required IReadOnlyList<DealItem> Talks { get; init; }

    /// <summary>All deals of the period: announced and closed ones, those in talks, and those that came to nothing, each largest amount first.</summary>
    /// <remarks>The site prints them; the API gives them as a list, in pages.</remarks>
    [JsonIgnore]
    public IReadOnlyList<DealItem> Deals { get; init; } = [];
}
