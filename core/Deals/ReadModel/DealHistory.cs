using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>
/// A deal as readers have seen it, from the first claim until today. It is computed once, when the deal is written, and everything
/// stored or shown about the deal is derived from it.
/// </summary>
/// <param name="Now">The deal, resolved from all its claims.</param>
/// <param name="Periods">What lists have shown, oldest first.</param>
public sealed record DealHistory(ResolvedDeal Now, IReadOnlyList<DealPeriod> Periods)
{
    /// <summary>What lists show today.</summary>
    [JsonIgnore]
    public DealItem Item => Periods[^1].Item;

    /// <summary>All news about the deal, oldest first.</summary>
    [JsonIgnore]
    public IEnumerable<DealNews> News => Periods.Select(period => period.Item.News).OfType<DealNews>().Distinct();

    /// <summary>What lists showed on a day; null before its first claim was known.</summary>
    public DealItem? On(DateOnly? day) => day is { } date ? Periods.LastOrDefault(period => period.From <= date)?.Item : Item;

    /// <param name="register">The organizations that the deal names.</param>
    /// <param name="rates">For the comparable figures. The rate belongs to the deal's date, so it is the same on every day.</param>
    public static DealHistory Of(Deal deal, Register register, ExchangeRates rates)
    {
        var states = Resolver.History(register.Current(deal))
            .Select(state => (state.From, Deal: ComparableFigures.Added(state.Deal, rates))).ToList();
        var periods = new List<DealPeriod>(states.Count);
        var (before, news) = ((ResolvedDeal?)null, (DealNews?)null);
        foreach (var (i, (from, now)) in states.Index())
        {
            var item = DealItem.Of(now, register);
            news = DealNews.Of(news is null ? null : before, now, item, from) ?? news;
            periods.Add(new(from, i + 1 < states.Count ? states[i + 1].From : null, item with { News = news }) { Timeline = now.Timeline });
            before = now;
        }

        return new(states[^1].Deal, periods);
    }
}
