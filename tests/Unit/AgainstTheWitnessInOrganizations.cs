using CsCheck;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What is said of every organization is what the witness makes of the same seed files.</summary>
public sealed class AgainstTheWitnessInOrganizations
{
    [Fact]
    public async Task ThoseOfTheSeedsAreTheSame() =>
        await CompareAsync(await LoadedAsCoreDoes.Seeds, AsCoreReadsThem.Today.Value.Witness, [null]);

    [Fact]
    public Task ThoseOfHistoriesMadeByChanceAreTheSameOnAnyDay() => GeneratedHistories.WithoutMistakes.Select(Gen.Int[0, 1000]).SampleAsync(
        async (seeds, at) =>
        {
            var witness = seeds.ReadByTheWitness();
            var days = GeneratedSeeds.DaysOfChange(witness);
            var loaded = await LoadedAsCoreDoes.AsyncOf(AsCoreReadsThem.Read(seeds.Files).Set);
            await CompareAsync(loaded, witness, days.Count == 0 ? [null] : [null, days[at % days.Count]]);
        },
        iter: Long.Cases(always: 10, atNight: 150),
        print: pair => pair.Item1.ToString());

    private static async Task CompareAsync(LoadedAsCoreDoes loaded, WitnessSeeds witness, IEnumerable<DateOnly?> days)
    {
        foreach (var day in days)
        {
            var deals = NaiveResolver.ResolveAll(witness.Deals, day);
            foreach (var organization in witness.Organizations)
            {
                var told = await loaded.Organizations.GetAsync(Slug.Parse(organization.Id).OrThrow(), day, CancellationToken.None);
                var own = NaiveOrganizations.Of(organization.Id, deals, witness.Organizations, day ?? GeneratedSeeds.Today);
                Same(organization.Id, day, By(own), told is null ? [] : By(told));
            }
        }
    }

    private static List<string> By(WitnessOrganizationDetail detail) =>
    [
        "raised " + string.Join(' ', detail.Raised),
        "backed " + string.Join(' ', detail.Backed),
        .. detail.CoInvestors.Select(with => $"with {with.Investor} {with.Deals}").Order(StringComparer.Ordinal),
        .. detail.Overlaps.Select(overlap => $"rivals {overlap.Company} {overlap.Rival} {overlap.InTalks}").Order(StringComparer.Ordinal),
    ];

    private static List<string> By(OrganizationDetail detail) =>
    [
        "raised " + string.Join(' ', detail.Raised.Select(deal => deal.Id)),
        "backed " + string.Join(' ', detail.Backed.Select(deal => deal.Id)),
        .. detail.CoInvestors.Select(with => $"with {with.Investor.Id} {with.Deals}").Order(StringComparer.Ordinal),
        .. detail.Overlaps.Select(Rivals).Order(StringComparer.Ordinal),
    ];

    private static string Rivals(SharedInvestor overlap)
    {
        var (company, rival) = (overlap.Company.Id, overlap.Rival.Id);
        return company < rival ? $"rivals {company} {rival} {overlap.InTalks}" : $"rivals {rival} {company} {overlap.InTalks}";
    }

    private static void Same(string id, DateOnly? day, List<string> expected, List<string> actual) =>
        Assert.True(expected.SequenceEqual(actual), Told.Difference($"{id} as of {day?.ToString("O", null) ?? "today"}", expected, actual));
}
