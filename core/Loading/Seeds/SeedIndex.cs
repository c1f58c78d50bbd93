namespace ServerlessDeals.Loading.Seeds;

/// <summary>The organizations, deals and claims of the seed files, each with its place, as the rules look them up.</summary>
internal sealed class SeedIndex
{
    private readonly Dictionary<Slug, (Organization Organization, SeedNode Node)> _organizations = [];
    private readonly Dictionary<DealId, (Deal Deal, SeedNode Node)> _deals = [];
    private readonly Dictionary<Claim, SeedNode> _claims = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _companies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadableDeals = new(StringComparer.Ordinal);
    private readonly HashSet<DealId> _partlyRead = [];

    public IEnumerable<(Organization Organization, SeedNode Node)> Organizations => _organizations.Values;

    public IEnumerable<(Deal Deal, SeedNode Node)> Deals => _deals.Values;

    /// <summary>The ids that companies have by the names of their files.</summary>
    public IReadOnlyCollection<string> Companies => _companies;

    /// <summary>Whether an organization that is not found may be in investors.yaml, or in a list of files that could not be read.</summary>
    public bool IsIncomplete { get; set; }

    public bool HasUnreadableFile { get; set; }

    /// <summary>How many references name something that may be there.</summary>
    public int Unchecked { get; private set; }

    public void AddFile(string company) => _companies.Add(company);

    public Organization? Add(Organization? organization, SeedNode node)
    {
        if (organization is not null && !_organizations.TryAdd(organization.Id, (organization, node)))
        {
            node.Fault(
                SeedError.DuplicateId, $"has the id {organization.Id}, which another organization has; give one of them another id");
        }

        return organization;
    }

    public void Add(Deal? deal, SeedNode node)
    {
        if (deal is null)
        {
            _unreadableDeals.Add(node.Find("id")?.Raw ?? "");
            return;
        }

        if (node.List("claims").Count > deal.Claims.Count)
        {
            _partlyRead.Add(deal.Id);
        }

        if (!_deals.TryAdd(deal.Id, (deal, node)))
        {
            node.Fault(SeedError.DuplicateId, $"has the id {deal.Id}, which another deal has; give one of them another id");
        }
    }

    public void Add(Claim claim, SeedNode node) => _claims[claim] = node;

    public SeedNode NodeOf(Claim claim) => _claims[claim];

    public Organization? Find(Slug id) => _organizations.TryGetValue(id, out var found) ? found.Organization : null;

    public Deal? Find(DealId id) => _deals.TryGetValue(id, out var found) ? found.Deal : null;

    /// <summary>Whether a deal that was not found may be there, in a file or an entry that could not be read.</summary>
    public bool MayHave(string deal)
    {
        var may = HasUnreadableFile || _unreadableDeals.Contains(deal);
        Unchecked += may ? 1 : 0;
        return may;
    }

    /// <summary>Whether claims of the deal could not be read.</summary>
    public bool IsPartlyRead(Deal deal) => _partlyRead.Contains(deal.Id);

    /// <summary>Reports a reference to an organization that is in none of the files.</summary>
    public void Refer(SeedNode node, Slug id)
    {
        if (_organizations.ContainsKey(id) || _companies.Contains(id.ToString()))
        {
            return;
        }

        if (IsIncomplete)
        {
            Unchecked++;
            return;
        }

        node.Fault(
            SeedError.UnknownOrganization,
            $"'{id}' is not an organization in the seeds; {Suggestion(id)}add it to investors.yaml, or correct the id");
    }

    private string Suggestion(Slug id)
    {
        var text = id.ToString();
        var near = _organizations.Keys.Select(key => key.ToString()).MinBy(key => SpellingSuggestion.Distance(key, text));
        return near is not null && SpellingSuggestion.Distance(near, text) <= Math.Max(1, text.Length / 5)
            ? $"did you mean {near}? Otherwise "
            : "";
    }
}
