using ServerlessDeals.Queries;
using ServerlessDeals.Storage;
using ServerlessDeals.Summaries;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Briefings;

/// <summary>Reads from storage, once, all that the briefing site prints.</summary>
public sealed class SiteReader(ITables tables)
{
    /// <returns>Null before the first deal or the first refresh.</returns>
    public async Task<SiteData?> ReadAsync(CancellationToken cancel)
    {
        var deals = new DealReader(tables);
        var organizations = new OrganizationReader(tables, deals);
        var summaries = new SummaryReader(tables);
        var briefings = new BriefingReader(deals, summaries);
        var status = await summaries.StatusAsync(cancel);
        if (status.Reported is null || await briefings.LatestAsync(null, cancel) is not { } latest)
        {
            return null;
        }

        var items = await ItemsAsync(deals, cancel);
        var register = new Register((await organizations.AllAsync(OrganizationKind.Company, cancel))
            .Concat(await organizations.AllAsync(OrganizationKind.Investor, cancel)).DistinctBy(one => one.Id));
        var byMonth = await summaries.TableAsync(Dimension.Month, null, cancel);
        var months = new List<Briefing>();
        foreach (var month in byMonth.Value)
        {
            months.Add(await briefings.GetAsync(BriefingPeriod.Parse(month.Key).OrThrow(), null, cancel));
        }

        var raised = items.ToLookup(item => item.Company.Id);
        var backed = items.SelectMany(item => item.Parties.Select(party => (party.Id, item))).ToLookup(pair => pair.Id, pair => pair.item);
        OrganizationDetail Detail(Organization one) =>
            OrganizationReader.Detail(one, [.. raised[one.Id]], [.. backed[one.Id].Select(item => (item, register.Find(item.Company.Id)?.Competitors ?? []))], register);
        var ordered = register.All.OrderBy(one => one.Name, StringComparer.Ordinal).ToList();
        return new()
        {
            AsOf = status.Reported.Value.First,
            Latest = latest,
            Overall = (await summaries.GetAsync(Dimension.Overall, "all", null, cancel))!,
            Months = months,
            ByMonth = byMonth,
            ByYear = await summaries.TableAsync(Dimension.Year, null, cancel),
            BySector = await summaries.TableAsync(Dimension.Sector, null, cancel),
            ByCountry = await summaries.TableAsync(Dimension.Country, null, cancel),
            League = await summaries.TableAsync(Dimension.Investor, null, cancel),
            Deals = await DetailsAsync(items, register, cancel),
            Companies = [.. ordered.Where(one => raised.Contains(one.Id)).Select(Detail)],
            Investors = [.. ordered.Where(one => backed.Contains(one.Id)).Select(Detail)],
        };
    }

    private async Task<List<DealItem>> ItemsAsync(DealReader deals, CancellationToken cancel)
    {
        var items = new List<DealItem>();
        foreach (var year in (await Partitions.OfAsync(tables, Views.ByDate.Table, cancel)).Reverse())
        {
            items.AddRange(await deals.AllAsync(Views.ByDate, year, null, cancel));
        }

        return items;
    }

    private async Task<IReadOnlyList<DealDetail>> DetailsAsync(List<DealItem> items, Register register, CancellationToken cancel)
    {
        var byCompany = items.ToLookup(item => item.Company.Id);
        var details = new DealDetail[items.Count];
        await Batches.EachAsync(
            items.Index(),
            async (item, token) =>
            {
                var deal = await DealWriter.ReadAsync(tables, item.Item.Id, token)
                    ?? throw new InvalidOperationException($"{item.Item.Id} was removed while the site was read; build it again.");
                var resolved = Resolver.Resolve(deal, DateOnly.MaxValue)!;
                details[item.Index] = DealDetail.Of(resolved, DealItem.Of(resolved, register), null) with { Related = DealDetail.RelatedOf(deal.Id, byCompany[deal.Company]) };
            },
            cancel);
        return details;
    }
}
