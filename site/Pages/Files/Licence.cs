using System.Text.Json.Nodes;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>What the data may be used under.</summary>
/// <param name="Id">SPDX's.</param>
/// <param name="Deals">Those that it is about; none where it is about the collection.</param>
/// <param name="Credit">Whose work they rest on.</param>
public sealed record Licence(string Id, string Name, string Address, IReadOnlyList<DealId> Deals, IReadOnlyList<string> Credit)
{
    private const string Attribution = "CC BY 4.0";

    /// <summary>The collection's, and that of sources whose titles name one.</summary>
    public static IReadOnlyList<Licence> Of(SiteData data)
    {
        var rest = data.Deals.SelectMany(deal => deal.Claims.Where(claim => claim.Source.Title.Contains(Attribution, StringComparison.Ordinal)).Select(claim => (deal.Deal.Id, claim.Source.Publisher))).ToList();
        var whole = new Licence("MIT", "MIT License", "https://opensource.org/license/mit", [], []);
        return rest.Count == 0 ? [whole] : [whole, new(
            "CC-BY-4.0", Attribution, "https://creativecommons.org/licenses/by/4.0/",
            [.. rest.Select(one => one.Id).Distinct().Order()], [.. rest.Select(one => one.Publisher).Distinct().Order(StringComparer.Ordinal)])];
    }

    public JsonObject ToJson() => new()
    {
        ["name"] = Id,
        ["path"] = Address,
        ["title"] = Deals.Count == 0 ? Name : $"{Name}, of {string.Join(", ", Deals)}, which rest on data of {string.Join(", ", Credit)}",
    };
}
