using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads the source of a mapping: what all rows have in common, and the columns that say the rest for each row.</summary>
internal static class SourceKeys
{
    public static (Source? Common, SourceColumns Columns) Read(SeedNode node)
    {
        var (published, publishedFrom) = Part(node, "published", "2024-03-05", text => PartialDate.Parse(text).Error, ColumnContent.Dates);
        var kind = node.RequiredValue("kind", "press", EnumWords.Parse<SourceKind>);
        var (url, urlFrom) = Part(
            node, "url", "https://example.org/article",
            text => SeedFileReader.IsWebAddress(text) ? null : $"'{text}' is not a web address; write it in full, starting with https://");
        var (publisher, publisherFrom) = Part(node, "publisher", "Bloomberg", _ => null);
        var (title, titleFrom) = Part(node, "title", "the headline", _ => null);
        var source = new Source
        {
            Publisher = publisher,
            Url = url,
            Title = title,
            Published = PartialDate.Parse(published) is { IsValue: true } date ? date.Value : default,
            Kind = kind ?? default,
            Via = node.Text("via"),
            Cites = node.Text("cites"),
            By = node.Value("by", Slug.Parse),
            Anonymous = node.Value("anonymous", SeedFileReader.Truth) ?? false,
        };
        node.RefuseUnknownKeys();
        return (kind is null ? null : source, new(publisherFrom, urlFrom, titleFrom, publishedFrom));
    }

    /// <summary>A text of all rows, or a column. The text is then that of rows whose column is empty.</summary>
    private static (string Text, ColumnRule? From) Part(
        SeedNode source, string key, string example, Func<string, string?> check, ColumnContent content = ColumnContent.One)
    {
        if (source.Find(key) is { IsMapping: true } column)
        {
            var rule = ColumnKeys.Read(column, content, check);
            return (rule?.Value ?? "", rule);
        }

        var text = source.RequiredText(key, example);
        if (text.Length > 0 && check(text) is { } wrong)
        {
            source.Find(key)!.Fault(wrong);
        }

        return (text, null);
    }
}
