using System.Collections.Concurrent;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>The writes for a chunk of a file.</summary>
/// <param name="Deals">The deals that differ from what is stored.</param>
/// <param name="Stored">All deals looked up, null for each that is not stored.</param>
/// <param name="Rows">For each deal that the file describes, the numbers of its rows.</param>
internal sealed record ChunkPlan(
    IReadOnlyList<DealRows> Deals,
    IReadOnlyDictionary<DealId, DealRows?> Stored,
    int Rounds,
    IReadOnlyList<DealId> Unchanged,
    IReadOnlyDictionary<DealId, IReadOnlyList<long>> Rows);

/// <summary>Matches the rounds of a chunk with stored deals and plans what to write.</summary>
/// <param name="merges">The deals that a person has merged.</param>
internal sealed class ChunkPlanner(
    ITables tables, DealWriter writer, Mapping mapping, ExchangeRates rates, DateOnly today, Merges merges)
{
    /// <param name="days">The file's lines, grouped by company and day.</param>
    /// <param name="named">The organizations the chunk names.</param>
    public async Task<ChunkPlan> PlanAsync(IReadOnlyList<IReadOnlyList<ImportLine>> days, DirectoryLookup named, CancellationToken cancel)
    {
        var stored = new ChunkDeals(tables, writer, named.Fresh, merges);
        await stored.ReadAsync(days.Select(lines => (CompanyOf(lines, named), lines[0].Date)), cancel);
        var deals = new Dictionary<DealId, Deal>();
        var rows = new Dictionary<DealId, IReadOnlyList<long>>();
        foreach (var lines in days)
        {
            var (company, date) = (CompanyOf(lines, named), lines[0].Date);
            var imported = ImportedRound.Of(lines);
            var joined = await JoinAsync(imported, stored, company, date, named.Found, cancel);
            foreach (var (round, place) in imported.Zip(joined))
            {
                var id = place?.Id ?? await stored.FreeIdAsync(company, date, deals.Keys, cancel);
                var before = stored.ById.GetValueOrDefault(id);
                var deal = deals.GetValueOrDefault(id) ?? before?.Deal ?? New(id, company, round);
                rows[id] = [.. rows.GetValueOrDefault(id) ?? [], .. round.Rows];
                deals[id] = With(round, deal, place?.Own, new(before?.Named ?? []), named.Found);
            }
        }

        await AddOthersOfAsync(named.Extended, deals, stored, cancel);
        return Planned(deals, rows, stored.ById, named);
    }

    /// <summary>For each round, the stored deal it belongs to, or null.</summary>
    private async Task<IReadOnlyList<JoinedDeal?>> JoinAsync(
        IReadOnlyList<ImportedRound> imported,
        ChunkDeals stored,
        Slug company,
        PartialDate date,
        IReadOnlyDictionary<(string Name, string? Id), Organization> found,
        CancellationToken cancel)
    {
        var matcher = new RoundMatcher(
            mapping.SourceId, date, round => round.Parties.Select(party => found[(party.Name, null)].Id).ToHashSet());
        var candidates = new List<StoredRound>();
        IReadOnlyList<JoinedDeal?> joined = new JoinedDeal?[imported.Count];
        var isVague = date.Precision < DatePrecision.Month;
        await foreach (var candidate in stored.NumberedAsync(company, date, cancel))
        {
            StoredRound.Add(candidates, candidate);
            joined = matcher.Match(imported, candidates, all: false);
            // Of deals that are known no better than by their year, a later one may fit better.
            if (!isVague && !joined.Contains(null))
            {
                break;
            }
        }

        if (joined.Contains(null))
        {
            // An undo may have left a gap in the numbered ids. Deals after the gap are found by date.
            candidates.AddRange(await stored.OthersAsync(company, date, [.. candidates.Select(other => other.Deal.Id)], cancel));
            joined = matcher.Match(imported, candidates, all: true);
        }

        return joined;
    }

    /// <summary>Adds every deal that embeds a changed organization, so it is written again.</summary>
    private async Task AddOthersOfAsync(
        IReadOnlyCollection<Organization> extended, Dictionary<DealId, Deal> deals, ChunkDeals stored, CancellationToken cancel)
    {
        var others = new ConcurrentBag<DealId>();
        var partitions = extended.SelectMany(organization => organization.Kinds.Select(kind =>
            (View: kind == OrganizationKind.Company ? Views.ByCompany : Views.ByInvestor, organization.Id)));
        await Batches.EachAsync(
            partitions,
            async (partition, token) =>
            {
                foreach (var row in await tables.AllAsync(RowRange.Whole(partition.View.Table, partition.Id.ToString()), token))
                {
                    ViewRow.ReadAll(row).Select(period => period.Item.Id).ToList().ForEach(others.Add);
                }
            },
            cancel);
        foreach (var deal in await stored.ReadAsync(others.Distinct().Where(id => !deals.ContainsKey(id)), cancel))
        {
            deals[deal.Id] = deal.Deal;
        }
    }

    private ChunkPlan Planned(
        Dictionary<DealId, Deal> deals,
        Dictionary<DealId, IReadOnlyList<long>> rows,
        IReadOnlyDictionary<DealId, DealRows?> stored,
        DirectoryLookup named)
    {
        var organizations = named.Found.Values.DistinctBy(organization => organization.Id).ToDictionary(organization => organization.Id);
        var wanted = deals.Values.Select(deal => deal.ToRows(RegisterOf(deal), rates)).ToList();
        var changed = wanted.Where(deal => stored[deal.Id]?.Hash != deal.Hash).ToList();
        return new(changed, stored, rows.Count, [.. wanted.Except(changed).Select(deal => deal.Id)], rows);

        Register RegisterOf(Deal deal)
        {
            var known = (stored[deal.Id]?.Named ?? []).ToDictionary(organization => organization.Id);
            var ids = deal.Claims.SelectMany(claim => claim.Parties).Select(party => party.Org).Append(deal.Company).Union(known.Keys);
            return new(ids.Select(id => organizations.GetValueOrDefault(id) ?? known.GetValueOrDefault(id)).OfType<Organization>());
        }
    }

    private static Slug CompanyOf(IReadOnlyList<ImportLine> lines, DirectoryLookup named) =>
        named.Found[(lines[0].Company, lines[0].CompanyId)].Id;

    private Deal New(DealId id, Slug company, ImportedRound round) =>
        new() { Id = id, Company = company, Kind = round.Line.Kind ?? mapping.Kind.Always ?? default, Claims = [] };

    /// <summary>The deal with this source's claim. The claim keeps values from earlier imports that this round does not have.</summary>
    /// <param name="ownId">The claim; null if the deal has none of this round.</param>
    /// <param name="before">The organizations that the stored deal names.</param>
    private Deal With(
        ImportedRound round,
        Deal deal,
        Slug? ownId,
        Register before,
        IReadOnlyDictionary<(string Name, string? Id), Organization> found)
    {
        var own = deal.Claims.FirstOrDefault(claim => claim.Id == ownId);
        // An organization that was merged keeps the id with which the claim was entered.
        var entered = (own?.Parties ?? []).Select(party => party.Org).Append(deal.Company).ToLookup(before.Current);
        var parties = round.Parties.Select(party => new Party(EnteredAs(found[(party.Name, null)].Id), party.Role, party.Commitment))
            .Concat(own?.Parties ?? []).Where(party => party.Org != deal.Company)
            .GroupBy(party => party.Org).Select(same => same.MinBy(party => party.Role)!).OrderBy(party => party.Org);
        var claim = new Claim
        {
            Id = own?.Id ?? ClaimIds.Free(mapping.SourceId, deal.Claims.Select(other => other.Id).ToHashSet()),
            Source = round.Line.Source ?? mapping.Source,
            Recorded = own?.Recorded ?? today,
            Supersedes = own?.Supersedes,
            Status = round.Line.Status ?? mapping.Status.Always ?? default,
            Announced = round.Line.Date,
            Round = round.Line.Round ?? own?.Round,
            Amount = round.Line.Amount ?? own?.Amount,
            Valuation = round.Line.Valuation ?? own?.Valuation,
            Parties = [.. parties],
            KnownMistake = own?.KnownMistake,
            Corrects = own?.Corrects,
            Note = round.Line.Note ?? own?.Note,
            Entered = true,
        };
        return deal with
        {
            Claims = own is null
                ? [.. deal.Claims, claim]
                : [.. deal.Claims.Select(stored => stored.Id == own.Id ? claim : stored)],
        };

        Slug EnteredAs(Slug id) => entered.Contains(id) && !entered[id].Contains(id) ? entered[id].First() : id;
    }
}
