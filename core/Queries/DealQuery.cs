namespace ServerlessDeals.Queries;

/// <summary>Which deals are asked for. All conditions must hold; several statuses mean any of them.</summary>
public sealed record DealQuery
{
    public const int DefaultLimit = 25;
    public const int MaxLimit = 100;

    public Slug? Company { get; init; }

    /// <summary>Takes part as an investor; acquirers, licensees and lenders do not count.</summary>
    public Slug? Investor { get; init; }

    public IReadOnlyList<DealStatus> Statuses { get; init; } = [];

    /// <summary>Deals whose date surely lies on or after its first day.</summary>
    public PartialDate? From { get; init; }

    /// <summary>Deals whose date surely lies on or before its last day.</summary>
    public PartialDate? To { get; init; }

    /// <summary>What was known at the end of that day; null for all that is known.</summary>
    public DateOnly? AsOf { get; init; }

    public int Limit { get; init; } = DefaultLimit;

    public Cursor? After { get; init; }

    /// <summary>Checks what the service could not.</summary>
    public bool Matches(DealItem item) =>
        (Company is null || item.Company.Id == Company)
        && (Investor is null || item.Parties.Any(party => party.Id == Investor && party.IsInvestor()))
        && (Statuses.Count == 0 || Statuses.Contains(item.Status))
        && (From is null || item.Date.First >= From.Value.First)
        && (To is null || item.Date.Last <= To.Value.Last);

    /// <summary>What a cursor belongs to: everything but the page.</summary>
    internal string Fingerprint() => string.Join(
        '\n', Company, Investor, string.Join(',', Statuses.Order().Select(Words.Of)), From, To, AsOf?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A page of deals, newest first.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="Requests">Storage requests that it cost.</param>
public sealed record DealPage(IReadOnlyList<DealItem> Deals, Cursor? Next, int Requests);
