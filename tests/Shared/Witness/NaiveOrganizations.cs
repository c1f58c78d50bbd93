namespace ServerlessDeals.Tests.Witness;

internal sealed record WitnessCoInvestor(string Investor, int Deals);

/// <summary>Two rivals with the same investor, the smaller id first.</summary>
/// <param name="InTalks">The investor is only in talks with one of the two.</param>
internal sealed record WitnessOverlap(string Company, string Rival, bool InTalks);

/// <summary>A rival of a company, and an investor that backs both.</summary>
/// <param name="InTalks">The investor is only in talks with one of the two.</param>
internal sealed record WitnessSharedBacker(string Investor, string Rival, bool InTalks);

/// <param name="Backed">Deals that name it as a party, in any role.</param>
/// <param name="CoInvestors">Co-investors in announced and closed funding.</param>
/// <param name="Overlaps">Pairs of rivals in announced and closed deals and in live talks.</param>
internal sealed record WitnessOrganizationDetail(
    IReadOnlyList<string> Raised,
    IReadOnlyList<string> Backed,
    IReadOnlyList<WitnessCoInvestor> CoInvestors,
    IReadOnlyList<WitnessOverlap> Overlaps,
    IReadOnlyList<WitnessSharedBacker> SharedBackers,
    IReadOnlyList<WitnessStepUp> Valuations);

/// <summary>What an organization raised and backed, its co-investors, and the rivals it backs.</summary>
internal static class NaiveOrganizations
{
    public static WitnessOrganizationDetail Of(
        string id, IReadOnlyList<WitnessResolved> deals, IReadOnlyList<WitnessOrganization> organizations, DateOnly day)
    {
        var backed = deals.Where(deal => Backs(id, deal)).ToList();
        return new(
            [.. Newest(deals.Where(deal => deal.Company == id))],
            [.. Newest(deals.Where(deal => deal.Parties.Any(party => party.Org == id)))],
            [.. CoInvestors(id, [.. backed.Where(deal => deal.Stage == "settled" && NaiveCounter.FamilyOf(deal.Kind) == "funding")])],
            [.. Overlaps(id, [.. backed.Where(deal => IsLive(deal, day))], organizations)],
            [.. SharedBackers(id, [.. deals.Where(deal => IsLive(deal, day))], organizations)],
            NaiveValuations.Of([.. deals.Where(deal => deal.Company == id)]));
    }

    private static bool IsLive(WitnessResolved deal, DateOnly day) => deal.Stage != "ended" && !deal.IsStale(day);

    private static IEnumerable<WitnessSharedBacker> SharedBackers(
        string id, List<WitnessResolved> live, IReadOnlyList<WitnessOrganization> organizations)
    {
        foreach (var rival in organizations.Select(organization => organization.Id).Where(other => AreRivals(id, other, organizations)))
        {
            foreach (var investor in live.SelectMany(deal => deal.Parties).Select(party => party.Org).Distinct())
            {
                var (own, its) = (Of(id, investor), Of(rival, investor));
                if (own.Count > 0 && its.Count > 0)
                {
                    yield return new(investor, rival, own.All(deal => deal.Stage == "talks") || its.All(deal => deal.Stage == "talks"));
                }
            }
        }

        List<WitnessResolved> Of(string company, string investor) =>
            [.. live.Where(deal => deal.Company == company && Backs(investor, deal))];
    }

    private static bool AreRivals(string left, string right, IReadOnlyList<WitnessOrganization> organizations) =>
        left != right && organizations.Any(organization =>
            (organization.Id == left && organization.Competitors.Contains(right))
            || (organization.Id == right && organization.Competitors.Contains(left)));

    private static bool Backs(string id, WitnessResolved deal) => deal.Parties.Any(party => party.Org == id && party.IsInvestor);

    private static IEnumerable<string> Newest(IEnumerable<WitnessResolved> deals) =>
        deals.OrderByDescending(deal => deal.Date.First).ThenBy(deal => deal.Id, StringComparer.Ordinal).Select(deal => deal.Id);

    private static IEnumerable<WitnessCoInvestor> CoInvestors(string id, List<WitnessResolved> funding)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var deal in funding)
        {
            foreach (var party in deal.Parties.Where(party => party.IsInvestor && party.Org != id))
            {
                counts[party.Org] = counts.GetValueOrDefault(party.Org) + 1;
            }
        }

        return counts.Select(count => new WitnessCoInvestor(count.Key, count.Value));
    }

    private static IEnumerable<WitnessOverlap> Overlaps(
        string id, List<WitnessResolved> live, IReadOnlyList<WitnessOrganization> organizations)
    {
        var companies = live.Select(deal => deal.Company).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var company in companies)
        {
            var later = companies.Where(other => string.CompareOrdinal(company, other) < 0);
            foreach (var rival in later.Where(other => AreRivals(company, other, organizations)))
            {
                yield return new(company, rival, OnlyTalks(company) || OnlyTalks(rival));
            }
        }

        bool OnlyTalks(string company) => live.Where(deal => deal.Company == company).All(deal => deal.Stage == "talks");
    }
}
