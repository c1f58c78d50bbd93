using System.ComponentModel;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>A page of deals.</summary>
public sealed record DealsAnswer : AssistantAnswer
{
    [Description("The deals, in the order that was asked for.")]
    public required IReadOnlyList<DealLine> Deals { get; init; }

    [Description("True if there are more deals than these. Repeat the call with the same arguments and cursor = nextCursor.")]
    public required bool More { get; init; }

    [Description("The cursor of the next page.")]
    public string? NextCursor { get; init; }

    [Description("The number of all deals that match, if it was asked for and could be counted.")]
    public int? Total { get; init; }

    [Description("Why there is no total, if it was asked for.")]
    public string? TotalUnknown { get; init; }

    public override IEnumerable<string> Lines()
    {
        yield return Deals.Count == 0
            ? "No deal of this record matches."
            : English.Capital(English.Count(Deals.Count, "deal", "deals")) + (Total is { } total ? $" of {total}" : "") + ".";
        foreach (var (index, deal) in Deals.Index())
        {
            yield return $"{index + 1}. {string.Join('\n', deal.Words)}";
        }

        if (TotalUnknown is not null)
        {
            yield return $"The number of all deals is not known: {TotalUnknown}";
        }

        if (More)
        {
            yield return $"There are more. Repeat the call with the same arguments and cursor {NextCursor}";
        }
    }

    /// <param name="page">The deals on the day that was asked for.</param>
    /// <param name="nextCursor">The cursor of the next page.</param>
    /// <param name="day">The day that decides whether talks are stale.</param>
    public static DealsAnswer Of(DealPage page, string? nextCursor, DateOnly day) => new()
    {
        Deals = [.. page.Deals.Select(deal => DealLine.Of(deal, day))],
        More = nextCursor is not null,
        NextCursor = nextCursor,
        Total = page.Total,
        TotalUnknown = page.TotalUnknown,
    };
}
