using System.Globalization;
using System.Text;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Drafts;

/// <summary>By what an article is recognized when it comes again, at its address or elsewhere.</summary>
/// <param name="Page">The address without what two addresses of one page differ in.</param>
/// <param name="Title">The title without case and punctuation; empty if it has none.</param>
/// <param name="Text">A hash of its text.</param>
/// <param name="Day">When it was published, or else read.</param>
public sealed record ReadArticle(string Page, string Address, string? Publisher, string Title, string Text, DateOnly Day)
{
    /// <summary>The row that says that the page was read.</summary>
    internal static string PageKey(string page) => "page_" + Hash(page);

    /// <summary>The row with the first article that has a title.</summary>
    internal static string TitleKey(string title) => "title_" + Hash(title);

    /// <summary>The beginning of the ids of its drafts. It depends on the address alone.</summary>
    public static string IdOf(string page) => Hash(page)[..16];

    public static string Hash(string text) => StableHash.Hash([Encoding.UTF8.GetBytes(text)]);
}

/// <summary>The first article of a week that has a title.</summary>
public sealed record TitleMark(string Page, string? Publisher, string Text, DateOnly Day)
{
    internal ETag Tag { get; init; }

    internal static TitleMark Read(TableEntity row) => new(
        row.GetString(nameof(Page)),
        row.GetString(nameof(Publisher)),
        row.GetString(nameof(Text)),
        DateOnly.ParseExact(row.GetString(nameof(Day)), "yyyy-MM-dd", CultureInfo.InvariantCulture))
    {
        Tag = row.ETag,
    };

    internal static TableEntity Row(string partition, ReadArticle article) => new(partition, ReadArticle.TitleKey(article.Title))
    {
        [nameof(Page)] = article.Page,
        [nameof(Publisher)] = article.Publisher,
        [nameof(Text)] = article.Text,
        [nameof(Day)] = article.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
