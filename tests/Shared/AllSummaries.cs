using ServerlessDeals.Publishing;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

internal static class AllSummaries
{
    private static readonly IReadOnlyList<DateOnly?> Days = Long.Sample<DateOnly?>(
        [null, new(2019, 7, 1), new(2022, 1, 1), new(2023, 12, 31), new(2024, 3, 6), new(2025, 6, 15)], every: 2);

    /// <summary>Every summary and league table as readers get it, now and as of past days, in JSON.</summary>
    public static async Task<List<string>> OfAsync(ITables tables)
    {
        var cancel = TestContext.Current.CancellationToken;
        var reader = new SummaryReader(tables, TimeProvider.System);
        var lines = new List<string>();
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            var table = await reader.TableAsync(dimension, null, cancel);
            foreach (var key in dimension == Dimension.Overall ? ["all"] : table.Value.Select(line => line.Key))
            {
                foreach (var day in Days)
                {
                    var summary = await reader.GetAsync(dimension, key, day, cancel);
                    lines.Add(System.Text.Json.JsonSerializer.Serialize(summary!, AnswersJson.Default.Summary));
                }
            }

            foreach (var day in Days)
            {
                var onDay = await reader.TableAsync(dimension, day, cancel);
                lines.AddRange(
                    onDay.Value.Select(line => System.Text.Json.JsonSerializer.Serialize(line, AnswersJson.Default.SummaryLine)));
            }

            lines.AddRange(await WindowsAsync(reader, dimension, table.Value.Select(line => line.Key)));
        }

        return lines;
    }

    // All tables are counted from the same rows; those of companies and investors use everything in them. Each key has rows of its own, and
    // every fifth is read. Deals are read in the same way on any day.
    private static async Task<IEnumerable<string>> WindowsAsync(SummaryReader reader, Dimension dimension, IEnumerable<string> keys)
    {
        var cancel = TestContext.Current.CancellationToken;
        var query = new SummaryQuery(dimension)
        {
            Window = new(PartialDate.OfYear(2012), null),
            By = SummaryQuery.IsPeriod(dimension) ? null : Dimension.Year,
            AsOf = new(2026, 1, 1),
        };
        var lines = new List<string>();
        if (dimension is Dimension.Company or Dimension.Investor)
        {
            var (table, _) = await reader.TableAsync(query, null, 10_000, cancel);
            lines.AddRange(table.Value.Select(line => System.Text.Json.JsonSerializer.Serialize(line, AnswersJson.Default.SummaryLine)));
        }

        foreach (var key in keys.Where((_, at) => at % 5 == 0))
        {
            var summary = (await reader.GetAsync(query, key, cancel))!;
            lines.Add(System.Text.Json.JsonSerializer.Serialize(summary, AnswersJson.Default.Summary));
        }

        return lines;
    }
}
