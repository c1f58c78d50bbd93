using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>A file of states of deals that are dated in one year.</summary>
/// <param name="Name">"2024-1": the year, and the number of the file.</param>
/// <param name="First">The day from which any of them was known.</param>
internal sealed record KnownFile(string Name, DateOnly First, Page Page);

/// <summary>
/// The states of all deals as compact JSON. A state is in the year in which it dates the deal, the newest date first. So the deals known on
/// a day are, file after file, in the order of the API's list.
/// </summary>
internal static class KnownFiles
{
    private const string Day = "yyyy-MM-dd";

    // About 30 kB compressed.
    private const int MostStates = 750;

    public static IEnumerable<KnownFile> Of(KnownDeals known) =>
        from year in known.States.GroupBy(state => state.Date.Year)
        orderby year.Key descending
        from part in Shown(year).OrderByDescending(state => state.Date.First).ThenBy(state => state.Deal).Chunk(MostStates).Index()
        let name = $"{year.Key}-{part.Index + 1}"
        select new KnownFile(
            name, part.Item.Min(state => state.From), Page.File($"known/{name}.json", () => Json(part.Item)));

    /// <summary>The files for the script: "2024-1:2023-05-01 2023-1:2022-12-31", each with the first day on which it has a deal.</summary>
    public static string List(IEnumerable<KnownFile> files) =>
        string.Join(' ', files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Name}:{file.First:yyyy-MM-dd}")));

    // States of a deal that follow each other and look the same become one.
    private static IEnumerable<KnownState> Shown(IEnumerable<KnownState> states)
    {
        KnownState? last = null;
        foreach (var state in states)
        {
            if (last is not null && last.Until == state.From && last with { From = state.From, Until = state.Until } == state)
            {
                last = last with { Until = state.Until };
                continue;
            }

            if (last is not null)
            {
                yield return last;
            }

            last = state;
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    /// <summary>Rows of deal, company, from, until, date, round or kind, status, stale from, amount, in dollars, valuation.</summary>
    private static byte[] Json(IEnumerable<KnownState> states)
    {
        var rows = states.Select(state => (JsonNode)new JsonArray(
            $"{state.Deal}",
            state.Company,
            state.From.ToString(Day, CultureInfo.InvariantCulture),
            state.Until?.ToString(Day, CultureInfo.InvariantCulture),
            $"{state.Date}",
            Labels.Round(state.Round, state.Kind),
            Phrases.Status(state.Status),
            state.StaleFrom?.ToString(Day, CultureInfo.InvariantCulture),
            $"{state.Amount}",
            state.Usd?.Text,
            state.Valuation is { Worth.IsUndisclosed: false } valuation ? $"{valuation}" : null));
        return Encoding.UTF8.GetBytes(new JsonArray([.. rows]).ToJsonString(DealsJson.Web.Options));
    }
}
