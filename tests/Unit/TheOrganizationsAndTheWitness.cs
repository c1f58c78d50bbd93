using System.Globalization;
using CsCheck;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Both say the same about every organization of the same seed files.</summary>
public sealed class TheOrganizationsAndTheWitness
{
    [Fact]
    public async Task AgreeOnTheSeeds() =>
        await CompareAsync(await SeedsLoadedByCore.Seeds, SeedsReadByCore.Today.Value.Witness, [null]);

    [Fact]
    public Task AgreeOnGeneratedHistoriesOnAnyDay() => GeneratedHistories.WithoutMistakes.Select(Gen.Int[0, 1000]).SampleAsync(
        async (seeds, at) =>
        {
            var witness = seeds.ReadByTheWitness();
            var days = GeneratedSeeds.DaysOfChange(witness);
            var loaded = await SeedsLoadedByCore.LoadAsync(SeedsReadByCore.Read(seeds.Files).Set);
            await CompareAsync(loaded, witness, days.Count == 0 ? [null] : [null, days[at % days.Count]]);
        },
        iter: Long.Cases(always: 10, atNight: 150),
        print: pair => pair.Item1.ToString());

    private static async Task CompareAsync(SeedsLoadedByCore loaded, WitnessSeeds witness, IEnumerable<DateOnly?> days)
    {
        foreach (var day in days)
        {
            var deals = NaiveResolver.ResolveAll(witness.Deals, day);
            foreach (var organization in Long.Sample(witness.Organizations, every: 5))
            {
                var actual = await loaded.Organizations.GetAsync(Slug.Parse(organization.Id).OrThrow(), day, CancellationToken.None);
                var expected = NaiveOrganizations.Of(organization.Id, deals, witness.Organizations, day ?? GeneratedSeeds.Today);
                Same(organization.Id, day, LinesOf(expected), actual is null ? [] : LinesOf(actual));
            }
        }
    }

    private static List<string> LinesOf(WitnessOrganizationDetail detail) =>
    [
        "raised " + string.Join(' ', detail.Raised),
        "backed " + string.Join(' ', detail.Backed),
        .. detail.CoInvestors.Select(with => $"with {with.Investor} {with.Deals}").Order(StringComparer.Ordinal),
        .. detail.Overlaps.Select(overlap => $"rivals {overlap.Company} {overlap.Rival} {overlap.InTalks}").Order(StringComparer.Ordinal),
        .. detail.SharedBackers
            .Select(backer => $"backs both {backer.Investor} {backer.Rival} {backer.InTalks}").Order(StringComparer.Ordinal),
        .. detail.Valuations.Select(valued => $"valued {valued.Deal} {valued.Post} {valued.Since} {valued.Low} {valued.High}"),
    ];

    private static List<string> LinesOf(OrganizationDetail detail) =>
    [
        "raised " + string.Join(' ', detail.Raised.Select(deal => deal.Id)),
        "backed " + string.Join(' ', detail.Backed.Select(deal => deal.Id)),
        .. detail.CoInvestors.Select(with => $"with {with.Investor.Id} {with.Deals}").Order(StringComparer.Ordinal),
        .. detail.Overlaps.Select(Rivals).Order(StringComparer.Ordinal),
        .. detail.SharedBackers
            .SelectMany(backer => backer.Rivals.Select(rival => $"backs both {backer.Investor.Id} {rival.Id} {rival.InTalks}"))
            .Order(StringComparer.Ordinal),
        .. detail.Valuations.Select(Valued),
    ];

    private static string Valued(ValuedDeal valued) => string.Create(
        CultureInfo.InvariantCulture,
        $"valued {valued.Deal} {Bounds(valued)} {valued.StepUp?.Since} {valued.StepUp?.Low:0.0000} {valued.StepUp?.High:0.0000}");

    private static string Bounds(ValuedDeal valued) => valued.Post is { } post
        ? string.Create(CultureInfo.InvariantCulture, $"{post.Low}..{post.High}{(valued.Computed ? "!" : "")}")
        : "";

    private static string Rivals(SharedInvestor overlap)
    {
        var (company, rival) = (overlap.Company.Id, overlap.Rival.Id);
        return company < rival ? $"rivals {company} {rival} {overlap.InTalks}" : $"rivals {rival} {company} {overlap.InTalks}";
    }

    private static void Same(string id, DateOnly? day, List<string> expected, List<string> actual) =>
        Assert.True(
            expected.SequenceEqual(actual),
            DealLines.Difference($"{id} as of {day?.ToString("O", null) ?? "today"}", expected, actual));
}
