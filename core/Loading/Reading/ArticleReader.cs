namespace ServerlessDeals.Loading.Reading;

/// <summary>Reads the deals that an article tells. The same article always gives the same drafts.</summary>
/// <param name="register">The organizations that are known, with their aliases and former names.</param>
public sealed class ArticleReader(Register register)
{
    /// <summary>The register by which names are found.</summary>
    public Register Register => register;

    public IReadOnlyList<DraftDeal> Read(Article article) => ReadAll(article).Deals;

    /// <summary>The deals, and the money that is of none of them.</summary>
    public ArticleReading ReadAll(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new(article, [], []);
    }
}

/// <summary>What was read in an article.</summary>
/// <param name="LeftOut">Amounts that are of no deal, and deals that are not told clearly.</param>
public sealed record ArticleReading(Article Article, IReadOnlyList<DraftDeal> Deals, IReadOnlyList<LeftOut> LeftOut);
