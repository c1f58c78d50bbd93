namespace ServerlessDeals.Loading.Seeds;

/// <summary>All rules for what the seed files say, each family in a class of its own.</summary>
internal sealed class SeedRules(SeedIndex index, SourceRules sources, DateOnly today)
{
    private readonly DateRules _dates = new(today);
    private readonly ReferenceRules _references = new(index);
    private readonly PartyRules _parties = new(index);

    public void Check()
    {
        foreach (var (organization, node) in index.Organizations)
        {
            _references.Check(organization, node);
            _dates.Check(organization, node);
        }

        foreach (var (deal, node) in index.Deals)
        {
            _references.Check(deal, node);
            DateRules.CheckFounding(deal, index);
            SourceRules.CheckAddresses(deal, index);
            foreach (var claim in deal.Claims)
            {
                sources.Check(index.NodeOf(claim));
                Check(deal, claim, index.NodeOf(claim));
            }
        }

        SimilarityRules.Check(index);
    }

    /// <summary>The rules for one claim of a deal.</summary>
    public void Check(Deal deal, Claim claim, SeedNode node)
    {
        _references.Check(deal, claim, node);
        _dates.Check(deal, claim, node);
        MoneyRules.Check(deal, claim, node);
        _parties.Check(deal, claim, node);
    }
}
