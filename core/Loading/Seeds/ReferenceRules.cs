namespace ServerlessDeals.Loading.Seeds;

/// <summary>What an entry refers to must be there, and must be another entry.</summary>
internal sealed class ReferenceRules(SeedIndex index)
{
    public void Check(Organization organization, SeedNode node)
    {
        if (organization.Parent is { } parent)
        {
            var parentNode = node.Find("parent")!;
            index.Refer(parentNode, parent);
            if (IsItsOwnAncestor(organization))
            {
                parentNode.Fault(SeedError.SelfReference, parent == organization.Id
                    ? $"'{parent}' is the organization itself; name the one it belongs to, or leave parent out"
                    : $"'{parent}' belongs to {organization.Id} itself, by its own parent; correct one of them");
            }
        }

        foreach (var competitor in node.List("competitors"))
        {
            if (Slug.Parse(competitor.Raw) is not { IsValue: true, Value: var id })
            {
                continue;
            }

            index.Refer(competitor, id);
            if (id == organization.Id)
            {
                competitor.Fault(SeedError.SelfReference, $"'{id}' is the organization itself; name others, or remove it");
            }
        }
    }

    public void Check(Deal deal, SeedNode node)
    {
        if (deal.PartOf is { } whole && !CanBePartOf(deal, whole))
        {
            node.Find("partOf")!.Fault(
                SeedError.UnknownDeal,
                $"'{whole}' is not a deal that this one can be part of; name a deal of the seeds that is not part of another");
        }

        foreach (var other in node.List(SeedFileReader.DistinctFrom).Where(other => !IsDealOf(other, deal.Company)))
        {
            other.Fault(
                SeedError.UnknownDeal,
                "is not another deal of this company; name the deal that looks like this one but is not the same");
        }

        foreach (var repeated in deal.Claims.GroupBy(claim => claim.Id).SelectMany(group => group.Skip(1)))
        {
            index.NodeOf(repeated).Find("id")!.Fault(
                SeedError.DuplicateId, $"'{repeated.Id}' is another claim's id in this deal; give each claim its own");
        }

        DealIdRule.Check(deal, node, index);
    }

    public void Check(Deal deal, Claim claim, SeedNode node)
    {
        if (claim.Supersedes is { } old && (old == claim.Id || IsUnknown(deal, old) || IsCircular(deal, claim)))
        {
            node.Find("supersedes")!.Fault(
                SeedError.UnknownClaim, $"'{old}' is not an earlier claim of this deal; name the claim that this one corrects");
        }

        if (claim is { Corrects: not null, Supersedes: null })
        {
            node.Find("corrects")!.Fault(
                "describes an error in the record, but no claim is superseded; name the wrong claim under supersedes, "
                + "or write knownMistake if the source is wrong");
        }

        if (claim.Source.By is { } by)
        {
            index.Refer(node.Find("source")!.Find("by")!, by);
        }
    }

    private bool CanBePartOf(Deal deal, DealId whole) =>
        whole != deal.Id && (index.Find(whole) is { } parent ? parent.PartOf is null : index.MayHave(whole.ToString()));

    private bool IsDealOf(SeedNode node, Slug company) =>
        DealId.Parse(node.Raw) is { IsValue: true, Value: var id }
        && (index.Find(id) is { } named ? named.Company == company : index.MayHave(id.ToString()));

    private bool IsUnknown(Deal deal, Slug old) => deal.Claims.All(other => other.Id != old) && !index.IsPartlyRead(deal);

    private bool IsItsOwnAncestor(Organization organization)
    {
        var seen = new HashSet<Slug>();
        for (var parent = organization.Parent; parent is { } id && seen.Add(id); parent = index.Find(id)?.Parent)
        {
            if (id == organization.Id)
            {
                return true;
            }
        }

        return false;
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
}
