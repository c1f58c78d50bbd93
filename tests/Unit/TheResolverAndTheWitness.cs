using CsCheck;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Both resolve every deal of the same seed files in the same way, on each day on which it changed.</summary>
public sealed class TheResolverAndTheWitness
{
    [Fact]
    public void AgreeOnTheFrozenSeeds() => Compare(SeedsReadByCore.Frozen());

    [Fact]
    public void AgreeOnTheSeeds() => Compare(SeedsReadByCore.Today.Value);

    [Fact]
    public void AgreeOnGeneratedHistories() => GeneratedHistories.All.Sample(
        seeds => Compare((SeedsReadByCore.Read(seeds.Files).Set, seeds.ReadByTheWitness())),
        iter: Long.Cases(always: 100, atNight: 2500),
        print: seeds => seeds.ToString());

    private static void Compare((SeedSet Seeds, WitnessSeeds Witness) read)
    {
        var witnesses = read.Witness.Deals.ToDictionary(deal => deal.Id, StringComparer.Ordinal);
        var ids = read.Seeds.Deals.Select(deal => deal.Id.ToString());
        Assert.Equal(witnesses.Keys.Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        foreach (var deal in read.Seeds.Deals)
        {
            var witness = witnesses[deal.Id.ToString()];
            var days = witness.Claims.Select(claim => claim.Known).Append(DateOnly.MaxValue).Distinct().Order().ToList();
            Assert.Null(Resolver.Resolve(deal, days[0].AddDays(-1)));
            foreach (var day in days)
            {
                var expected = DealLines.Of(NaiveResolver.Resolve(witness, day));
                var actual = DealLines.Of(Resolver.Resolve(deal, day));
                Assert.True(
                    expected.SequenceEqual(actual),
                    DealLines.Difference($"{deal.Id} as of {PartialDate.OfDay(day)}", expected, actual));
            }
        }
    }
}
