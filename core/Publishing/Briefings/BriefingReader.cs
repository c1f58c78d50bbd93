using ServerlessDeals.Queries;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>Makes the briefing of a year, a quarter, a month or a week from its deals.</summary>
public sealed class BriefingReader(DealReader deals, SummaryReader summaries)
{
    private const int Most = 10;

    /// <summary>
    /// The newest month with announced funding that the record covers to its end. If there is none, the newest with announced
    /// funding. Null before the first deal or refresh.
    /// </summary>
    public async Task<Briefing?> LatestAsync(DateOnly? asOf, CancellationToken cancel)
    {
        var status = await summaries.StatusAsync(cancel);
        var months = await summaries.TableAsync(Dimension.Month, asOf, cancel);
        return Latest(months, asOf, status.Reported) is { } newest ? await GetAsync(newest, asOf, cancel) : null;
    }

    /// <inheritdoc cref="LatestAsync"/>
    /// <param name="months">Newest first.</param>
    /// <param name="asOf">The requested day. The record ends there if not before.</param>
    /// <param name="reported">The date of the newest source.</param>
    public static BriefingPeriod? Latest(SummaryTable months, DateOnly? asOf, PartialDate? reported)
    {
        var funded = months.Value
            .Where(month => month.Funding.Announced.Deals > 0)
            .Select(month => BriefingPeriod.Parse(month.Key).OrThrow())
            .ToList();
        var end = reported is { } newest && (asOf is null || newest.Last < asOf) ? newest.Last : asOf ?? DateOnly.MaxValue;
        return funded.Count == 0 ? null : funded.Where(month => month.Last <= end).Append(funded[0]).First();
    }

    public async Task<Briefing> GetAsync(BriefingPeriod period, DateOnly? asOf, CancellationToken cancel)
    {
        var status = await summaries.StatusAsync(cancel);
        var today = asOf ?? await summaries.TodayAsync(cancel);
        var record = new RecordDays(today, asOf ?? status.Known ?? period.Last, status.Reported);
        var now = DealsAsync(period, asOf, cancel);
        var before = FundingAsync(period.Before(), asOf, today, cancel);
        var yearBefore = period.Span == BriefingSpan.Year ? before : FundingAsync(period.YearBefore(), asOf, today, cancel);
        return Make(period, await now, await before, await yearBefore, record);
    }

    /// <summary>The briefing of a period from its deals, those of the period before and those of a year earlier.</summary>
    public static Briefing Make(
        BriefingPeriod period,
        IReadOnlyList<DealItem> now,
        IReadOnlyList<DealItem> before,
        IReadOnlyList<DealItem> yearBefore,
        RecordDays record) => Make(period, now, Funding(before, record.Today), Funding(yearBefore, record.Today), record);

    /// <summary>The briefing of a period from its deals, and from the funding of the period before and of a year earlier.</summary>
    public static Briefing Make(
        BriefingPeriod period, IReadOnlyList<DealItem> now, DealFigures before, DealFigures yearBefore, RecordDays record)
    {
        var (announced, talks) = (BySize(now.Where(deal => deal.IsCounted())), BySize(now.Where(deal => deal.IsPending())));
        var incomplete = SummaryReader.IsIncomplete(PartialDate.OfDay(period.Last), record.Today);
        var ends = record.Ends is { } end && end.Last < period.Last ? end : (PartialDate?)null;
        var isWhole = !incomplete && ends is null;
        var figures = Figures.Of(now, record.Today);
        var briefing = new Briefing
        {
            Period = period.ToString(),
            Title = period.Title,
            AsOf = record.AsOf,
            Lede = [],
            Incomplete = incomplete,
            RecordEnds = ends,
            Before = isWhole ? Compared(period.Before(), before) : null,
            YearBefore = isWhole && period.Span != BriefingSpan.Year ? Compared(period.YearBefore(), yearBefore) : null,
            Funding = figures.Funding,
            Debt = figures.Debt,
            Secondary = figures.Secondary,
            Takeovers = figures.Takeovers,
            Cumulative = figures.Cumulative,
            TopDeals = [.. announced.Where(deal => deal.IsIn(Family.Funding)).Take(Most)],
            OtherDeals = [.. announced.Where(deal => !deal.IsIn(Family.Funding)).Take(Most)],
            Talks = [.. talks.Where(deal => !deal.IsStale(record.Today)).Take(Most)],
            Deals = [.. announced, .. talks, .. BySize(now.Where(deal => !deal.IsCounted() && !deal.IsPending()))],
        };
        return briefing with { Lede = new Lede(briefing, period, before, yearBefore).Sentences() };
    }

    private static ComparedPeriod Compared(BriefingPeriod period, DealFigures funding) =>
        new(period.ToString(), period.Title, funding);

    private static DealFigures Funding(IReadOnlyList<DealItem> deals, DateOnly day) => Figures.Of(deals, day).Funding.Announced;

    // By comparable dollars. Amounts without a rate come after them, by currency, and undisclosed amounts last.
    private static IReadOnlyList<DealItem> BySize(IEnumerable<DealItem> deals) =>
    [
        .. deals.OrderBy(deal => deal.Amount.Value.IsUndisclosed)
            .ThenByDescending(deal => deal.Amount.InDollars()?.Figure ?? -1)
            .ThenBy(deal => deal.Amount.InDollars() is null ? deal.Amount.Value.Currency : Currency.Usd)
            .ThenByDescending(deal => deal.Amount.Value.Figure)
            .ThenBy(deal => deal.Id),
    ];

    // The funding of a year or a quarter is in a summary. Its deals may be thousands.
    private async Task<DealFigures> FundingAsync(BriefingPeriod period, DateOnly? asOf, DateOnly today, CancellationToken cancel) =>
        period.Span switch
        {
            BriefingSpan.Year => await SummedAsync(Dimension.Year, period, asOf, cancel),
            BriefingSpan.Quarter => await SummedAsync(Dimension.Quarter, period, asOf, cancel),
            _ => Funding(await DealsAsync(period, asOf, cancel), today),
        };

    private async Task<DealFigures> SummedAsync(Dimension dimension, BriefingPeriod period, DateOnly? asOf, CancellationToken cancel) =>
        (await summaries.GetAsync(dimension, period.ToString(), asOf, cancel))?.Funding.Announced ?? DealFigures.None;

    private async Task<IReadOnlyList<DealItem>> DealsAsync(BriefingPeriod period, DateOnly? asOf, CancellationToken cancel)
    {
        var years = Enumerable.Range(period.First.Year, period.Last.Year - period.First.Year + 1).Reverse();
        var dealsByYear = await Task.WhenAll(
            years.Select(year => deals.AllAsync(Views.ByDate, Views.Year(year), period.First, period.Last, asOf, cancel)));
        return [.. dealsByYear.SelectMany(dealsOfYear => dealsOfYear)];
    }
}

/// <summary>The days a briefing is based on.</summary>
/// <param name="Today">The day of the answer or the build. It decides which talks are stale and which periods are incomplete.</param>
/// <param name="AsOf">The day as of which deals are counted.</param>
/// <param name="Reported">The date of the newest source.</param>
public readonly record struct RecordDays(DateOnly Today, DateOnly AsOf, PartialDate? Reported)
{
    /// <summary>The end of the record, if it is before today.</summary>
    public PartialDate? Ends => Reported is { } newest && newest.Last < Today ? newest : null;
}
