using System.Globalization;
using CsCheck;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Every summary and every table is what the witness counts from the same seed files.</summary>
public sealed class AgainstTheWitnessInSummaries
{
    private static readonly DateOnly?[] Days = [null, new(2022, 1, 1), new(2024, 3, 6), new(2025, 6, 15)];

    [Fact]
    public async Task TheSeedsCountTheSameOnSeveralDays() =>
        await CompareAsync(await LoadedAsCoreDoes.Seeds, AsCoreReadsThem.Today.Value.Witness, Days);

    [Fact]
    public Task HistoriesMadeByChanceCountTheSameOnAnyDay() => GeneratedHistories.WithoutMistakes.Select(Gen.Int[0, 1000]).SampleAsync(
        async (seeds, at) =>
        {
            var witness = seeds.ReadByTheWitness();
            var days = GeneratedSeeds.DaysOfChange(witness);
            var day = days.Count == 0 ? GeneratedSeeds.Today : days[at % days.Count];
            var loaded = await LoadedAsCoreDoes.AsyncOf(AsCoreReadsThem.Read(seeds.Files).Set);
            await CompareAsync(loaded, witness, [null, day, day.AddYears(1)]);
        },
        iter: 30,
        print: pair => pair.Item1.ToString());

    private static async Task CompareAsync(LoadedAsCoreDoes loaded, WitnessSeeds witness, IEnumerable<DateOnly?> days)
    {
        foreach (var day in days)
        {
            var counted = NaiveCounter.Count(NaiveResolver.ResolveAll(witness.Deals, day), witness.Organizations, day ?? GeneratedSeeds.Today);
            foreach (var ((dimension, key), summary) in counted)
            {
                var told = await loaded.Summaries.GetAsync(Dimension(dimension), key, day, CancellationToken.None);
                Same($"{dimension} {key} as of {Day(day)}", ToldOfSummaries.By(summary), told is null ? [] : ToldOfSummaries.By(told));
            }

            foreach (var dimension in Enum.GetValues<Dimension>().Where(dimension => dimension != Summaries.Dimension.Overall))
            {
                var table = await loaded.Summaries.TableAsync(dimension, day, CancellationToken.None);
                var name = dimension.ToString().ToLowerInvariant();
                var lines = counted.Values.Where(summary => summary.Dimension == name && IsInTables(summary)).ToList();
                Assert.Equal(lines.Select(line => line.Key).Order(StringComparer.Ordinal), table.Value.Select(line => line.Key).Order(StringComparer.Ordinal));
                foreach (var line in table.Value)
                {
                    Same($"the line {name} {line.Key} as of {Day(day)}", ToldOfSummaries.By(counted[(name, line.Key)]), ToldOfSummaries.By(line));
                }

                if (dimension == Summaries.Dimension.Investor)
                {
                    var league = table.Value.Where(line => line.Funding.Announced.Deals > 0);
                    Assert.Equal(
                        NaiveCounter.League(counted.Values).Select(line => (line.Rank, line.Investor)),
                        league.Select(line => (line.Rank!.Value, line.Key)).Order());
                }
            }
        }
    }

    // A key of which all came to nothing is in no table; a status is one that deals have.
    private static bool IsInTables(WitnessSummary summary) => summary.Dimension == "status" || summary.Cumulative > 0 || summary.Families.Values.Any(family =>
        family.Announced.Deals + family.InTalks.Deals + family.StaleTalks.Deals > 0);

    private static Dimension Dimension(string word) => Enum.Parse<Dimension>(word, ignoreCase: true);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "today";

    private static void Same(string what, IReadOnlyList<string> expected, IReadOnlyList<string> actual) =>
        Assert.True(expected.SequenceEqual(actual), Told.Difference(what, expected, actual));
}
