namespace ServerlessDeals.Publishing.Feeds;

/// <summary>A deal in a feed: its latest news and its current state.</summary>
public sealed record DealEntry(DealItem Deal, DealNews News)
{
    /// <summary>Deals with news, latest news first.</summary>
    public static IEnumerable<DealEntry> Of(IEnumerable<DealItem> deals) => deals
        .Where(deal => deal.News is not null)
        .OrderByDescending(deal => deal.News!.On).ThenBy(deal => deal.Id)
        .Select(deal => new DealEntry(deal, deal.News!));

    /// <summary>The entry. Its id changes only if there is newer news, so readers show that as a new entry.</summary>
    /// <param name="address">The absolute address of the deal's page.</param>
    public FeedEntry ToEntry(string address) => new(
        $"urn:serverlessdeals:news:{Deal.Id}:{News.Claim}", News.Text.TrimEnd('.'), address, News.On, Text(), Deal.Amount.Source?.Url)
    {
        Tags = [.. Deal.Sectors.Select(sector => sector.ToString()), EnumWords.Of(Deal.Kind), EnumWords.Of(Deal.Status)],
    };

    private string Text() => string.Join(" ", new[]
    {
        DealSentence.Of(Deal),
        Deal.Amount.Source is { } source ? $"Amount by {source.Publisher}, {source.Published}." : null,
        Deal.Contradictions is { } contradictions ? ContradictionsText(contradictions) : null,
    }.OfType<string>());

    private static string ContradictionsText(IEnumerable<Conflict> contradictions) =>
        $"Sources contradict each other on {English.List([.. contradictions.Select(conflict => conflict.Field).Distinct()])}.";
}
