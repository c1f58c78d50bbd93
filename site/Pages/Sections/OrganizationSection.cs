using System.Text.Json;
using Microsoft.AspNetCore.Components;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>What the pages of companies and of investors have in common: data beside, a card and feeds.</summary>
internal static class OrganizationSection
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
            Card = SocialCards.Address(folder[1..]),
            JsonLd = JsonLd.Organization(one.Organization, content.Addresses.Site + folder),
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(one, content.DealJson.Context.OrganizationDetail);
        return Alternates.Of(folder, () => json, deals)
            .Concat(more)
            .Append(SocialCards.Of(head))
            .Concat(SiteFeed.OfDeals($"ServerlessDeals: {one.Organization.Name}", folder, deals, content))
            .Prepend(Page.Of<TPage>(head, [("Of", one), .. parameters]))
            .WithFingerprint(Fingerprints.Of(content, json, kind, others, Fingerprints.Stale(deals, content.Data.Today)));
    }
}
