using ServerlessDeals.Store.Drafts;

namespace ServerlessDeals.Queries;

/// <summary>A page of a list. The last page has no link to a next one.</summary>
/// <param name="Total">The number of all matches, if requested and known.</param>
public sealed record DealList(IReadOnlyList<ListedDeal> Value, string? NextLink, int? Total = null)
{
    /// <summary>The value of cursor= for the next page.</summary>
    public string? NextCursor { get; init; }

    /// <summary>Why there is no total, if one was requested.</summary>
    public string? TotalUnknown { get; init; }
}

/// <summary>A page of deals with its cost.</summary>
public sealed record ExplainedList(Explanation Explanation, IReadOnlyList<ListedDeal> Value, string? NextLink, string? NextCursor);

/// <inheritdoc cref="DealList"/>
/// <param name="NextCursor">The value of the parameter cursor for the next page.</param>
public sealed record OrganizationList(IReadOnlyList<OrganizationItem> Value, string? NextLink, string? NextCursor);

/// <inheritdoc cref="OrganizationList"/>
public sealed record DraftList(IReadOnlyList<StoredDraft> Value, string? NextLink, string? NextCursor);
