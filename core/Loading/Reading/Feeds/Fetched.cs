namespace ServerlessDeals.Loading.Reading.Feeds;

/// <summary>What an address gave: a text, nothing new, or a failure.</summary>
internal sealed record Fetched
{
    /// <summary>Null if there is nothing new, or it failed.</summary>
    public string? Text { get; init; }

    public string? ETag { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>Why it failed, as a sentence; null if it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it may succeed later.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>How long the site asked to be left alone.</summary>
    public TimeSpan? Wait { get; init; }

    public static Fetched Failed(string why, bool isTemporary = false) => new() { Failure = why, IsTemporary = isTemporary };
}
