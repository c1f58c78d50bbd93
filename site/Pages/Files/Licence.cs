using System.Text.Json.Nodes;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>A licence of the data.</summary>
/// <param name="Id">SPDX's identifier.</param>
/// <param name="Deals">The deals that it covers; empty for the licence of the whole collection.</param>
/// <param name="Credit">The publishers of the data behind those deals.</param>
public sealed record Licence(string Id, string Name, string Address, IReadOnlyList<DealId> Deals, IReadOnlyList<string> Credit)
{
    private const string Attribution = "CC BY 4.0";

    /// <summary>The licence of the collection, and the licence that some sources state in their titles.</summary>
    public static IReadOnlyList<Licence> Of(SiteData data)
    {
        var collection = new Licence("MIT", "MIT License", "https://opensource.org/license/mit", [], []);
        var attributed = data.Deals
            .SelectMany(deal => deal.Claims.Select(claim => (deal.Deal.Id, claim.Source)))
            .Where(claim => claim.Source.Title.Contains(Attribution, StringComparison.Ordinal))
            .ToList();
        if (attributed.Count == 0)
        {
            return [collection];
        }

        var attribution = new Licence(
            "CC-BY-4.0",
            Attribution,
            "https://creativecommons.org/licenses/by/4.0/",
            [.. attributed.Select(claim => claim.Id).Distinct().Order()],
            [.. attributed.Select(claim => claim.Source.Publisher).Distinct().OrderByName(publisher => publisher)]);
        return [collection, attribution];
    }

    public JsonObject ToJson() => new()
    {
        ["name"] = Id,
        ["path"] = Address,
        ["title"] = Deals.Count == 0
            ? Name
            : $"{Name}, of {string.Join(", ", Deals)}, which rest on data of {string.Join(", ", Credit)}",
    };
}
