using ServerlessDeals.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Sectors and countries: a table of all, and a page for each.</summary>
internal static class GroupSection
{
    public static IEnumerable<PageSet> Sectors(SiteContent content) => Sets(
        content, "sectors", "Sectors", "What AI companies do that raise money.", "A company in two sectors counts in both. Amounts in US$ million.",
        content.Data.Sectors, BarCharts.Sectors(content.Data).Table, SectorName, name => $"in {Spoken(name)}");

    public static IEnumerable<PageSet> Countries(SiteContent content) => Sets(
        content, "countries", "Countries", "Where AI companies are that raise money.", "The country is the company's. Amounts in US$ million.",
        content.Data.Countries, BarCharts.Countries(content.Data).Table, Labels.Country, name => $"of companies in {(name.StartsWith("United", StringComparison.Ordinal) || name is "Netherlands" or "Philippines" ? "the " : "")}{name}");

    private static IEnumerable<PageSet> Sets(
        SiteContent content, string folder, string title, string description, string rule, IReadOnlyList<GroupDetail> groups, FigureTable table, Func<string, string> name, Func<string, string> where) =>
        ListPages.OfTable(content, folder, title, description, null, rule, table)
            .Concat(groups.Select(group => new PageSet($"/{folder}/{group.Key.ToLowerInvariant()}/", () => Of(content, folder, group, name(group.Key), where(name(group.Key))))));

    private static IEnumerable<Page> Of(SiteContent content, string folder, GroupDetail group, string name, string where)
    {
        var head = content.Head($"{folder}/{group.Key.ToLowerInvariant()}/index.html", name, Story.OfGroup(where, group.Figures)[0]) with
        {
            Scripts = ["tables.js"],
            Card = SocialCards.Address($"{folder}/{group.Key.ToLowerInvariant()}/"),
        };
        return [Page.Of<GroupPage>(head, ("Of", group), ("Where", where), ("Means", Means(group))), SocialCards.Of(head), .. Alternates.Of(content, head, group)];
    }

    private static string SectorName(string code) => Slug.Parse(code) is { IsValue: true } slug ? Sector.NameOf(slug.Value) : code;

    private static string? Means(GroupDetail group) =>
        group.Dimension == Dimension.Sector && Sector.Parse(group.Key) is { IsValue: true } sector ? sector.Value.Definition : null;

    // Within a sentence a name loses its capital, unless it begins with letters that are always capitals.
    private static string Spoken(string name) => name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
