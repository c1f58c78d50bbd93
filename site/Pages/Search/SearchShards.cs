using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ServerlessDeals.Pages;

/// <summary>
/// The names of all organizations in small files by the first letter of each of their words, folded as the API's search
/// folds them: a browser fetches one of them to find by any name, a former or a Chinese one too. Names that set no spaces
/// are found from any of their letters: each is taken for the beginning of a word.
/// </summary>
internal static class SearchShards
{
    /// <summary>Each letter in hexadecimal, and its file: search/names-6d.json holds [name found by, current name, address, what the name is, deals] for each name with a word in m.</summary>
    public static IEnumerable<(string Letter, Page File)> Of(IReadOnlyList<OrganizationDetail> companies, IReadOnlyList<OrganizationDetail> investors)
    {
        var entries =
            from entry in All(companies, investors)
            from letter in Folding.WordsOf(entry.Name.Name).SelectMany(Letters).Distinct()
            select (Letter: letter, entry.Name, entry.Organization, entry.Address, entry.Deals);
        return entries.GroupBy(entry => entry.Letter).OrderBy(shard => shard.Key).Select(shard => (shard.Key.ToString("x", CultureInfo.InvariantCulture), Page.File(
            string.Create(CultureInfo.InvariantCulture, $"search/names-{shard.Key:x}.json"),
            () => Encoding.UTF8.GetBytes(new JsonArray([.. shard.OrderBy(entry => entry.Organization.Id).Select(entry => (JsonNode)new JsonArray(
                    entry.Name.Name, entry.Organization.Name, entry.Address, Words.Of(entry.Name.As), entry.Name.Until?.ToString(), entry.Deals))]).ToJsonString(DealsJson.Web.Options)))));
    }

    /// <summary>All that can be found, in a table.</summary>
    public static FigureTable Names(IReadOnlyList<OrganizationDetail> companies, IReadOnlyList<OrganizationDetail> investors) => new(
        "Names of companies and investors", [new("Name"), new("Is"), new("Until"), new("Of"), new("Page"), new("Deals", true)],
        [
            .. All(companies, investors).OrderBy(entry => entry.Organization.Id).Select(entry => (IReadOnlyList<Cell>)[
                new(entry.Name.Name), new(Words.Of(entry.Name.As)), new(entry.Name.Until?.ToString() ?? ""), new(entry.Organization.Name), new(entry.Address), Cell.Of(entry.Deals)]),
        ]);

    private static IEnumerable<(NameOf Name, Organization Organization, string Address, int Deals)> All(IReadOnlyList<OrganizationDetail> companies, IReadOnlyList<OrganizationDetail> investors)
    {
        var raising = companies.Select(one => one.Organization.Id).ToHashSet();
        return from one in companies.Concat(investors).DistinctBy(one => one.Organization.Id)
               let address = raising.Contains(one.Organization.Id) ? $"/companies/{one.Organization.Id}/" : $"/investors/{one.Organization.Id}/"
               from name in NameOf.All(one.Organization)
               select (name, one.Organization, address, one.Raised.Count + one.Backed.Count);
    }

    private static IEnumerable<int> Letters(string word) => word.Where(NameLanguage.IsUnspaced).Select(letter => (int)letter).Prepend(First(word));

    private static int First(string word) => word.Length > 1 && char.IsSurrogatePair(word[0], word[1]) ? char.ConvertToUtf32(word, 0) : word[0];
}
