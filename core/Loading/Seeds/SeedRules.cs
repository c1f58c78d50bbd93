namespace ServerlessDeals.Loading.Seeds;

/// <summary>The rules across entries: unique ids, existing references, and values that contradict each other.</summary>
internal sealed class SeedRules(DateOnly today)
{
    private readonly Dictionary<Slug, (Organization Organization, SeedNode Node)> _organizations = [];
    private readonly Dictionary<DealId, (Deal Deal, SeedNode Node)> _deals = [];
    private readonly Dictionary<Claim, SeedNode> _claims = new(ReferenceEqualityComparer.Instance);

    public List<Organization> Organizations { get; } = [];

    public List<Deal> Deals { get; } = [];

    public Organization? Add(Organization? organization, SeedNode node)
    {
        if (organization is null)
        {
            return null;
        }

        if (!_organizations.TryAdd(organization.Id, (organization, node)))
        {
            node.Fault($"has the id {organization.Id}, which another organization has; give one of them another id");
            return organization;
        }

        Organizations.Add(organization);
        return organization;
    }

    public void Add(Deal? deal, SeedNode node)
    {
        if (deal is null)
        {
            return;
        }

        if (!_deals.TryAdd(deal.Id, (deal, node)))
        {
            node.Fault($"has the id {deal.Id}, which another deal has; give one of them another id");
            return;
        }

        Deals.Add(deal);
    }

    public void AddClaim(Claim claim, SeedNode node) => _claims[claim] = node;

    public void Check()
    {
        foreach (var (organization, node) in _organizations.Values)
        {
            Refer(node, "parent", organization.Parent is { } parent ? [parent] : []);
            Refer(node, "competitors", organization.Competitors);
        }

        foreach (var (deal, node) in _deals.Values)
        {
            Check(deal, node);
        }

        SimilarNames();
        SimilarDeals();
    }

    private void Check(Deal deal, SeedNode node)
    {
        if (deal.PartOf is { } whole && (whole == deal.Id || !_deals.TryGetValue(whole, out var parent) || parent.Deal.PartOf is not null))
        {
            node.Find("partOf")!.Fault(
                $"'{whole}' is not a deal that this one can be part of; name a deal of the seeds that is not part of another");
        }

        foreach (var other in node.List(SeedFileReader.DistinctFrom).Where(other => !Names(other, company: deal.Company)))
        {
            other.Fault("is not another deal of this company; name the deal that looks like this one but is not the same");
        }

        foreach (var repeated in deal.Claims.GroupBy(claim => claim.Id).SelectMany(group => group.Skip(1)))
        {
            _claims[repeated].Find("id")!.Fault($"'{repeated.Id}' is another claim's id in this deal; give each claim its own");
        }

        foreach (var claim in deal.Claims)
        {
            Check(deal, claim, _claims[claim]);
        }
    }

    /// <summary>The rules for one claim of a deal.</summary>
    public void Check(Deal deal, Claim claim, SeedNode node)
    {
        if (claim.Source.Published.First > today)
        {
            node.Find("source")!.Find("published")!
                .Fault($"'{claim.Source.Published}' is in the future; today is {PartialDate.OfDay(today)}");
        }

        if (claim.Recorded > today)
        {
            node.Fault($"is recorded on {PartialDate.OfDay(claim.Recorded)}, in the future; today is {PartialDate.OfDay(today)}");
        }

        if (claim.Supersedes is { } old && (old == claim.Id || deal.Claims.All(other => other.Id != old) || IsCircular(deal, claim)))
        {
            node.Find("supersedes")!.Fault($"'{old}' is not an earlier claim of this deal; name the claim that this one corrects");
        }

        if (claim is { Corrects: not null, Supersedes: null })
        {
            node.Find("corrects")!.Fault(
                "describes an error in the record, but no claim is superseded; name the wrong claim under supersedes, "
                + "or write knownMistake if the source is wrong");
        }

        if (claim.Source.By is { } by && !_organizations.ContainsKey(by))
        {
            node.Find("source")!.Find("by")!.Fault(Unregistered(by));
        }

        CheckMoney(deal, claim, node);
        foreach (var (party, partyNode) in claim.Parties.Zip(node.List("parties")))
        {
            CheckParty(deal, party, partyNode);
        }
    }

    private static void CheckMoney(Deal deal, Claim claim, SeedNode node)
    {
        if (claim.Amount is { Qualifier: Qualifier.Exactly, Low: 0 } && deal.Kind != DealKind.Secondary)
        {
            node.Find("amount")!.Fault("is zero, which only a tender (kind secondary) can be; write undisclosed, or leave it out");
        }

        if (claim.Amount is not { IsUndisclosed: false } amount
            || claim.Valuation is not { Basis: ValuationBasis.Post, Worth: { IsUndisclosed: false, High: { } worth } post }
            || amount.Currency != post.Currency
            || claim.KnownMistake is not null)
        {
            return;
        }

        if (amount.Low > worth)
        {
            node.Find("amount")!.Fault(
                $"{amount} is more than the valuation, {claim.Valuation}; correct one of them, "
                + "or write under knownMistake what the source got wrong");
        }
        else if (amount.Low > worth / 2 && deal.Kind != DealKind.Acquisition)
        {
            node.Find("amount")!.Fault($"{amount} is more than half of the valuation, {claim.Valuation}; check both", Severity.Warning);
        }
    }

    private void CheckParty(Deal deal, Party party, SeedNode node)
    {
        if (!_organizations.ContainsKey(party.Org))
        {
            node.Find("org")!.Fault(Unregistered(party.Org));
        }

        if (party.Org == deal.Company)
        {
            node.Find("org")!.Fault($"'{party.Org}' is the company itself; parties are organizations that invest, buy, license or lend");
        }

        DealKind? expected = party.Role switch
        {
            PartyRole.Acquirer => DealKind.Acquisition,
            PartyRole.Licensee => DealKind.AcquihireLicence,
            PartyRole.Lender => DealKind.Debt,
            _ => null,
        };
        if (expected is not null && expected != deal.Kind)
        {
            node.Find("role")!.Fault(
                $"'{EnumWords.Of(party.Role)}' belongs to deals of the kind {EnumWords.Of(expected.Value)}, "
                + $"but this one is a {EnumWords.Of(deal.Kind)}");
        }
    }

    private static bool IsCircular(Deal deal, Claim claim)
    {
        var seen = new HashSet<Slug> { claim.Id };
        for (var old = claim.Supersedes; old is not null; old = deal.Claims.FirstOrDefault(other => other.Id == old)?.Supersedes)
        {
            if (!seen.Add(old.Value))
            {
                return true;
            }
        }

        return false;
    }

    private void Refer(SeedNode node, string field, IReadOnlyList<Slug> ids)
    {
        foreach (var id in ids.Where(id => !_organizations.ContainsKey(id)))
        {
            node.Find(field)!.Fault(Unregistered(id));
        }
    }

    private static string Unregistered(Slug id) =>
        $"'{id}' is not an organization in the seeds; add it to investors.yaml, or correct the id";

    // Likely duplicates are shown to a person and never merged.
    private void SimilarNames()
    {
        var sameNames = _organizations.Values.GroupBy(
            entry => string.Concat(entry.Organization.Name.ToUpperInvariant().Where(char.IsLetterOrDigit)), StringComparer.Ordinal);
        foreach (var group in sameNames.Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            var first = group.First().Organization.Id;
            foreach (var (_, node) in group.Skip(1))
            {
                node.Fault(
                    $"has the same name as {first} except for case and punctuation; if they are the same, merge them by hand",
                    Severity.Warning);
            }
        }
    }

    private void SimilarDeals()
    {
        foreach (var company in _deals.Values.GroupBy(entry => entry.Deal.Company))
        {
            var resolved = company
                .Where(entry => entry.Deal.PartOf is null)
                .Select(entry => (entry.Node, Deal: Resolver.Resolve(entry.Deal, DateOnly.MaxValue)!))
                .ToList();
            for (var i = 0; i < resolved.Count; i++)
            {
                var (node, deal) = resolved[i];
                foreach (var other in resolved.Take(i).Where(other => AreAlike(deal, other.Deal) && !AreMarkedDistinct(resolved[i], other)))
                {
                    node.Fault(
                        $"may be the same as {other.Deal.Id}: within 45 days, and with the same round or amount; if they are the same, "
                        + $"merge them by hand, otherwise write {SeedFileReader.DistinctFrom}: [{other.Deal.Id}]",
                        Severity.Warning);
                }
            }
        }
    }

    private bool Names(SeedNode node, Slug company) =>
        DealId.Parse(node.Scalar()) is { IsValue: true, Value: var id }
        && _deals.TryGetValue(id, out var named) && named.Deal.Company == company;

    private static bool AreMarkedDistinct((SeedNode Node, ResolvedDeal Deal) left, (SeedNode Node, ResolvedDeal Deal) right) =>
        Excludes(left.Node, right.Deal.Id) || Excludes(right.Node, left.Deal.Id);

    private static bool Excludes(SeedNode node, DealId id) =>
        node.List(SeedFileReader.DistinctFrom).Any(other => other.Scalar() == id.ToString());

    private static bool AreAlike(ResolvedDeal left, ResolvedDeal right) => Of(left).MayBeSameAs(Of(right));

    private static DuplicateFields Of(ResolvedDeal deal) => new(deal.Kind, deal.Date, deal.Round?.Value, deal.Amount.Value);
}
