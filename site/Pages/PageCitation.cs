using System.Globalization;

namespace ServerlessDeals.Pages;

/// <summary>How to cite a page: its state on a day.</summary>
/// <param name="AsOf">The last day on which something became known that the page shows.</param>
/// <param name="Answer">The API's answer with the same content as of that day, under the API's address; null if there is none.</param>
public sealed record PageCitation(DateOnly AsOf, string? Answer)
{
    /// <param name="path">The path of the API's answer, such as "/deals/minimax-2024-03".</param>
    internal static PageCitation? Of(KnownSpan? known, string path) => known is { Last: var day }
        ? new(day, string.Create(CultureInfo.InvariantCulture, $"{path}?asOf={day:yyyy-MM-dd}"))
        : null;
}
