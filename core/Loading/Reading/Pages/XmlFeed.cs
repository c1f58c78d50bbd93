using System.ServiceModel.Syndication;
using System.Xml;

namespace ServerlessDeals.Loading.Reading.Pages;

/// <summary>Reads the articles of an RSS or Atom feed.</summary>
internal static class XmlFeed
{
    private const int MostEntries = 500;
    private const string Content = "http://purl.org/rss/1.0/modules/content/";

    public static Parsed<IReadOnlyList<Article>> Read(string xml, string address)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = ArticleSource.MostCharacters,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            var feed = SyndicationFeed.Load(reader);
            return Parsed<IReadOnlyList<Article>>.Of([.. feed.Items.Take(MostEntries).Select(item => Article(feed, item, address))]);
        }
        catch (Exception wrong) when (wrong is XmlException or NotSupportedException or FormatException)
        {
            return Parsed<IReadOnlyList<Article>>.Wrong($"it is no RSS or Atom feed: {wrong.Message}");
        }
    }

    private static Article Article(SyndicationFeed feed, SyndicationItem item, string address)
    {
        var link = item.Links.FirstOrDefault(known => known.RelationshipType is null or "alternate")?.GetAbsoluteUri();
        var time = TimeOf(item);
        var html = Html(item);
        return new()
        {
            Address = link?.ToString() ?? (Uri.IsWellFormedUriString(item.Id, UriKind.Absolute) ? item.Id : address),
            Title = item.Title?.Text.Trim() ?? "",
            Publisher = feed.Title?.Text.Trim() is { Length: > 0 } title ? title : null,
            Published = time != default ? PartialDate.OfDay(DateOnly.FromDateTime(time.UtcDateTime)) : null,
            Language = feed.Language?.Split('-')[0] is { Length: > 0 } language ? language : "en",
            Text = Page.Fragment(html),
        };
    }

    private static DateTimeOffset TimeOf(SyndicationItem item)
    {
        try
        {
            return item.PublishDate != default ? item.PublishDate : item.LastUpdatedTime;
        }
        catch (XmlException)
        {
            // The entry is kept without a date that cannot be read.
            return default;
        }
    }

    private static string Html(SyndicationItem item)
    {
        var encoded = item.ElementExtensions.ReadElementExtensions<string>("encoded", Content).FirstOrDefault();
        return encoded ?? (item.Content as TextSyndicationContent)?.Text ?? item.Summary?.Text ?? "";
    }
}
