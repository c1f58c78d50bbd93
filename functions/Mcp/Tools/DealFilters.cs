using ServerlessDeals.Functions.Api;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Mcp.Tools;

/// <summary>The filters of lists of deals, as assistants understand them. They have the names of the API's parameters.</summary>
internal static class DealFilters
{
    private const long MostUnits = 1_000_000_000_000_000;

    private const string Money =
        "in whole US dollars: 100000000 is $100 million. Deals in other currencies are compared by their figure in dollars.";

    private static readonly Dictionary<string, ToolArgument> Known = new ToolArgument[]
    {
        Ids("company", "Ids of companies that raise money, or are bought or licensed.", "minimax"),
        Ids("investor", "Ids of investors that took part, in any role.", "alibaba"),
        Ids("lead", "Ids of investors that led or co-led.", "alibaba"),
        Ids("acquirer", "Ids of buyers of a company.", "nvidia"),
        Ids("lender", "Ids of lenders.", "jpmorgan"),
        Ids("party", "Ids of organizations that took part in any role: investor, buyer, licensee or lender.", "nvidia"),
        Words("sector", "Lines of business of the company.", "robotics", Sector.All.Select(sector => sector.ToString())),
        new("country", "Countries of the company, as ISO 3166-1 codes: US, CN, GB.", "CN") { IsMany = true },
        Words("region", "Regions of the company.", "europe", Region.All.Select(region => region.ToString())),
        new("round", "Rounds, such as seed, series-a, series-b.", "series-b") { IsMany = true },
        Words(
            "kind",
            "Kinds of deal. Funding is funding-round and strategic-investment; an acquisition is no money raised.",
            "funding-round",
            EnumWords.All<DealKind>()),
        Words("status", "How far the deal has come. Only announced and closed deals have happened.", "closed", EnumWords.All<DealStatus>()),
        new("from", "The first date: a day, month, quarter or year.", "2024-Q1"),
        new("to", "The last date, inclusive: a day, month, quarter or year.", "2024-12"),
        Units("minAmount", $"The least amount, {Money}"),
        Units("maxAmount", $"The largest amount, {Money}"),
        Units("minValuation", $"The least valuation, {Money}"),
        Units("maxValuation", $"The largest valuation, {Money}"),
        new("in", "Another currency for the four bounds above, as an ISO 4217 code.", "EUR"),
        new("currency", "Currencies in which the amount was reported, as ISO 4217 codes.", "USD") { IsMany = true },
        new("undisclosed", "true for only deals without an amount, false for only those with one.", false) { IsFlag = true },
        new("unconfirmed", "true for only deals that rest on aggregators alone, false for only the others.", false) { IsFlag = true },
        new("minSources", "The least number of independent sources.", 2) { Range = (1, 100) },
        new(
            "match",
            "possible also returns deals whose amount or date may lie outside the bounds, such as \"at least $600M\" for 700000000; " +
            "each says so.",
            "possible") { Values = EnumWords.All<MatchCertainty>() },
        new("asOf", "A past day. Only what had been published by then is counted.", "2024-03-06"),
        new("q", "Part of the name of the company or of a party, if the id is not known.", "moonshot"),
        new(
            "sort",
            "The order: -announced is newest first, -amount largest first in dollars, -news by the latest news.",
            "-amount") { Values = DealOrder.All.Select(order => order.Word) },
    }.ToDictionary(argument => argument.Name, StringComparer.Ordinal);

    /// <summary>All filters that the API has.</summary>
    public static IEnumerable<ToolArgument> All => Of([.. DealParameters.Filters, "sort"]);

    public static IEnumerable<ToolArgument> Of(params IEnumerable<string> names) => names.Select(name => Known[name]);

    private static ToolArgument Ids(string name, string description, string example) =>
        new(name, $"{description} find_organization has the ids.", example) { IsMany = true };

    private static ToolArgument Words(string name, string description, string example, IEnumerable<string> words) =>
        new(name, description, example) { IsMany = true, Values = words };

    private static ToolArgument Units(string name, string description) =>
        new(name, description, 100_000_000) { Range = (0, MostUnits) };
}
