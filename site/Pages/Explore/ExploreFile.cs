using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessDeals.Pages;

/// <summary>
/// A file of the deals of a year, or of a part of a busy year, with what the explore page filters, draws and lists. deals.csv has more
/// than three times as many bytes.
/// </summary>
/// <param name="Name">"2025", or "2025-2" for the second part of a year.</param>
internal sealed record ExploreFile(string Name, IReadOnlyList<DealItem> Deals)
{
    // Compressed, a file has less than 150 kB.
    private const int MostDeals = 2_500;

    public string Path => $"explore/deals-{Name}.json";

    /// <summary>
    /// The files of all deals, newest first. The parts of a year begin with its oldest deals, so a new deal usually changes one file.
    /// </summary>
    public static IReadOnlyList<ExploreFile> Of(IEnumerable<DealItem> deals) =>
    [
        .. deals.GroupBy(deal => deal.Date.Year).OrderByDescending(year => year.Key).SelectMany(year =>
        {
            var parts = year.OrderBy(deal => deal.Date).ThenBy(deal => deal.Id).Chunk(MostDeals).ToList();
            return parts
                .Select((part, i) => new ExploreFile(parts.Count == 1 ? $"{year.Key}" : $"{year.Key}-{i + 1}", part)).Reverse();
        }),
    ];

    /// <summary>{"companies": [[id, name, country, sectors]], "parties": [[id, name]], "deals": [[…]]}, see explore-deals.js.</summary>
    public byte[] Json()
    {
        var companies = Deals.DistinctBy(deal => deal.Company.Id).OrderBy(deal => deal.Company.Id).ToList();
        var parties = Deals.SelectMany(deal => deal.Parties).DistinctBy(party => party.Id).OrderBy(party => party.Id).ToList();
        var companyAt = companies.Index().ToDictionary(pair => pair.Item.Company.Id, pair => pair.Index);
        var partyAt = parties.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index);
        return Encoding.UTF8.GetBytes(new JsonObject
        {
            ["companies"] = Rows(companies.Select(deal => new JsonArray(
                $"{deal.Company.Id}", deal.Company.Name, deal.Country, Rows(deal.Sectors.Select(sector => (JsonNode)$"{sector}"))))),
            ["parties"] = Rows(parties.Select(party => new JsonArray($"{party.Id}", party.Name))),
            ["deals"] = Rows(Deals.Select(deal => Row(deal, companyAt[deal.Company.Id], partyAt))),
        }.ToJsonString(DealsJson.Web.Options));
    }

    private static JsonArray Row(DealItem deal, int company, Dictionary<Slug, int> partyAt)
    {
        var usd = deal.Amount.InDollars();
        return
        [
            $"{deal.Id}",
            company,
            EnumWords.Of(deal.Kind),
            EnumWords.Of(deal.Status),
            deal.Round?.ToString() ?? "",
            $"{deal.Date}",
            $"{deal.Amount.Value}",
            deal.Amount.Usd?.Text ?? "",
            usd is null ? null : WordOf(usd.Qualifier),
            usd?.Low,
            usd?.High,
            usd is { IsApproximate: true } ? 1 : 0,
            deal.Valuation is { Value.Worth.IsUndisclosed: false } valuation ? $"{valuation.Value}" : "",
            deal.Valuation.InDollars()?.Figure,
            Rows(deal.Parties.Select(party => new JsonArray(
                partyAt[party.Id], EnumWords.Of(party.Role), party.OnlyInTalks ? 1 : 0))),
            deal.LastHeard?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            deal.IsSummable() ? 1 : 0,
        ];
    }

    // The words of the API's amounts.
    private static string WordOf(Qualifier qualifier) =>
        JsonNamingPolicy.CamelCase.ConvertName($"{qualifier}");

    private static JsonArray Rows(IEnumerable<JsonNode> rows) => new([.. rows]);
}
