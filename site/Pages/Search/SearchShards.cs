using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;
using ServerlessDeals.Search;

namespace ServerlessDeals.Pages;

/// <summary>
/// The names of all organizations in small files by the first letter of each of their words, folded as the API's search
/// folds them: a browser fetches one of them to find by any name, a former or a Chinese one too.
/// </summary>
internal static class SearchShards
{
    /// <summary>Each letter in hexadecimal, and its file: search/names-6d.json holds [name found by, current name, address, what the name is, deals] for each name with a word in m.</summary>
    public static IEnumerable<(string Letter, Page File)> Of(IReadOnlyList<OrganizationDetail> companies, IReadOnlyList<OrganizationDetail> investors)
    {
        var raising = companies.Select(one => one.Organization.Id).ToHashSet();
        var entries =
            from one in companies.Concat(investors).DistinctBy(one => one.Organization.Id)
            let address = raising.Contains(one.Organization.Id) ? $"/companies/{one.Organization.Id}/" : $"/investors/{one.Organization.Id}/"
            from name in NameOf.All(one.Organization)
            from letter in Folding.WordsOf(name.Name).Select(Letter).Distinct()
            select (Letter: letter, Name: name, one.Organization, Address: address, Deals: one.Raised.Count + one.Backed.Count);
        return entries.GroupBy(entry => entry.Letter).OrderBy(shard => shard.Key).Select(shard => (shard.Key.ToString("x", CultureInfo.InvariantCulture), Page.File(
            string.Create(CultureInfo.InvariantCulture, $"search/names-{shard.Key:x}.json"),
            () => Encoding.UTF8.GetBytes(new JsonArray([.. shard.OrderBy(entry => entry.Organization.Id).Select(entry => (JsonNode)new JsonArray(
                    entry.Name.Name, entry.Organization.Name, entry.Address, Words.Of(entry.Name.As), entry.Name.Until?.ToString(), entry.Deals))]).ToJsonString(DealsJson.Web.Options)))));
    }

    private static int Letter(string word) => word.Length > 1 && char.IsSurrogatePair(word[0], word[1]) ? char.ConvertToUtf32(word, 0) : word[0];
}
