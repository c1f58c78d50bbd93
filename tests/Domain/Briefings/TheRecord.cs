using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The frozen seeds, resolved as of 29 November 2026, without storage.</summary>
internal static class TheRecord
{
    public static readonly DateOnly Day = new(2026, 11, 29);

    private static readonly Register Names = new(FrozenSeeds.Set.Organizations);

    private static readonly Lazy<IReadOnlyList<DealHistory>> Histories = new(() =>
        [.. FrozenSeeds.Set.Deals.AsParallel().Select(deal => DealHistory.Of(deal, Names, RealRates.All))]);

    private static readonly Lazy<IReadOnlyList<DealDetail>> All = new(() =>
    [
        .. Histories.Value.Select(history => DealDetail.Of(history.Now, history.Item, null, []))
            .OrderByDescending(deal => deal.Date).ThenBy(deal => deal.Id),
    ]);

    private static readonly Lazy<ILookup<Slug, DealItem>> ByCompany = new(() => Deals.ToLookup(deal => deal.Company.Id, deal => deal.Deal));

    private static readonly Lazy<ILookup<Slug, DealItem>> ByParty = new(() =>
        Deals.SelectMany(deal => deal.Parties.Select(party => (party.Id, deal.Deal))).ToLookup(pair => pair.Id, pair => pair.Deal));

    /// <summary>Newest first.</summary>
    public static IReadOnlyList<DealDetail> Deals => All.Value;

    public static IEnumerable<Slug> Companies => Deals.Select(deal => deal.Company.Id).Distinct();

    public static IEnumerable<Slug> Investors => Deals.SelectMany(deal => deal.Parties).Select(party => party.Id).Distinct();

    public static DealDetail Deal(string id) => Deals.Single(deal => deal.Id.ToString() == id);

    public static IReadOnlyList<string> NewsOf(string id) =>
        [.. Histories.Value.Single(history => history.Item.Id.ToString() == id).News.Select(news => news.Text)];

    public static IReadOnlyList<string> Company(Slug id) => Story.OfCompany(
        Organization(id), Deals.Where(deal => deal.Company.Id == id), Day);

    public static IReadOnlyList<string> Investor(Slug id) => Story.OfInvestor(Organization(id), Day);

    public static Briefing Period(string text)
    {
        var period = BriefingPeriod.Parse(text).OrThrow();
        return BriefingReader.Make(
            period, In(period), In(period.Before()), In(period.YearBefore()), new(Day, Day, Deals.Max(deal => deal.Reported)));
    }

    private static IReadOnlyList<DealItem> In(BriefingPeriod period) =>
        [.. Deals.Select(deal => deal.Deal).Where(deal => period.First <= deal.Date.First && deal.Date.Last <= period.Last)];

    private static OrganizationDetail Organization(Slug id)
    {
        return OrganizationDetails.Of(
            Names.Find(id)!,
            [.. ByCompany.Value[id]],
            [.. ByParty.Value[id].Select(deal => (deal, Names.Find(deal.Company.Id)?.Competitors ?? []))],
            [],
            Names,
            Day);
    }
}
