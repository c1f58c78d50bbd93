using System.Text.Json;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

public enum CandidateKind
{
    /// <summary>Two deals of one company that may be the same.</summary>
    Deals,

    /// <summary>Two organizations whose names are equal except for case and punctuation.</summary>
    Organizations,
}

/// <summary>Two entries that may be the same. A person decides; nothing is merged automatically.</summary>
public sealed record Candidate(CandidateKind Kind, string First, string Second, string Why);

/// <summary>Searches all stored data for likely duplicates, with one request per thousand rows and constant memory.</summary>
public sealed class CandidateFinder(ITables tables)
{
    public async Task<int> FindAsync(Action<Candidate> found, CancellationToken cancel) =>
        await DealsAsync(found, cancel) + await OrganizationsAsync(found, cancel);

    private async Task<int> DealsAsync(Action<Candidate> found, CancellationToken cancel)
    {
        using var sorter = new ExternalSort();
        foreach (var year in await Partitions.OfAsync(tables, Views.ByDate.Table, cancel))
        {
            var range = RowRange.Whole(Views.ByDate.Table, year) with { Where = [ViewRow.IsCurrent] };
            await foreach (var row in tables.EachAsync(range, cancel))
            {
                if (ViewRow.Read(row, null) is { PartOf: null } deal)
                {
                    var compared = new ComparedDeal(deal.Id, new(deal.Kind, deal.Date, deal.Round, deal.Amount.Value));
                    sorter.Add(deal.Company.Id.ToString(), JsonSerializer.Serialize(compared, ImportJson.Default.ComparedDeal));
                }
            }
        }

        var count = 0;
        foreach (var company in sorter.ByKey())
        {
            var deals = company
                .Select(line => JsonSerializer.Deserialize(line, ImportJson.Default.ComparedDeal)!)
                .OrderBy(deal => deal.Fields.Date)
                .ThenBy(deal => deal.Id)
                .ToList();
            for (var i = 0; i < deals.Count; i++)
            {
                foreach (var earlier in deals.Take(i).Where(earlier => earlier.Fields.MayBeSameAs(deals[i].Fields)))
                {
                    count++;
                    var (first, second) = (earlier.Id.ToString(), deals[i].Id.ToString());
                    found(new(CandidateKind.Deals, first, second, "within 45 days, and with the same round or amount"));
                }
            }
        }

        return count;
    }

    private async Task<int> OrganizationsAsync(Action<Candidate> found, CancellationToken cancel)
    {
        using var sorter = new ExternalSort();
        foreach (var kind in Enum.GetValues<OrganizationKind>())
        {
            await foreach (var row in tables.EachAsync(NameLists.Range(NameLists.Of(kind)), cancel))
            {
                var organization = OrganizationRow.Read(row);
                if (string.Concat(Folding.WordsOf(organization.Name)) is { Length: > 0 } folded)
                {
                    sorter.Add(folded, $"{organization.Id}");
                }
            }
        }

        var count = 0;
        foreach (var sameName in sorter.ByKey())
        {
            var ids = sameName.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            foreach (var other in ids.Skip(1))
            {
                count++;
                found(new(CandidateKind.Organizations, ids[0], other, "names equal except for case and punctuation"));
            }
        }

        return count;
    }
}

internal sealed record ComparedDeal(DealId Id, DuplicateFields Fields);
