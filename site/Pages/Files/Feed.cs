using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using ServerlessDeals.Briefings;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>An entry of a feed.</summary>
/// <param name="Id">Stays for ever, whatever the entry is called.</param>
/// <param name="Day">Of the newest publication it rests on.</param>
public sealed record FeedEntry(string Id, string Title, string Address, DateOnly Day, string Text, string? Source);

/// <summary>A feed as Atom (RFC 4287) and as JSON Feed 1.1, the same entries in both.</summary>
/// <param name="Folder">Where feed.atom and feed.json lie, from the root with slashes: "/companies/minimax/".</param>
public sealed record Feed(string Title, string Folder, IReadOnlyList<FeedEntry> Entries, SiteAddresses Addresses)
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int Most = 50;

    public static FeedEntry Of(DealItem deal) => new(
        $"urn:serverlessdeals:deal:{deal.Id}",
        $"{deal.Company.Name}: {Pages.Text.Kind(deal.Kind)}, {deal.Amount.Value}, {Pages.Text.Status(deal.Status)}",
        $"/deals/{deal.Id}/",
        deal.Reported.First,
        Pages.Text.Headline(deal) + (Pages.Text.Leads(deal) is { Length: > 0 } leads ? $" Led by {leads}." : "") + (deal.Unconfirmed ? " Unconfirmed: it rests on blogs and databases alone." : ""),
        deal.Amount.Source?.Url);

    public static FeedEntry Of(Correction one) => new(
        $"urn:serverlessdeals:correction:{one.Deal}:{one.KnownOn:yyyy-MM-dd}:{one.Source.Claim}:{one.Words.Length}",
        $"{one.Company}: {one.Words}",
        $"/deals/{one.Deal}/",
        one.KnownOn,
        $"{one.Company}: {one.Words} By {one.Source.Publisher}, {one.Source.Published}.",
        one.Source.Url);

    /// <summary>The newest publications first.</summary>
    public static Feed OfDeals(string title, string folder, IEnumerable<DealItem> deals, SiteAddresses addresses) =>
        new(title, folder, [.. deals.OrderByDescending(deal => deal.Reported.First).ThenBy(deal => deal.Id).Take(Most).Select(Of)], addresses);

    public static Feed OfCorrections(IEnumerable<Correction> corrections, SiteAddresses addresses) =>
        new("ServerlessDeals: corrections", "/corrections/", [.. corrections.Take(Most).Select(Of).DistinctBy(entry => entry.Id)], addresses);

    public IEnumerable<Page> Files() => [Page.File(Folder[1..] + "feed.atom", Atom), Page.File(Folder[1..] + "feed.json", Json)];

    private byte[] Atom()
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, Addresses.Site + Folder + "feed.atom");
            xml.WriteElementString("title", Namespace, Clean(Title));
            xml.WriteElementString("updated", Namespace, Instant(Entries.Select(entry => entry.Day).DefaultIfEmpty(new(2020, 1, 1)).Max()));
            Link(xml, "self", Addresses.Site + Folder + "feed.atom");
            Link(xml, "alternate", Addresses.Site + Folder);
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, "ServerlessDeals");
            xml.WriteEndElement();
            foreach (var entry in Entries)
            {
                xml.WriteStartElement("entry", Namespace);
                xml.WriteElementString("id", Namespace, entry.Id);
                xml.WriteElementString("title", Namespace, Clean(entry.Title));
                xml.WriteElementString("updated", Namespace, Instant(entry.Day));
                Link(xml, "alternate", Addresses.Site + entry.Address);
                if (entry.Source is { } source)
                {
                    Link(xml, "related", source);
                }

                xml.WriteStartElement("content", Namespace);
                xml.WriteAttributeString("type", "text");
                xml.WriteString(Clean(entry.Text));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private byte[] Json() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["version"] = "https://jsonfeed.org/version/1.1",
        ["title"] = Title,
        ["home_page_url"] = Addresses.Site + Folder,
        ["feed_url"] = Addresses.Site + Folder + "feed.json",
        ["items"] = new JsonArray([.. Entries.Select(entry => (JsonNode)new JsonObject
        {
            ["id"] = entry.Id,
            ["url"] = Addresses.Site + entry.Address,
            ["external_url"] = entry.Source,
            ["title"] = entry.Title,
            ["content_text"] = entry.Text,
            ["date_modified"] = Instant(entry.Day),
        })]),
    }.ToJsonString(DealsJson.Web.Options));

    private static string Instant(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // XML has no way to write most control characters.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));
}
