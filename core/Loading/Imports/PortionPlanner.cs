using System.Collections.Concurrent;
using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>What a portion of a file comes to.</summary>
/// <param name="Deals">Those that come out different from what is stored.</param>
/// <param name="Stored">The rows of all that were looked at, null where there is none.</param>
internal sealed record PortionPlan(IReadOnlyList<PreparedDeal> Deals, IReadOnlyDictionary<DealId, TableEntity?> Stored, int Rounds, int Unchanged);

/// <summary>Joins the rounds of a portion with the deals that are stored, and says what is to be written.</summary>
internal sealed class PortionPlanner(ITables tables, DealWriter writer, Mapping mapping, DateOnly today)
{
    public async Task<PortionPlan> PlanAsync(
        IReadOnlyList<IReadOnlyList<ImportLine>> days, DirectoryAnswer named, CancellationToken cancel)
    {
        var found = named.Found;
        // Of a company that was registered just now there is no deal to read; were there one after all, writing would say so.
        var stored = new Dictionary<DealId, TableEntity?>(
            await writer.RowsAsync(days.Where(lines => !named.Fresh.Contains(CompanyOf(lines))).Select(lines => IdsOf(lines).First()), cancel));
        var deals = new Dictionary<DealId, Deal>();
        var rounds = 0;
        foreach (var lines in days)
        {
            var imported = ImportedRound.Of(lines);
            rounds += imported.Count;
            var there = new List<Deal>();
            var free = IdsOf(lines).GetEnumerator();
            var joined = Join.Of(imported, there, all: false, mapping.SourceId);
            while (joined.Contains(null) && free.MoveNext() && await StoredAsync(free.Current, CompanyOf(lines)) is { } row)
            {
                // Of a long name the id holds the beginning, which another company may share.
                there.AddRange(new[] { StoredDeal.DealOf(row) }.Where(deal => deal.Company == CompanyOf(lines)));
                joined = Join.Of(imported, there, all: false, mapping.SourceId);
            }

            if (joined.Contains(null))
            {
                // An undo may have taken a deal from among the numbered ones: what lies behind the gap is found by its date.
                there.AddRange(await OthersAsync(CompanyOf(lines), lines[0].Date, there));
                joined = Join.Of(imported, there, all: true, mapping.SourceId);
            }

            foreach (var (round, deal) in imported.Zip(joined))
            {
                if (deal is not null)
                {
                    deals[deal.Id] = With(round, deal, found);
                    continue;
                }

                // The first free id, and of several new deals each its own.
                while (deals.ContainsKey(free.Current) || await StoredAsync(free.Current, CompanyOf(lines)) is not null)
                {
                    free.MoveNext();
                }

                deals[free.Current] = With(round, New(free.Current, CompanyOf(lines)), found);
            }
        }

        return await PreparedAsync(deals, rounds, stored, named, cancel);

        async Task<TableEntity?> StoredAsync(DealId id, Slug company)
        {
            if (!stored.TryGetValue(id, out var row))
            {
                stored[id] = row = named.Fresh.Contains(company) ? null : (await writer.RowsAsync([id], cancel))[id];
            }

            return row;
        }

        async Task<IEnumerable<Deal>> OthersAsync(Slug company, PartialDate date, IReadOnlyCollection<Deal> known)
        {
            if (named.Fresh.Contains(company))
            {
                return [];
            }

            var day = RowKeys.Inverted(date.First);
            var range = RowRange.Whole(Views.ByCompany.Table, company.ToString()) with { From = day, To = day + RowRange.LastKey };
            var rows = await tables.AllAsync(range, cancel);
            var ids = rows.SelectMany(DealRows.ReadAll).Select(period => period.Item.Id).Distinct().Where(id => !known.Select(deal => deal.Id).Contains(id)).Order().ToList();
            var others = new List<Deal>();
            foreach (var id in ids)
            {
                if (await StoredAsync(id, company) is { } row && StoredDeal.DealOf(row) is { } deal && deal.Claims.Any(claim => claim.Announced == date))
                {
                    others.Add(deal);
                }
            }

            return others;
        }

        Slug CompanyOf(IReadOnlyList<ImportLine> lines) => found[(lines[0].Company, lines[0].CompanyId)].Id;

        IEnumerable<DealId> IdsOf(IReadOnlyList<ImportLine> lines) => Join.Ids(CompanyOf(lines), lines[0].Date);
    }

    private async Task<PortionPlan> PreparedAsync(
        Dictionary<DealId, Deal> deals, int rounds, Dictionary<DealId, TableEntity?> stored, DirectoryAnswer named, CancellationToken cancel)
    {
        // An organization that has gained a country, a sector or a part is carried so by all its deals.
        var others = new ConcurrentBag<DealId>();
        await Batches.EachAsync(
            named.Extended.SelectMany(one => new[] { (View: Views.ByCompany, one.Id, Kind: OrganizationKind.Company), (View: Views.ByInvestor, one.Id, Kind: OrganizationKind.Investor) }
                .Where(part => one.Kinds.Contains(part.Kind))),
            async (part, token) =>
            {
                foreach (var row in await tables.AllAsync(RowRange.Whole(part.View.Table, part.Id.ToString()), token))
                {
                    DealRows.ReadAll(row).Select(period => period.Item.Id).ToList().ForEach(others.Add);
                }
            },
            cancel);
        foreach (var (id, row) in await writer.RowsAsync(others.Distinct().Where(id => !deals.ContainsKey(id)), cancel))
        {
            stored[id] = row;
            if (row is not null)
            {
                deals[id] = StoredDeal.DealOf(row);
            }
        }

        var organizations = named.Found.Values.DistinctBy(one => one.Id).ToDictionary(one => one.Id);
        var prepared = deals.Values.Select(deal => new PreparedDeal(deal, Register(deal))).ToList();
        var changed = prepared.Where(deal => stored[deal.Deal.Id] is not { } row || !StoredDeal.Says(row, deal)).ToList();
        return new(changed, stored, rounds, prepared.Count - changed.Count);

        Register Register(Deal deal) => new(
            (stored[deal.Id] is { } row ? StoredDeal.NamedIn(row) : []).Where(one => !organizations.ContainsKey(one.Id))
                .Concat(deal.Claims.SelectMany(claim => claim.Parties).Select(party => party.Org).Append(deal.Company).Distinct().Select(id => organizations.GetValueOrDefault(id)).OfType<Organization>()));
    }

    private Deal New(DealId id, Slug company) => new() { Id = id, Company = company, Kind = mapping.Kind, Claims = [] };

    /// <summary>The deal with the source's claim, which keeps what earlier rows of the source said and this one does not.</summary>
    private Deal With(ImportedRound round, Deal deal, IReadOnlyDictionary<(string Name, string? Id), Organization> found)
    {
        var own = deal.Claims.FirstOrDefault(claim => claim.Id == mapping.SourceId);
        var parties = round.Parties.Select(party => new Party(found[(party.Name, null)].Id, party.Role, party.Commitment))
            .Concat(own?.Parties ?? []).Where(party => party.Org != deal.Company)
            .GroupBy(party => party.Org).Select(same => same.MinBy(party => party.Role)!).OrderBy(party => party.Org);
        var claim = new Claim
        {
            Id = mapping.SourceId,
            Source = mapping.Source,
            Recorded = own?.Recorded ?? today,
            Supersedes = own?.Supersedes,
            Status = mapping.Status,
            Announced = round.Line.Date,
            Round = round.Line.Round ?? own?.Round,
            Amount = round.Line.Amount ?? own?.Amount,
            Valuation = round.Line.Valuation ?? own?.Valuation,
            Parties = [.. parties],
            KnownMistake = own?.KnownMistake,
            Corrects = own?.Corrects,
            Note = own?.Note ?? round.Line.Note,
            Entered = true,
        };
        return deal with { Claims = own is null ? [.. deal.Claims, claim] : [.. deal.Claims.Select(one => one.Id == own.Id ? claim : one)] };
    }
}
