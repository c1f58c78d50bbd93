using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Everything that the search finds.</summary>
internal static class SearchDocuments
{
    // Of two documents with the same word, pages come first, then organizations with most deals, then the newest deals.
    private const int Pages = 0;
    private const int Organizations = 1;
    private const int Deals = 2;

    public static IReadOnlyList<SearchDocument> Of(SiteContent content) =>
    [
        .. OfPages(content),
        .. OfOrganizations(content.Data.Companies, "company", "companies", company => company.Raised.Count),
        .. OfOrganizations(content.Data.Investors, "investor", "investors", investor => investor.Backed.Count),
        .. content.Data.Deals.Select((deal, i) => OfDeal(deal.Deal, i)),
    ];

    /// <param name="dealsOf">The number of deals on the organization's page.</param>
    public static IEnumerable<SearchDocument> OfOrganizations(
        IReadOnlyList<OrganizationDetail> all, string what, string folder, Func<OrganizationDetail, int> dealsOf) =>
        from detail in all
        let organization = detail.Organization
        select new SearchDocument(
            $"/{folder}/{organization.Id}/",
            what,
            organization.Name,
            organization.Country is { } country ? Labels.Country(country) : "")
        {
            Deals = dealsOf(detail),
            OtherNames = [.. KnownName.All(organization).Where(name => name.As != NameKind.Current)],
            Rank = (Organizations, -dealsOf(detail)),
        };

    public static SearchDocument OfDeal(DealItem deal, int order)
    {
        var round = Labels.Round(deal);
        var amount = deal.Amount.Value;
        string[] note = [round.Length == 0 ? Phrases.Kind(deal.Kind) : round, $"{amount}", English.Date(deal.Date)];
        return new($"/deals/{deal.Id}/", SearchDocument.Deal, deal.Company.Name, string.Join(", ", note))
        {
            Figures = amount.IsUndisclosed
                ? []
                : [.. new[] { amount.Figure, amount.High, Shown(deal.Amount.Usd) }.OfType<long>().Where(figure => figure > 0).Distinct()],
            Rank = (Deals, order),
        };
    }

    // The figure that pages show, with two digits.
    private static long? Shown(ConvertedAmount? usd)
    {
        if (usd is null)
        {
            return null;
        }

        var unit = 1L;
        while (usd.Figure / unit >= 100)
        {
            unit *= 10;
        }

        return (long)Math.Round((decimal)usd.Figure / unit, MidpointRounding.AwayFromZero) * unit;
    }

    // Other sections decide which pages there are. A page of the site map whose name tells what it is can be found by that name.
    private static IEnumerable<SearchDocument> OfPages(SiteContent content)
    {
        var texts = content.Texts.ToDictionary(text => $"/{text.Name}/", text => text.Title, StringComparer.Ordinal);
        var counts = new PageCounts(content.Data.Deals.Select(deal => deal.Deal));
        foreach (var (i, address) in BriefingSite.Sets(content).Select(set => set.Address).OfType<string>()
            .Order(StringComparer.Ordinal).Index())
        {
            var document = address.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
            {
                [var folder, var key] when PageNames.Of(folder, key) is { } page => new SearchDocument(address, page.What, page.Name, "")
                {
                    Deals = counts.Of(folder, key),
                    OtherNames = [.. page.Others.Select(other => new KnownName(other, NameKind.Alias))],
                    Rank = (Pages, i),
                },
                [var name] => new SearchDocument(address, "page", texts.GetValueOrDefault(address, PageNames.Of(name)), "")
                {
                    Rank = (Pages, i),
                },
                _ => null,
            };
            if (document is not null)
            {
                yield return document;
            }
        }
    }
}
