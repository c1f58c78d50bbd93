using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Pages;

/// <summary>Sectors and countries: a table, and a page for each.</summary>
internal static class GroupSection
{
    public static IEnumerable<PageSet> Sectors(SiteContent content)
    {
        var table = ListPages.OfTable(
            content, "sectors", "Sectors", "AI companies that raise money, by sector.", null,
            $"A company in two sectors counts in both. {LeagueSection.Conversion}", BarCharts.Sectors(content.Data).Table);
        var pages = content.Data.Sectors.Select(sector =>
        {
            var name = Labels.Sector(sector.Key);
            return PageOf(content, "sectors", sector, name, $"in {WithoutCapital(name)}");
        });
        return table.Concat(pages);
    }

    public static IEnumerable<PageSet> Countries(SiteContent content)
    {
        var table = ListPages.OfTable(
            content, "countries", "Countries", "AI companies that raise money, by country.", null,
            $"The country is the company's. {LeagueSection.Conversion}", BarCharts.Countries(content.Data).Table);
        var pages = content.Data.Countries.Select(country =>
        {
            var name = Labels.Country(country.Key);
            return PageOf(content, "countries", country, name, $"of companies in {WithArticle(name)}");
        });
        return table.Concat(pages);
    }

    private static PageSet PageOf(SiteContent content, string folder, GroupDetail group, string name, string where)
    {
        var address = $"{folder}/{group.Key.ToLowerInvariant()}/";
        return new("/" + address, () => PagesOf(content, address, group, name, where));
    }

    private static IEnumerable<Page> PagesOf(SiteContent content, string address, GroupDetail group, string name, string where)
    {
        var head = content.Head($"{address}index.html", name, Story.OfGroup(where, group.Figures)[0]) with
        {
            Scripts = ["tables.js"],
            Card = SocialCards.Address(address),
        };
        return
        [
            Page.Of<GroupPage>(head, ("Group", group), ("Where", where), ("Definition", Definition(group))),
            SocialCards.Of(head),
            .. Alternates.Of(content, head, group),
        ];
    }

    private static string? Definition(GroupDetail group) =>
        group.Dimension == Dimension.Sector && Sector.Parse(group.Key) is { IsValue: true } sector ? sector.Value.Definition : null;

    private static string WithArticle(string country) =>
        country.StartsWith("United", StringComparison.Ordinal) || country is "Netherlands" or "Philippines" ? $"the {country}" : country;

    // Within a sentence a name begins with a small letter, unless its second letter is a capital, as in "AI".
    private static string WithoutCapital(string name) =>
        name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
