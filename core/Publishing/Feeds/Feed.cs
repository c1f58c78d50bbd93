using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;

namespace ServerlessDeals.Publishing.Feeds;

/// <summary>An entry of a feed.</summary>
/// <param name="Id">The same in all feeds and on all hosts. It never changes, even if the title does.</param>
/// <param name="Address">The absolute address of its page.</param>
/// <param name="Day">The day on which its newest information became known.</param>
/// <param name="Source">The address of the source, if there is one.</param>
public sealed record FeedEntry(string Id, string Title, string Address, DateOnly Day, string Text, string? Source)
{
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>A feed that can be written as Atom (RFC 4287) and as JSON Feed 1.1, with the same entries.</summary>
/// <param name="Home">The absolute address of the page with the same content.</param>
public sealed record Feed(string Title, string Home, IReadOnlyList<FeedEntry> Entries)
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    // The date of an empty feed, because Atom requires one.
    private static readonly DateOnly Never = new(2020, 1, 1);

    /// <param name="self">The feed's own address.</param>
    public byte[] Atom(string self)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, self);
            xml.WriteElementString("title", Namespace, Clean(Title));
            xml.WriteElementString("updated", Namespace, Instant(Entries.Select(entry => entry.Day).DefaultIfEmpty(Never).Max()));
            Link(xml, "self", self);
            Link(xml, "alternate", Home);
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, Brand.Name);
            xml.WriteEndElement();
            foreach (var entry in Entries)
            {
                Write(xml, entry);
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    /// <param name="self">The feed's own address.</param>
    public byte[] Json(string self) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["version"] = "https://jsonfeed.org/version/1.1",
        ["title"] = Title,
        ["home_page_url"] = Home,
        ["feed_url"] = self,
        ["items"] = new JsonArray([.. Entries.Select(entry => (JsonNode)Item(entry))]),
    }.ToJsonString(DealsJson.Web.Options));

    private static void Write(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, entry.Id);
        xml.WriteElementString("title", Namespace, Clean(entry.Title));
        xml.WriteElementString("updated", Namespace, Instant(entry.Day));
        Link(xml, "alternate", entry.Address);
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

    private static JsonObject Item(FeedEntry entry)
    {
        var item = new JsonObject { ["id"] = entry.Id, ["url"] = entry.Address };
        if (entry.Source is { } source)
        {
            item["external_url"] = source;
        }

        item["title"] = entry.Title;
        item["content_text"] = entry.Text;
        item["date_modified"] = Instant(entry.Day);
        if (entry.Tags.Count > 0)
        {
            item["tags"] = new JsonArray([.. entry.Tags.Select(tag => (JsonNode)tag)]);
        }

        return item;
    }

    private static string Instant(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // XML cannot contain most control characters.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));
}
