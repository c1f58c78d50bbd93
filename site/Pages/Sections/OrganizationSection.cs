using System.Text.Json;
using Microsoft.AspNetCore.Components;
using ServerlessDeals.Publishing.Feeds;

namespace ServerlessDeals.Pages;

/// <summary>The parts that differ between the page of a company and that of an investor.</summary>
/// <param name="Kind">"company" or "investor".</param>
/// <param name="Folder">The folder, such as "companies".</param>
/// <param name="Story">The sentences at the top of the page.</param>
/// <param name="Deals">The deals in its feeds and its CSV.</param>
internal sealed record OrganizationPlan(string Kind, string Folder, IReadOnlyList<string> Story, IReadOnlyList<DealItem> Deals)
{
    /// <summary>The chart of the page.</summary>
    public Chart? Chart { get; init; }

    /// <summary>Everything that the page shows about other organizations, as text for its fingerprint.</summary>
    public string ShownOfOthers { get; init; } = "";
}

/// <summary>The common parts of the pages of companies and investors: data files, card and feeds.</summary>
internal static class OrganizationSection
{
    public static IEnumerable<Page> Pages<TPage>(
        SiteContent content, OrganizationDetail detail, OrganizationPlan plan, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        var organization = detail.Organization;
        var address = $"/{plan.Folder}/{organization.Id}/";
        var known = content.Known.Of(plan.Deals);
        var head = content.Head(address[1..] + "index.html", organization.Name, plan.Story[0]) with
        {
            Feeds = address,
            Newest = null,
            Scripts = ["tables.js"],
            Card = SocialCards.Address(address[1..]),
            Cite = PageCitation.Of(known, $"/{plan.Folder}/{organization.Id}"),
        };
        head = head with { JsonLd = JsonLd.Profile(head, organization, known) };
        var json = JsonSerializer.SerializeToUtf8Bytes(detail, content.DealJson.Context.OrganizationDetail);
        var stale = Fingerprints.StaleTalks(plan.Deals, content.Data.Today);
        IEnumerable<Page> pages =
        [
            Page.Of<TPage>(head, parameters),
            .. Alternates.Of(address, () => json, plan.Deals),
            .. plan.Chart?.Files(content.Addresses) ?? [],
            SocialCards.Of(head, plan.Chart),
            .. SiteFeed.OfDeals($"{Brand.Name}: {organization.Name}", address, plan.Deals, content),
        ];
        return pages.WithFingerprint(Fingerprints.Of(
            content, json, plan.Kind, plan.ShownOfOthers, stale, string.Join(' ', plan.Story), $"{known}"));
    }
}
