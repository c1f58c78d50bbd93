using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace ServerlessDeals.Pages;

/// <summary>What the pages of companies and of investors have in common: data beside, a card and feeds.</summary>
internal static class OrganizationFamily
{
    /// <param name="kind">"company" or "investor".</param>
    /// <param name="family">The folder of them all: "companies".</param>
    /// <param name="story">What is said of it first.</param>
    /// <param name="deals">Those that its feeds and its CSV tell of.</param>
    /// <param name="more">Files that belong to this page alone.</param>
    /// <param name="others">What the page shows of other organizations.</param>
    public static IEnumerable<Page> Of<TPage>(
        SiteContent content, OrganizationDetail one, string kind, string family, IReadOnlyList<string> story, IReadOnlyList<DealItem> deals,
        IEnumerable<Page> more, string others, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        var folder = $"/{family}/{one.Organization.Id}/";
        var head = content.Head(folder[1..] + "index.html", one.Organization.Name, story[0]) with
        {
            Feeds = folder,
            Newest = null,
            Scripts = ["tables.js"],
            Card = Cards.Address(folder[1..]),
            Linked = Linked.Organization(one.Organization, content.Addresses.Site + folder),
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(one, content.Written.Json.OrganizationDetail);
        return Twins.Of(folder, () => json, deals)
            .Concat(more)
            .Append(Cards.Of(head))
            .Concat(SiteFeed.OfDeals($"ServerlessDeals: {one.Organization.Name}", folder, deals, content))
            .Prepend(Page.Of<TPage>(head, [("Of", one), .. parameters]))
            .Stamped(Stamps.Of(content, json, kind, others, Stamps.Stale(deals, content.Data.Today)));
    }
}
