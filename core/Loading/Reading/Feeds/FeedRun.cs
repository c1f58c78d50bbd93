namespace ServerlessDeals.Loading.Reading.Feeds;

public enum FeedOutcome
{
    /// <summary>The setting names no feed.</summary>
    NothingToDo,

    /// <summary>Every feed was read, or had nothing new.</summary>
    Read,

    /// <summary>Some feeds could not be read; the others were.</summary>
    SomeFailed,
}

/// <summary>What reading all feeds did.</summary>
/// <param name="Feeds">The feeds of the setting.</param>
/// <param name="Failed">Those that could not be read, and the parts of the setting that cannot be used.</param>
/// <param name="Articles">The articles that were read.</param>
/// <param name="Drafts">The drafts that they gave.</param>
/// <param name="IsComplete">False if some articles are left for the next run.</param>
public sealed record FeedRun(FeedOutcome Outcome, int Feeds, int Failed, int Articles, int Drafts, bool IsComplete);
