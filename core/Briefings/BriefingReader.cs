using ServerlessDeals.Queries;
using ServerlessDeals.Storage;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Briefings;

/// <summary>Makes the briefing of a month or a week from the deals that lie in it.</summary>
public sealed class BriefingReader(DealReader deals, SummaryReader summaries)
{
    private const int Most = 10;

    /// <summary>The newest month in which a deal was announced or closed; null before the first deal or refresh.</summary>
    public async Task<Briefing?> LatestAsync(DateOnly? asOf, CancellationToken cancel)
    {
        var months = await summaries.TableAsync(Dimension.Month, asOf, cancel);
        return months.Value.FirstOrDefault(month => month.Announced.Deals > 0) is { } newest
            ? await GetAsync(BriefingPeriod.Parse(newest.Key).OrThrow(), asOf, cancel)
            : null;
    }

    public async Task<Briefing> GetAsync(BriefingPeriod period, DateOnly? asOf, CancellationToken cancel)
    {
        var status = await summaries.StatusAsync(cancel);
        var now = await DealsAsync(period, asOf, cancel);
        var before = await DealsAsync(period.Before(), asOf, cancel);
        return Make(period, now, before, asOf ?? status.Known ?? period.Last, status.Reported);
    }

    /// <summary>The briefing of a period from its deals and those of the period before.</summary>
    public static Briefing Make(
        BriefingPeriod period, IReadOnlyList<DealItem> now, IReadOnlyList<DealItem> before, DateOnly asOf, PartialDate? reported)
    {
        var (announcedDeals, talks) = (BySize(now.Where(deal => deal.IsCounted())), BySize(now.Where(deal => deal.IsPending())));
        var announced = Publication.Tally(Sum(announcedDeals).Announced);
        var inTalks = Publication.Tally(Sum(talks).InTalks);
        var incomplete = SummaryReader.IsIncomplete(PartialDate.OfDay(period.Last), asOf, reported);
        var previous = SummaryReader.IsIncomplete(PartialDate.OfDay(period.Before().Last), asOf, reported)
            ? null
            : Publication.Tally(Sum(before.Where(deal => deal.IsCounted())).Announced);
        return new()
        {
            Period = period.ToString(),
            Title = period.Title,
            AsOf = asOf,
            Lede = Briefings.Lede.Of(period, announced, inTalks, Largest(now, announced), incomplete ? null : previous, incomplete),
            Incomplete = incomplete,
            Announced = announced,
            InTalks = inTalks,
            TopDeals = [.. announcedDeals.Take(Most)],
            Talks = [.. talks.Take(Most)],
            Deals = [.. announcedDeals, .. talks, .. BySize(now.Where(deal => !deal.IsCounted() && !deal.IsPending()))],
        };
    }

    private static DealItem? Largest(IReadOnlyList<DealItem> deals, Tally announced) =>
        announced.InDollars() is { } dollars ? deals.First(deal => deal.Id == dollars.Largest.Deal) : null;

    private static Count Sum(IEnumerable<DealItem> deals) =>
        deals.Aggregate(Count.None, (sum, deal) => Count.Add(sum, Count.Of(deal)));

    // Amounts of different currencies are not compared: dollars come first, then the other currencies by size.
    private static IReadOnlyList<DealItem> BySize(IEnumerable<DealItem> deals) =>
    [
        .. deals.OrderBy(deal => deal.Amount.Value.IsUndisclosed)
            .ThenBy(deal => deal.Amount.Value.Currency == Currency.Usd ? 0 : 1)
            .ThenByDescending(deal => Math.Max(deal.Amount.Value.Low, deal.Amount.Value.Low == 0 ? deal.Amount.Value.High ?? 0 : 0))
            .ThenBy(deal => deal.Id),
    ];

    private async Task<IReadOnlyList<DealItem>> DealsAsync(BriefingPeriod period, DateOnly? asOf, CancellationToken cancel)
    {
        var found = new List<DealItem>();
        for (var year = period.Last.Year; year >= period.First.Year; year--)
        {
            found.AddRange(await deals.AllAsync(Views.ByDate, Views.Year(year), period.First, period.Last, asOf, cancel));
        }

        return found;
    }
}
