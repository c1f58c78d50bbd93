using System.Text;
using System.Text.Json;
using ServerlessDeals.Publishing;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Sectors, countries, rounds and kinds: a table, and a page for each with all its deals.</summary>
internal static class GroupSection
{
    private const int MostTop = 10;

    public static IEnumerable<PageSet> Sectors(SiteContent content) => Sets(content, GroupKind.Sectors);

    public static IEnumerable<PageSet> Countries(SiteContent content) => Sets(content, GroupKind.Countries);

    public static IEnumerable<PageSet> Rounds(SiteContent content) => Sets(content, GroupKind.Rounds);

    public static IEnumerable<PageSet> Kinds(SiteContent content) => Sets(content, GroupKind.Kinds);

    private static IEnumerable<PageSet> Sets(SiteContent content, GroupKind kind)
    {
        var table = ListPages.OfTable(
            content, kind.Folder, kind.Title, kind.Description, GroupLede.Of(kind, kind.Of(content.Data)),
            $"{kind.Note} {LeagueSection.Conversion}", GroupTables.All(kind, content.Data));
        return table.Concat(kind.Of(content.Data).SelectMany(group => SetsOf(content, kind, group)));
    }

    private static IEnumerable<PageSet> SetsOf(SiteContent content, GroupKind kind, GroupDetail group)
    {
        var name = kind.Name(group.Key);
        var story = kind.StoryOf(group);
        var list = new DealListing(
            kind.AddressOf(group.Key).Trim('/'), name, story[0], $"All {Phrases.Deals(group.Deals.Count)}, newest first", group.Deals);
        return ListPages.Later(content, list)
            .Prepend(new(kind.AddressOf(group.Key), () => PagesOf(content, kind, group, story, list))
            {
                Known = content.Known.Of(group.Deals)?.Last,
            });
    }

    private static IEnumerable<Page> PagesOf(
        SiteContent content, GroupKind kind, GroupDetail group, IReadOnlyList<string> story, DealListing list)
    {
        var today = content.Data.Today;
        var head = content.Head($"{list.Folder}/index.html", list.Title, story[0]) with
        {
            Scripts = ["tables.js"],
            Card = SocialCards.Address($"{list.Folder}/"),
            Newest = null,
        };
        var json = Alternates.With(
            Alternates.Deals(content, list.Part(1), list.Pages > 1 ? $"{content.Addresses.Site}/{list.Folder}/page/2/index.json" : null),
            ("figures", JsonSerializer.SerializeToNode(group.Figures, AnswersJson.Web.SummaryLine)));
        var (family, counted) = (kind.FamilyOf(group.Key), new DealTables(group.Deals, today));
        GroupKind[] within = kind.Dimension switch
        {
            Dimension.Sector => [GroupKind.Countries, GroupKind.Rounds],
            Dimension.Country => [GroupKind.Sectors, GroupKind.Rounds],
            _ => [GroupKind.Sectors, GroupKind.Countries],
        };
        IEnumerable<Page> pages =
        [
            Page.Of<GroupPage>(
                head,
                ("Group", group), ("Kind", kind), ("Story", story), ("List", list), ("Top", Top(group, family)),
                ("Tables", within.Select(other => GroupTables.Within(other, counted, family))
                    .Prepend(GroupTables.Years(kind, group, counted)).ToList())),
            SocialCards.Of(head),
            .. Alternates.Of(head.Address, () => json, group.Deals),
        ];
        return pages.WithFingerprint(Fingerprints.Of(
            content, Alternates.Deals(content, group.Deals), Encoding.UTF8.GetString(json), Fingerprints.StaleTalks(group.Deals, today)));
    }

    // Of a group with few deals the list itself is short enough.
    private static IReadOnlyList<DealItem> Top(GroupDetail group, Family family) => group.Deals.Count <= MostTop
        ? []
        :
        [
            .. group.Deals.Where(deal => deal.IsCounted() && deal.IsIn(family) && deal.Amount.InDollars() is not null)
                .OrderByDescending(deal => deal.Amount.InDollars()!.Figure).ThenBy(deal => deal.Id).Take(MostTop),
        ];
}
