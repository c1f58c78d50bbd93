using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tests.Witness;
using static ServerlessDeals.Tests.Unit.TheSummariesAndTheWitness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Compares what core and the witness count in a window, as a whole and by period.</summary>
internal static class WindowsAndTheWitness
{
    // Of many keys some are enough, as their tables are compared whole.
    private const int MostKeys = 40;

    private static readonly Dimension?[] Periods = [null, Dimension.Month, Dimension.Quarter, Dimension.Year];

    /// <summary>Compares a window that the seed picks from the dates of the deals.</summary>
    public static async Task CompareAsync(SummaryReader reader, WitnessSeeds witness, int seed, IEnumerable<DateOnly?> days)
    {
        foreach (var day in days)
        {
            var dates = NaiveResolver.ResolveAll(witness.Deals, day).Select(deal => PartialDate.Parse(deal.Date.Text).OrThrow().ToMonth())
                .Append(PartialDate.OfYear(2024)).Order().ToList();
            var (first, last) = (dates[seed % dates.Count], dates[seed * 7 % dates.Count]);
            var (from, to) = first.First <= last.Last ? (first, last) : (last, first);
            var window = (seed % 4) switch
            {
                0 => Window.All,
                1 => new Window(from, null),
                2 => new Window(null, to),
                _ => new Window(from, to),
            };
            await CompareAsync(reader, witness, window, Periods[seed % 5 % Periods.Length], day);
        }
    }

    public static async Task CompareAsync(SummaryReader reader, WitnessSeeds witness, Window window, Dimension? by, DateOnly? day)
    {
        var deals = NaiveCounter.Within(NaiveResolver.ResolveAll(witness.Deals, day), window.From?.ToString(), window.To?.ToString());
        var today = day ?? GeneratedSeeds.Today;
        var (whole, periods) = (
            NaiveCounter.CountBy(deals, null, witness.Organizations, today),
            NaiveCounter.CountBy(deals, by is { } length ? Word(length) : null, witness.Organizations, today));
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            var isPeriod = SummaryQuery.IsPeriod(dimension);
            var query = new SummaryQuery(dimension) { Window = window, By = isPeriod ? null : by, AsOf = day };
            var counted = (isPeriod ? whole : periods).Where(line => line.Summary.Dimension == Word(dimension)).ToList();
            if (dimension != Dimension.Overall)
            {
                await TableAsync(reader, query, counted);
            }

            await EachAsync(reader, query, whole.Select(line => line.Summary).Where(sum => sum.Dimension == Word(dimension)), counted);
        }
    }

    private static async Task TableAsync(SummaryReader reader, SummaryQuery query, List<(string Period, WitnessSummary Summary)> counted)
    {
        var table = (await reader.TableAsync(query, null, 100_000, CancellationToken.None)).Table.Value;
        var expected = counted.Where(line => IsInTables(line.Summary))
            .ToDictionary(line => $"{line.Period} {line.Summary.Key}", line => line.Summary, StringComparer.Ordinal);
        Assert.Equal(
            expected.Keys.Order(StringComparer.Ordinal),
            table.Select(line => $"{line.Period} {line.Key}").Order(StringComparer.Ordinal));
        Assert.Equal(table.Select(line => line.Period).OrderDescending(StringComparer.Ordinal), table.Select(line => line.Period));
        foreach (var line in table)
        {
            var what = $"the line of {query.Dimension} {line.Period} {line.Key} {query.Window}";
            Same(what, query.AsOf, SummaryLines.Of(expected[$"{line.Period} {line.Key}"]), SummaryLines.Of(line));
        }

        foreach (var period in counted.Where(line => query.Dimension == Dimension.Investor).GroupBy(line => line.Period))
        {
            Assert.Equal(
                NaiveCounter.League(period.Select(line => line.Summary)).Select(line => (line.Rank, line.Investor)),
                table.Where(line => (line.Period ?? "") == period.Key && line.Funding.Announced.Deals > 0)
                    .Select(line => (line.Rank!.Value, line.Key)).Order());
        }
    }

    private static async Task EachAsync(
        SummaryReader reader,
        SummaryQuery query,
        IEnumerable<WitnessSummary> whole,
        List<(string Period, WitnessSummary Summary)> counted)
    {
        foreach (var expected in whole.OrderBy(sum => sum.Key, StringComparer.Ordinal).Take(MostKeys))
        {
            var actual = (await reader.GetAsync(query, expected.Key, CancellationToken.None))!;
            var what = $"{query.Dimension} {expected.Key} {query.Window}";
            Same(what, query.AsOf, SummaryLines.Of(expected), SummaryLines.Of(actual));
            if (query.By is null)
            {
                Assert.Null(actual.Periods);
                continue;
            }

            var periods = counted.Where(line => line.Summary.Key == expected.Key && IsInTables(line.Summary))
                .OrderByDescending(line => line.Period, StringComparer.Ordinal).ToList();
            Assert.Equal(periods.Select(line => line.Period), actual.Periods!.Select(line => line.Period));
            foreach (var (line, sum) in periods.Zip(actual.Periods!))
            {
                Same($"{what} {line.Period}", query.AsOf, SummaryLines.Of(line.Summary), SummaryLines.Of(sum));
            }
        }
    }
}
