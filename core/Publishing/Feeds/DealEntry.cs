namespace ServerlessDeals.Publishing.Feeds;

/// <summary>What a feed tells of a deal: the news of it, and the deal as it stands now.</summary>
public sealed record DealEntry(DealItem Deal, DealNews News)
{
    /// <summary>Those of which something became known last come first; those of which nothing was news are left out.</summary>
    public static IEnumerable<DealEntry> Of(IEnumerable<DealItem> deals) => deals
        .Where(deal => deal.News is not null)
        .OrderByDescending(deal => deal.News!.On).ThenBy(deal => deal.Id)
        .Select(deal => new DealEntry(deal, deal.News!));

    /// <param name="address">Where the deal can be read, in full.</param>
    public FeedEntry ToEntry(string address) => new(
        $"urn:serverlessdeals:deal:{Deal.Id}", News.Text.TrimEnd('.'), address, News.On, Text(), Deal.Amount.Source?.Url)
    {
        Tags = [.. Deal.Sectors.Select(sector => sector.ToString()), EnumWords.Of(Deal.Kind), EnumWords.Of(Deal.Status)],
    };

    private string Text() => string.Join(" ", new[]
    {
        DealSentence.Of(Deal),
        Deal.Amount.Source is { } source ? $"Amount by {source.Publisher}, {source.Published}." : null,
        Deal.Contradictions is { } found ? $"Sources contradict each other on {English.List([.. found.Select(conflict => conflict.Field).Distinct()])}." : null,
    }.OfType<string>());
}
