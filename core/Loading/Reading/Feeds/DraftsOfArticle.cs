using System.Text.Json;
using ServerlessDeals.Loading.Reading.Drafts;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Drafts;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Loading.Reading.Feeds;

/// <summary>
/// Turns what was read in an article into drafts that are stored. They have the words of fields, and not the article's text.
/// </summary>
internal static class DraftsOfArticle
{
    private const int MostRemarks = 10;
    private const int MostWords = 400;

    /// <param name="id">The beginning of their ids.</param>
    /// <param name="feed">The address of the feed.</param>
    /// <param name="relayOf">The publisher whose text the article repeats; null if it is its own.</param>
    /// <param name="now">When it was read.</param>
    public static IReadOnlyList<StoredDraft> Of(ArticleReading reading, string id, Uri feed, string? relayOf, DateTimeOffset now)
    {
        var article = reading.Article;
        var source = new DraftArticle(article.Address, article.Title, article.Publisher, article.Published, feed.AbsoluteUri);
        return
        [
            .. reading.Deals.Take(DraftStore.MostDrafts).Select((draft, index) => new StoredDraft
            {
                Id = $"{id}-{index + 1}",
                State = DraftState.Pending,
                Read = now,
                Article = source,
                IsBackground = draft.Scope == DealScope.Background,
                Company = Organization(draft.Company.Value),
                Kind = draft.Kind.Value,
                Claim = Claim(reading, draft, relayOf),
                Words = WordsOf(draft),
                NewOrganizations =
                [
                    .. draft.Parties.Select(party => party.Name).Prepend(draft.Company.Value).Where(name => name.Id is null)
                        .Select(Organization).DistinctBy(organization => organization.Id),
                ],
                LeftOut = [.. draft.LeftOut.Concat(reading.LeftOut).Distinct().Take(MostRemarks).Select(Remark)],
            }),
        ];
    }

    private static Dictionary<string, IReadOnlyList<string>> WordsOf(DraftDeal draft)
    {
        var words = DraftWords.Of(draft).ToDictionary(field => field.Key, field => Shortened(field.Value), StringComparer.Ordinal);
        foreach (var party in draft.Parties)
        {
            words.TryAdd($"party:{ClaimYaml.IdOf(party.Name)}", Shortened([.. party.Words.Select(span => span.Text)]));
        }

        return words;
    }

    // The same text as deals accept writes, so that the fields are those of a seed file.
    private static JsonElement Claim(ArticleReading reading, DraftDeal draft, string? relayOf)
    {
        var yaml = new ClaimYaml(reading, draft, recorded: null)
            .Write(0, ClaimYaml.Id(reading.Article, draft), withWords: false, relayOf);
        var claim = ((YamlSequenceNode)YamlText.Documents(yaml)[0].RootNode).Children[0];
        using var json = JsonDocument.Parse(YamlAsJson.Of(claim)!.ToJsonString());
        return json.RootElement.Clone();
    }

    private static DraftOrganization Organization(DraftName name) => new(Slug.Parse(ClaimYaml.IdOf(name)).OrThrow(), name.Name);

    private static DraftRemark Remark(LeftOut left) => new(left.Field, Shortened(left.Words.Text), left.Why);

    private static IReadOnlyList<string> Shortened(IReadOnlyList<string> words) => [.. words.Select(Shortened)];

    private static string Shortened(string words) => words.Length > MostWords ? words[..MostWords] + "…" : words;
}
