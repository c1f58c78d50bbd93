using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ServerlessDeals.Pages;

/// <summary>
/// The names of all organizations in small files, one for each first letter of a word. Words are folded as in the API's search. The
/// browser fetches one file to find an organization by any name, including former and Chinese names. In names without spaces, each
/// letter counts as the beginning of a word.
/// </summary>
internal static class SearchShards
{
    /// <summary>
    /// The letters in hexadecimal, each with its file. search/names-6d.json has
    /// [name, present name, address, kind of name, until, deals] for each name with a word that begins with "m".
    /// </summary>
    public static IEnumerable<(string Letter, Page File)> Of(
        IReadOnlyList<OrganizationDetail> companies, IReadOnlyList<OrganizationDetail> investors)
    {
        var byLetter =
            from entry in Entries(companies, investors)
            from letter in Folding.WordsOf(entry.Name.Name).SelectMany(Letters).Distinct()
            group entry by letter into shard
            orderby shard.Key
            select shard;
        return byLetter.Select(shard =>
        {
            var letter = shard.Key.ToString("x", CultureInfo.InvariantCulture);
            return (letter, Page.File($"search/names-{letter}.json", () => Json(shard)));
        });
    }

    /// <summary>A table of all names.</summary>
    public static FigureTable Names(IReadOnlyList<OrganizationDetail> companies, IReadOnlyList<OrganizationDetail> investors) => new(
        "Names of companies and investors",
        [new("Name"), new("Is"), new("Until"), new("Of"), new("Page"), new("Deals", true)],
        [
            .. Entries(companies, investors).OrderBy(entry => entry.Organization.Id).Select(entry => (IReadOnlyList<TableCell>)[
                new(entry.Name.Name),
                new(EnumWords.Of(entry.Name.As)),
                new(entry.Name.Until?.ToString() ?? ""),
                new(entry.Organization.Name),
                new(entry.Address),
                TableCell.Of(entry.Deals)]),
        ]);

    private static byte[] Json(IEnumerable<Entry> entries)
    {
        var rows = entries.OrderBy(entry => entry.Organization.Id).Select(entry => (JsonNode)new JsonArray(
            entry.Name.Name,
            entry.Organization.Name,
            entry.Address,
            EnumWords.Of(entry.Name.As),
            entry.Name.Until?.ToString(),
            entry.Deals));
        return Encoding.UTF8.GetBytes(new JsonArray([.. rows]).ToJsonString(DealsJson.Web.Options));
    }

    // For an organization that is both a company and an investor, the link leads to the company page.
    private static IEnumerable<Entry> Entries(IReadOnlyList<OrganizationDetail> companies, IReadOnlyList<OrganizationDetail> investors)
    {
        var companyIds = companies.Select(company => company.Organization.Id).ToHashSet();
        return from detail in companies.Concat(investors).DistinctBy(detail => detail.Organization.Id)
               let organization = detail.Organization
               let folder = companyIds.Contains(organization.Id) ? "companies" : "investors"
               from name in KnownName.All(organization)
               select new Entry(name, organization, $"/{folder}/{organization.Id}/", detail.Raised.Count + detail.Backed.Count);
    }

    private static IEnumerable<int> Letters(string word) =>
        word.Where(NameLanguage.IsUnspaced).Select(letter => (int)letter).Prepend(FirstLetter(word));

    private static int FirstLetter(string word) =>
        word.Length > 1 && char.IsSurrogatePair(word[0], word[1]) ? char.ConvertToUtf32(word, 0) : word[0];

    private sealed record Entry(KnownName Name, Organization Organization, string Address, int Deals);
}
