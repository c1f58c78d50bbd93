using System.Globalization;
using CsCheck;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Both count the same in every summary and every table of the same seed files.</summary>
public sealed class TheSummariesAndTheWitness
{
    private static readonly DateOnly?[] Days = [null, new(2022, 1, 1), new(2024, 3, 6), new(2025, 6, 15)];

    [Fact]
    public async Task AgreeOnTheSeedsOnSeveralDays() =>
        await CompareAsync(await SeedsLoadedByCore.Seeds, SeedsReadByCore.Today.Value.Witness, Days);

    [Fact]
    public async Task AgreeOnWindowsOfTheSeeds()
    {
        var (loaded, witness) = (await SeedsLoadedByCore.Seeds, SeedsReadByCore.Today.Value.Witness);
        var since2024 = new Window(PartialDate.OfYear(2024), null);
        await WindowsAndTheWitness.CompareAsync(loaded.Summaries, witness, since2024, Dimension.Quarter, new(2025, 6, 15));
        await WindowsAndTheWitness.CompareAsync(loaded.Summaries, witness, Window.All, Dimension.Year, null);
    }

    [Fact]
    public Task AgreeOnGeneratedHistoriesOnAnyDay() => GeneratedHistories.WithoutMistakes.Select(Gen.Int[0, 1000]).SampleAsync(
        async (seeds, at) =>
        {
            var witness = seeds.ReadByTheWitness();
            var days = GeneratedSeeds.DaysOfChange(witness);
            var day = days.Count == 0 ? GeneratedSeeds.Today : days[at % days.Count];
            var loaded = await SeedsLoadedByCore.LoadAsync(SeedsReadByCore.Read(seeds.Files).Set);
            await CompareAsync(loaded, witness, [null, day, day.AddYears(1)]);
            await WindowsAndTheWitness.CompareAsync(loaded.Summaries, witness, seed: at, [null, day]);
        },
        iter: Long.Cases(always: 10, atNight: 150),
        print: pair => pair.Item1.ToString());

    private static async Task CompareAsync(SeedsLoadedByCore loaded, WitnessSeeds witness, IEnumerable<DateOnly?> days)
    {
        foreach (var day in days)
        {
            var deals = NaiveResolver.ResolveAll(witness.Deals, day);
            var counted = NaiveCounter.Count(deals, witness.Organizations, day ?? GeneratedSeeds.Today);
            await EachSummaryAsync(loaded.Summaries, [.. counted.Values], day);
            foreach (var dimension in Enum.GetValues<Dimension>().Where(dimension => dimension != Dimension.Overall))
            {
                var ofDimension = counted.Values.Where(summary => summary.Dimension == Word(dimension));
                await TableAsync(loaded.Summaries, dimension, [.. ofDimension], day);
            }
        }
    }

    private static async Task EachSummaryAsync(SummaryReader reader, List<WitnessSummary> counted, DateOnly? day)
    {
        foreach (var summary in counted)
        {
            var dimension = Enum.Parse<Dimension>(summary.Dimension, ignoreCase: true);
            var actual = await reader.GetAsync(dimension, summary.Key, day, CancellationToken.None);
            Same($"{summary.Dimension} {summary.Key}", day, SummaryLines.Of(summary), SummaryLines.Of(actual));
        }
    }

    private static async Task TableAsync(SummaryReader reader, Dimension dimension, List<WitnessSummary> counted, DateOnly? day)
    {
        var table = (await reader.TableAsync(dimension, day, CancellationToken.None)).Value;
        var expected = counted.Where(IsInTables).ToDictionary(summary => summary.Key, StringComparer.Ordinal);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), table.Select(line => line.Key).Order(StringComparer.Ordinal));
        foreach (var line in table)
        {
            Same($"the line of {Word(dimension)} {line.Key}", day, SummaryLines.Of(expected[line.Key]), SummaryLines.Of(line));
        }

        if (dimension == Dimension.Investor)
        {
            var ranked = table.Where(line => line.Funding.Announced.Deals > 0);
            Assert.Equal(
                NaiveCounter.League(counted).Select(line => (line.Rank, line.Investor)),
                ranked.Select(line => (line.Rank!.Value, line.Key)).Order());
        }
    }

    // A key whose deals were all called off is in no table. A status is in its table if any deal has it.
    internal static bool IsInTables(WitnessSummary summary) =>
        summary.Dimension == "status" || summary.Cumulative > 0 || summary.Families.Values.Any(family =>
            family.Announced.Deals + family.InTalks.Deals + family.StaleTalks.Deals > 0);

    internal static string Word(Dimension dimension) => dimension.ToString().ToLowerInvariant();

    internal static void Same(string what, DateOnly? day, IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var then = day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "today";
        Assert.True(expected.SequenceEqual(actual), DealLines.Difference($"{what} as of {then}", expected, actual));
    }
}
