using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessDeals.Loading.Reading.Drafts;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Drafts;

namespace ServerlessDeals.Loading.Reading.Inbox;

/// <summary>What accepting a draft would enter, before anything is written.</summary>
internal sealed class DraftEntryPlan
{
    private readonly StoredDraft _draft;
    private readonly ClaimText _read;
    private readonly Slug _claimId;

    /// <param name="company">The company, under its present id.</param>
    public DraftEntryPlan(StoredDraft draft, DraftAcceptance acceptance, OrganizationName company, DateOnly today)
    {
        (_draft, Acceptance) = (draft, acceptance);
        var claim = acceptance.Claim ?? draft.Claim;
        _claimId = (claim.TryGetProperty("id", out var id) || draft.Claim.TryGetProperty("id", out id))
            && Slug.Parse(id.ToString()) is { IsValue: true } slug ? slug.Value : Slug.Parse(draft.Id).OrThrow();
        var fields = JsonObject.Create(claim)!;
        fields.Remove("id");
        Text = fields.ToJsonString();
        _read = new(Text, _claimId, today);
        Company = company.Name == company.Id.ToString() && company.Id == draft.Company.Id ? new(company.Id, draft.Company.Name) : company;
    }

    public DraftAcceptance Acceptance { get; }

    public OrganizationName Company { get; }

    public DealKind Kind => Acceptance.Kind ?? _draft.Kind;

    /// <summary>The fields of the claim, without the id, which depends on the deal.</summary>
    public string Text { get; }

    /// <summary>The address of the claim's source.</summary>
    public string Url => _read.Claim!.Source.Url;

    /// <summary>The result if the claim cannot be read.</summary>
    public DecisionResult? Refused => _read.Claim is null || _read.Faults.Count > 0
        ? new(DecisionOutcome.Refused, _draft, Faults: _read.Faults)
        : null;

    public static bool IsSamePage(Claim claim, StoredDraft draft) =>
        SourceRules.Page(claim.Source.Url) == SourceRules.Page(draft.Article.Address);

    public static bool IsSameName(string one, string other) => FoldedName.Of(one).Joined == FoldedName.Of(other).Joined;

    public IReadOnlyList<DraftCandidate> Candidates(IReadOnlyList<Deal> deals) => _read.Claim is { } claim
        ?
        [
            .. JoinedDeals.Of(Company, Kind, claim, !_draft.IsBackground, deals)
                .Select(joined => new DraftCandidate(joined.Deal, joined.Why)),
        ]
        : [];

    /// <returns>The stored deal that the claim joins, or a new one without claims; or what has to be chosen.</returns>
    public Parsed<Deal> Choose(IReadOnlyList<Deal> deals)
    {
        if (Acceptance.Deal is { } asked)
        {
            return Named(asked, deals);
        }

        if (!Acceptance.AsNew && Entered(deals) is { } known)
        {
            return Parsed<Deal>.Wrong(known);
        }

        return (Acceptance.AsNew ? [] : Candidates(deals)) switch
        {
            [] => Parsed<Deal>.Of(new() { Id = NewId(), Company = Company.Id, Kind = Kind, Claims = [] }),
            [var only] => Parsed<Deal>.Of(deals.First(deal => deal.Id == only.Deal)),
            var several => Parsed<Deal>.Wrong(
                $"It may be of {string.Join(" or ", several.Select(candidate => candidate.Deal))}; send one of them as deal, or \"new\"."),
        };
    }

    /// <summary>The claim's id, with a number behind it if the deal has a claim with that id.</summary>
    public Slug ClaimIdIn(Deal deal) => Enumerable.Range(1, int.MaxValue)
        .Select(number => number == 1
            ? _claimId
            : Slug.Parse(string.Create(CultureInfo.InvariantCulture, $"{_claimId}-{number}")).OrThrow())
        .First(id => deal.Claims.All(claim => claim.Id != id));

    /// <summary>The organizations that the claim names and that the caller or the article gave a name.</summary>
    public IReadOnlyList<Organization> NewOrganizations()
    {
        var named = _read.Claim!.Parties.Select(party => party.Org).ToHashSet();
        return
        [
            .. (Acceptance.NewOrganizations ?? []).Concat(_draft.NewOrganizations).DistinctBy(organization => organization.Id)
                .Where(organization => organization.Id == Company.Id || named.Contains(organization.Id))
                .Select(organization => new Organization
                {
                    Id = organization.Id,
                    Name = organization.Name,
                    Kinds = [organization.Id == Company.Id ? OrganizationKind.Company : OrganizationKind.Investor],
                }),
        ];
    }

    private Parsed<Deal> Named(DealId asked, IReadOnlyList<Deal> deals)
    {
        if (deals.FirstOrDefault(deal => deal.Id == asked) is not { } found)
        {
            var others = deals.Count == 0
                ? "and no other; send \"new\" as deal."
                : $"its deals are {string.Join(", ", deals.Select(deal => deal.Id))}.";
            return Parsed<Deal>.Wrong($"{Company.Name} has no deal {asked}{(deals.Count == 0 ? ", " : "; ")}{others}");
        }

        return Entered([found]) is { } entered ? Parsed<Deal>.Wrong(entered) : Parsed<Deal>.Of(found);
    }

    private string? Entered(IEnumerable<Deal> deals) => deals
        .SelectMany(deal => deal.Claims.Where(claim => IsSamePage(claim, _draft)).Select(claim =>
            $"{_draft.Article.Address} is already the source of the claim {claim.Id} of {deal.Id}; a page is entered once. Reject the "
            + "draft, or send another deal if it tells two."))
        .FirstOrDefault();

    private DealId NewId()
    {
        var date = _read.Claim!.Announced ?? _read.Claim.Source.Published;
        var day = date.Precision is DatePrecision.Year or DatePrecision.Quarter
            ? date.Year.ToString("0000", CultureInfo.InvariantCulture)
            : date.First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        // There is room for the date, and for a number if the deal has namesakes.
        const int MostOfCompany = Slug.MaxLength - 12;
        var company = Company.Id.ToString();
        var head = company.Length > MostOfCompany ? company[..MostOfCompany].TrimEnd('-') : company;
        return DealId.Parse($"{head}-{day}").OrThrow();
    }
}
