using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>
/// A deal as readers have seen it, from the first claim until today. It is told once, when the deal is written; all that is stored
/// of the deal, and all that is shown of it today, follows from it.
/// </summary>
/// <param name="Now">The deal as all its claims resolve.</param>
/// <param name="Periods">What lists have shown of it, oldest first.</param>
public sealed record DealHistory(ResolvedDeal Now, IReadOnlyList<DealPeriod> Periods)
{
    /// <summary>What lists show today.</summary>
    [JsonIgnore]
    public DealItem Item => Periods[^1].Item;

    /// <summary>All that was ever news of it, oldest first.</summary>
    [JsonIgnore]
    public IEnumerable<DealNews> News => Periods.Select(period => period.Item.News).OfType<DealNews>().Distinct();

    /// <summary>What lists showed on a day; null before its first claim was known.</summary>
    public DealItem? On(DateOnly? day) => day is { } then ? Periods.LastOrDefault(period => period.From <= then)?.Item : Item;

    /// <param name="register">The organizations that the deal names.</param>
    public static DealHistory Of(Deal deal, Register register)
    {
        var states = Resolver.History(deal);
        var periods = new List<DealPeriod>(states.Count);
        var (before, news) = ((ResolvedDeal?)null, (DealNews?)null);
        foreach (var (i, (from, now)) in states.Index())
        {
            var item = DealItem.Of(now, register);
            news = DealNews.Of(news is null ? null : before, now, item, from) ?? news;
            periods.Add(new(from, i + 1 < states.Count ? states[i + 1].From : null, item with { News = news }));
            before = now;
        }

        return new(states[^1].Deal, periods);
    }
}
