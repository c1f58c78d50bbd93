using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Publishing.Front;

/// <summary>Everything on the front page but its chart.</summary>
public sealed record FrontBriefing
{
    private const int MostNews = 6;
    private const int MostValued = 10;
    private const int MostPairs = 5;

    /// <summary>Where the record ends, in words.</summary>
    public required string RecordEnds { get; init; }

    /// <summary>The newest complete month.</summary>
    public required Briefing Month { get; init; }

    public required FrontStory Story { get; init; }

    /// <summary>The newest news, at most one of a deal.</summary>
    public required IReadOnlyList<DatedDealNews> News { get; init; }

    public ComparedPeriods? ByMonth { get; init; }

    public ComparedPeriods? ByQuarter { get; init; }

    public required IReadOnlyList<ValuedCompany> Valued { get; init; }

    public required Talks Talks { get; init; }

    public required RecordFigures Figures { get; init; }

    public required IReadOnlyList<RivalPair> Rivals { get; init; }

    public required IReadOnlyList<Disagreement> Disagreements { get; init; }

    /// <summary>Null before the first announced deal.</summary>
    public static FrontBriefing? Of(SiteData data)
    {
        if (data.Latest is not { } month || RecordFigures.Of(data) is not { } figures)
        {
            return null;
        }

        var running = data.Months.TakeWhile(newer => newer.Period != month.Period).LastOrDefault();
        return new()
        {
            RecordEnds = FrontStory.RecordEnds(data.Reported, data.Today),
            Month = month,
            Story = FrontStory.Of(month, running, (data.Reported?.First ?? data.Today).Year),
            News = [.. data.News.DistinctBy(news => news.Deal).Take(MostNews)],
            ByMonth = ComparedPeriods.Newest(data.Months),
            ByQuarter = ComparedPeriods.Newest(data.Quarters),
            Valued = [.. ValuationBoard.Of(data.ByCompany).Take(MostValued)],
            Talks = Talks.Of(data.Deals.Select(deal => deal.Deal), data.Today),
            Figures = figures,
            Rivals = RivalPair.Closest(data.Investors, MostPairs),
            Disagreements = Disagreement.Widest(data.Deals, MostPairs),
        };
    }
}
