using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>Finds claims that an article would enter again.</summary>
internal static class EnteredClaims
{
    /// <summary>Texts with one title are the same text if they were published so many days apart at most.</summary>
    public const int Days = 7;

    /// <summary>The claim of the same page.</summary>
    public static (Deal Deal, Claim Claim)? Same(IEnumerable<Deal> deals, string address)
    {
        var page = SourceRules.Page(address);
        foreach (var deal in deals)
        {
            if (deal.Claims.FirstOrDefault(claim => SourceRules.Page(claim.Source.Url) == page) is { } claim)
            {
                return (deal, claim);
            }
        }

        return null;
    }

    /// <summary>A title without case, accents and punctuation.</summary>
    public static string TitleOf(string title) => string.Concat(Folding.WordsOf(title));

    /// <summary>The claim of the same text on another site: the same title within a week.</summary>
    public static Claim? SameText(IEnumerable<Claim> claims, Article article)
    {
        var title = TitleOf(article.Title);
        return claims.FirstOrDefault(claim => claim.Source.Publisher != article.Publisher
            && TitleOf(claim.Source.Title) == title
            && Math.Abs(claim.Source.Published.First.DayNumber - article.Published!.Value.First.DayNumber) <= Days);
    }
}
