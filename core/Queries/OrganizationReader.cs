using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>A page of organizations, by name.</summary>
/// <param name="Next">The key of the last one, if there are more.</param>
public sealed record OrganizationPage(IReadOnlyList<Organization> Organizations, string? Next);

/// <summary>Answers queries for companies and investors.</summary>
public sealed class OrganizationReader(ITables tables, DealReader deals, TimeProvider time)
{
    public async Task<Organization?> FindAsync(Slug id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel) is { } row
            ? OrganizationRow.Read(row)
            : null;

    /// <summary>Organizations of one kind, by name. One that is both a company and an investor is in both lists.</summary>
    public async Task<OrganizationPage> ListAsync(OrganizationKind kind, string? after, int limit, DateOnly? asOf, CancellationToken cancel)
    {
        var range = NameLists.Range(NameLists.Of(kind)) with { From = after is null ? "" : after + "!", Take = limit };
        var rows = new List<TableEntity>();
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(range with { Continuation = continuation, Take = limit + 1 - rows.Count }, cancel);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null && rows.Count <= limit);

        return new(
            [.. rows.Take(limit).Select(row => OrganizationRow.Read(row).AsOf(asOf))],
            rows.Count > limit ? rows[limit - 1].RowKey : null);
    }

    public async Task<IReadOnlyList<Organization>> AllAsync(OrganizationKind kind, CancellationToken cancel) =>
        [.. (await tables.AllAsync(NameLists.Range(NameLists.Of(kind)), cancel)).Select(OrganizationRow.Read)];

    /// <summary>A few organizations, with parallel point reads.</summary>
    public async Task<Register> RegisterAsync(IEnumerable<Slug> ids, CancellationToken cancel)
    {
        var found = await Task.WhenAll(ids.Distinct().Select(id => FindAsync(id, cancel)));
        return new(found.OfType<Organization>());
    }

    /// <summary>An organization with its deals and related organizations; null if it is not registered.</summary>
    public async Task<OrganizationDetail?> GetAsync(Slug id, DateOnly? asOf, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } organization)
        {
            return null;
        }

        var raised = deals.AllAsync(Views.ByCompany, id.ToString(), asOf, cancel);
        var backed = deals.BackedAsync(id, asOf, cancel);
        Slug[] related = organization.Parent is { } parent ? [.. organization.Competitors, parent] : [.. organization.Competitors];
        var others = await RegisterAsync(related, cancel);
        var day = asOf ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Detail(organization.AsOf(asOf), await raised, await backed, others, day);
    }

    /// <param name="organization">The organization, with the name to show.</param>
    /// <param name="raised">Deals in which it raises money.</param>
    /// <param name="backed">Deals in which it is a party, each with the competitors of its company.</param>
    /// <param name="names">The names of related organizations.</param>
    /// <param name="day">The day that decides whether talks are live or stale.</param>
    internal static OrganizationDetail Detail(
        Organization organization,
        IReadOnlyList<DealItem> raised,
        IReadOnlyList<(DealItem Deal, IReadOnlyList<Slug> Rivals)> backed,
        Register names,
        DateOnly day) => new()
        {
            Organization = organization,
            Parent = organization.Parent is { } parent ? names.Name(parent) : null,
            Competitors = [.. organization.Competitors.Select(names.Name)],
            Raised = raised,
            Backed = [.. backed.Select(pair => pair.Deal)],
            Overlaps = SharedInvestors(organization.Id, backed, day),
            CoInvestors = CoInvestors(organization.Id, [.. backed.Select(pair => pair.Deal)]),
        };

    private static IReadOnlyList<CoInvestor> CoInvestors(Slug id, IReadOnlyList<DealItem> backed) =>
    [
        .. from deal in backed
           where deal.IsCounted() && deal.IsIn(Family.Funding) && deal.Parties.Any(party => party.Id == id && party.IsInvestor())
           from party in deal.Parties
           where party.Id != id && party.IsInvestor()
           group deal by (party.Id, party.Name) into shared
           orderby shared.Count() descending, shared.Key.Name, shared.Key.Id
           select new CoInvestor(new(shared.Key.Id, shared.Key.Name), shared.Count(), [.. shared.Select(deal => deal.Id)]),
    ];

    private static IReadOnlyList<SharedInvestor> SharedInvestors(
        Slug id, IReadOnlyList<(DealItem Deal, IReadOnlyList<Slug> Rivals)> backed, DateOnly day)
    {
        var portfolio = backed
            .Where(pair => pair.Deal.IsCounted() || (pair.Deal.IsPending() && !pair.Deal.IsStale(day)))
            .Where(pair => pair.Deal.Parties.Any(party => party.Id == id && party.IsInvestor()))
            .GroupBy(pair => pair.Deal.Company.Id)
            .ToDictionary(
                pairs => pairs.Key,
                pairs => (
                    pairs.First().Deal.Company,
                    InTalks: pairs.All(pair => pair.Deal.IsPending()),
                    Rivals: pairs.SelectMany(pair => pair.Rivals).ToHashSet()));
        return
        [
            .. from first in portfolio
               from second in portfolio
               where first.Key < second.Key && (first.Value.Rivals.Contains(second.Key) || second.Value.Rivals.Contains(first.Key))
               orderby first.Key, second.Key
               select new SharedInvestor(first.Value.Company, second.Value.Company, first.Value.InTalks || second.Value.InTalks),
        ];
    }
}
