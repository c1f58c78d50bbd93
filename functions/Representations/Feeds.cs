using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Representations;

/// <summary>Deals as a feed, with every hedge in its title.</summary>
internal static class Feeds
{
    private const string Title = "ServerlessDeals: investments in AI companies";
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";

    /// <summary>RFC 4287.</summary>
    public static byte[] Atom(IReadOnlyList<DealItem> deals, string self, PublicLinks links)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = true }))
        {
            xml.WriteStartElement("feed", AtomNamespace);
            xml.WriteElementString("id", AtomNamespace, self);
            xml.WriteElementString("title", AtomNamespace, Title);
            xml.WriteElementString("updated", AtomNamespace, Instant(deals.Select(Updated).DefaultIfEmpty(DateOnly.FromDayNumber(0)).Max()));
            Link(xml, "self", self);
            Link(xml, "alternate", links.Base + "/deals");
            xml.WriteStartElement("author", AtomNamespace);
            xml.WriteElementString("name", AtomNamespace, "ServerlessDeals");
            xml.WriteEndElement();
            foreach (var deal in deals)
            {
                xml.WriteStartElement("entry", AtomNamespace);
                xml.WriteElementString("id", AtomNamespace, Id(deal));
                xml.WriteElementString("title", AtomNamespace, Clean(Headline(deal)));
                xml.WriteElementString("updated", AtomNamespace, Instant(Updated(deal)));
                Link(xml, "alternate", Address(deal, links));
                if (deal.Amount.Source is { } source)
                {
                    Link(xml, "related", source.Url);
                }

                xml.WriteStartElement("content", AtomNamespace);
                xml.WriteAttributeString("type", "text");
                xml.WriteString(Clean(Text(deal)));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    /// <summary>JSON Feed 1.1.</summary>
    public static byte[] Json(IReadOnlyList<DealItem> deals, string self, PublicLinks links) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["version"] = "https://jsonfeed.org/version/1.1",
        ["title"] = Title,
        ["home_page_url"] = links.Base + "/deals",
        ["feed_url"] = self,
        ["items"] = new JsonArray([.. deals.Select(deal => (JsonNode)Item(deal, links))]),
    }.ToJsonString(ServerlessDeals.Json.DealsJson.Web.Options));

    private static JsonObject Item(DealItem deal, PublicLinks links)
    {
        var item = new JsonObject
        {
            ["id"] = Id(deal),
            ["url"] = Address(deal, links),
            ["title"] = Headline(deal),
            ["content_text"] = Text(deal),
            ["date_modified"] = Instant(Updated(deal)),
            ["tags"] = new JsonArray([.. deal.Sectors.Select(sector => (JsonNode)sector.ToString()).Append(Words.Of(deal.Status))]),
        };
        if (deal.Amount.Source is { } source)
        {
            item["external_url"] = source.Url;
        }

        return item;
    }

    private static string Headline(DealItem deal) =>
        $"{deal.Company.Name}: {Words.Of(deal.Kind).Replace('-', ' ')}, {deal.Amount.Value}, {Words.Of(deal.Status).Replace('-', ' ')}";

    private static string Text(DealItem deal)
    {
        var leads = string.Join(", ", deal.Parties.Where(party => party.Role.IsLead()).Select(party => party.Name));
        return string.Join(" ", new[]
        {
            $"{deal.Date}: {deal.Amount.Value}{(deal.Valuation is { } valuation ? $" at {valuation.Value}" : "")}, {Words.Of(deal.Status).Replace('-', ' ')}.",
            leads.Length > 0 ? $"Led by {leads}." : null,
            deal.Amount.Source is { } source ? $"Amount by {source.Publisher}, {source.Published}." : null,
            deal.Unconfirmed ? "Unconfirmed: it rests on blogs and databases alone." : null,
            deal.Contradictions is { } found ? $"Sources contradict each other on {string.Join(", ", found.Select(conflict => conflict.Field).Distinct())}." : null,
        }.OfType<string>());
    }

    private static string Id(DealItem deal) => $"urn:serverlessdeals:deal:{deal.Id}";

    private static string Address(DealItem deal, PublicLinks links) => $"{links.Base}/deals/{deal.Id}";

    // A publication of "2026" may be of its last day, but a feed never speaks of a day to come.
    private static DateOnly Updated(DealItem deal) => deal.Reported.First;

    private static string Instant(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", AtomNamespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // XML has no way to write most control characters.
    private static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
