using ServerlessDeals.Storage;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests;

internal static class AllSummaries
{
    /// <summary>Every summary and league table as readers get it, now and as of a past day, in JSON.</summary>
    public static async Task<List<string>> OfAsync(ITables tables)
    {
        var cancel = TestContext.Current.CancellationToken;
        var reader = new SummaryReader(tables);
        var lines = new List<string>();
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            var table = await reader.TableAsync(dimension, null, cancel);
            foreach (var key in dimension == Dimension.Overall ? ["all"] : table.Value.Select(line => line.Key))
            {
                foreach (var day in new DateOnly?[] { null, new(2024, 3, 6) })
                {
                    var summary = await reader.GetAsync(dimension, key, day, cancel);
                    lines.Add(System.Text.Json.JsonSerializer.Serialize(summary!, Json.DealsJson.Default.Summary));
                }
            }

            lines.AddRange(table.Value.Select(line => $"{line.Rank} {line.Key} {line.Name} {line.Announced.Deals} {line.InTalks.Deals}"));
        }

        return lines;
    }
}
