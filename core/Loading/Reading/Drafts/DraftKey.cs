using System.Security.Cryptography;
using System.Text;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>
/// The key of a draft, which is the same when its article is read again. It is made from the page, the company and what the draft says of
/// the deal. An article without an address is known by its title.
/// </summary>
public static class DraftKey
{
    private const int Letters = 16;

    public static string Of(Article article, DraftDeal draft)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(draft);
        var page = article.Address.Length > 0 ? SourceRules.Page(article.Address) : article.Title;
        var told = string.Join('\n', page, ClaimYaml.CompanyId(draft), EnumWords.Of(draft.Kind.Value), EnumWords.Of(draft.Status.Value),
            draft.Round?.Value, draft.Amount?.Value.ToSeedText(), draft.Valuation?.Value.ToSeedText());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told)))[..Letters];
    }
}
