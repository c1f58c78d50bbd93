using ServerlessDeals.Loading.Reading.Drafts;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Drafts;

namespace ServerlessDeals.Loading.Reading.Feeds;

/// <summary>An entry of a feed: its article, and by what it is recognized.</summary>
/// <param name="Article">As the feed has it, with an address that can be stored and texts of one line.</param>
/// <param name="Page">Recognizes its page.</param>
/// <param name="Link">The address of its page; null if it has none of its own.</param>
internal sealed record FeedArticle(Article Article, string Page, Uri? Link)
{
    private const int MostCharacters = 300;

    /// <param name="entry">What the feed says of an article.</param>
    /// <param name="feed">The address of the feed.</param>
    public static FeedArticle Of(Article entry, Uri feed)
    {
        var link = Uri.TryCreate(entry.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.UserInfo.Length == 0 && address != feed ? address : null;
        var article = entry with
        {
            Address = (link ?? feed).AbsoluteUri,
            Title = Line(entry.Title) ?? "",
            Publisher = Line(entry.Publisher),
        };
        // Entries without a page are told apart by their titles.
        return new(article, SourceRules.Page(article.Address) + (link is null ? "\n" + article.Title : ""), link);
    }

    /// <summary>The article as its page has it; what the page does not say is taken from the feed.</summary>
    public Article With(Article page) => Article with
    {
        Title = Line(page.Title) is { Length: > 0 } title ? title : Article.Title,
        Publisher = Line(page.Publisher) ?? Article.Publisher,
        Published = page.Published ?? Article.Published,
        Language = page.Language,
        Text = page.Text,
    };

    /// <summary>How an article is recognized elsewhere.</summary>
    /// <param name="today">Its day, if it does not say when it was published.</param>
    public ReadArticle MarkOf(Article article, DateOnly today) => new(
        Page,
        article.Address,
        article.Publisher,
        EnteredClaims.TitleOf(article.Title),
        ReadArticle.Hash(string.Join('\n', article.Text.Select(EnteredClaims.TitleOf))),
        article.Published?.First ?? today);

    // Titles and names of publishers are written into the claim, and other lines there would be other fields.
    private static string? Line(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(letter => !char.IsControl(letter)))).Where(word => word.Length > 0);
        var line = string.Join(' ', words);
        return line.Length switch
        {
            0 => null,
            > MostCharacters => line[..MostCharacters],
            _ => line,
        };
    }
}
