using System.Globalization;
using System.Text.Json;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Duplicates;

/// <summary>
/// Searches all stored data for pairs that may be the same and that nobody has decided about, with one request per thousand rows and
/// constant memory.
/// </summary>
public sealed class CandidateFinder(ITables tables)
{
    private const int HighestScore = 1000;

    // A name that hundreds have would be as many thousand pairs.
    private const int MostNamesakes = 20;

    /// <summary>Finds all pairs: deals, then organizations, the likeliest first.</summary>
    /// <param name="written">Only pairs with one of these ids; null for all.</param>
    /// <returns>How many pairs there are, and how many of them were left out because they have none of the ids.</returns>
    public async Task<(int Found, int Others)> FindAsync(
        Action<Candidate> found, IReadOnlySet<Slug>? written, CancellationToken cancel)
    {
        var (count, others) = (0, 0);
        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            using var ranked = new ExternalSort();
            var distinct = (await Decisions.DistinctAsync(tables, kind, cancel))
                .Union(await Decisions.SeededAsync(tables, kind, cancel));
            var decided = new DecidedPairs(distinct, await Merges.ReadAsync(tables, kind, cancel));
            await foreach (var pair in kind == EntryKind.Deal ? DealsAsync(cancel) : OrganizationsAsync(cancel))
            {
                var (first, second) = (Slug.Parse(pair.First).OrThrow(), Slug.Parse(pair.Second).OrThrow());
                if (decided.Contains(first, second))
                {
                    continue;
                }

                if (written is not null && !written.Contains(first) && !written.Contains(second))
                {
                    others++;
                    continue;
                }

                count++;
                ranked.Add(RankOf(pair), JsonSerializer.Serialize(pair, CandidateJson.Default.Candidate));
            }

            foreach (var line in ranked.ByKey().SelectMany(lines => lines))
            {
                found(JsonSerializer.Deserialize(line, CandidateJson.Default.Candidate)!);
            }
        }

        return (count, others);
    }

    private static string RankOf(Candidate pair) =>
        string.Create(CultureInfo.InvariantCulture, $"{HighestScore - pair.Score:D4} {pair.First} {pair.Second}");

    private async IAsyncEnumerable<Candidate> DealsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var sorter = new ExternalSort();
        foreach (var year in await Partitions.OfAsync(tables, Views.ByDate.Table, cancel))
        {
            var range = RowRange.Whole(Views.ByDate.Table, year) with { Where = [ViewRow.IsCurrent] };
            await foreach (var row in tables.EachAsync(range, cancel))
            {
                if (ViewRow.Read(row, null) is { PartOf: null } deal)
                {
                    sorter.Add(
                        deal.Company.Id.ToString(), JsonSerializer.Serialize(ComparedDeal.Of(deal), CandidateJson.Default.ComparedDeal));
                }
            }
        }

        foreach (var company in sorter.ByKey())
        {
            var deals = company
                .Select(line => JsonSerializer.Deserialize(line, CandidateJson.Default.ComparedDeal)!)
                .OrderBy(deal => deal.Fields.Date)
                .ThenBy(deal => deal.Id)
                .ToList();
            var pairs =
                from later in Enumerable.Range(0, deals.Count)
                from earlier in deals.Take(later)
                select earlier.With(deals[later]);
            foreach (var pair in pairs.OfType<Candidate>())
            {
                yield return pair;
            }
        }
    }

    private async IAsyncEnumerable<Candidate> OrganizationsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var sorter = new ExternalSort();
        foreach (var kind in Enum.GetValues<OrganizationKind>())
        {
            await foreach (var row in tables.EachAsync(NameLists.Range(NameLists.Of(kind)), cancel))
            {
                var compared = ComparedOrganization.Of(OrganizationRow.Read(row));
                if (compared.Key.Length > 0)
                {
                    sorter.Add(compared.Key, JsonSerializer.Serialize(compared, ComparedJson.Default.ComparedOrganization));
                }
            }
        }

        foreach (var sameName in sorter.ByKey())
        {
            var compared = sameName.Distinct(StringComparer.Ordinal)
                .Select(line => JsonSerializer.Deserialize(line, ComparedJson.Default.ComparedOrganization)!)
                .OrderBy(organization => organization.Id).ToList();
            foreach (var (at, second) in compared.Index())
            {
                foreach (var first in compared.Take(at).TakeLast(MostNamesakes))
                {
                    yield return first.With(second);
                }
            }
        }
    }

    /// <summary>The pairs that are not the same, with the ids that they have after merges.</summary>
    private sealed class DecidedPairs(IEnumerable<(Slug First, Slug Second)> distinct, Merges merges)
    {
        private readonly HashSet<(Slug First, Slug Second)> _pairs =
            [.. distinct.Select(pair => Decisions.Pair(merges.Into(pair.First), merges.Into(pair.Second)))];

        public bool Contains(Slug one, Slug other) => _pairs.Contains(Decisions.Pair(one, other));
    }
}
