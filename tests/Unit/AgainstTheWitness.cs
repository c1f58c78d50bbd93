using CsCheck;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Every resolution is what the witness makes of the same seed files.</summary>
public sealed class AgainstTheWitness
{
    [Fact]
    public void EachFrozenDealIsTheSameOnEachDayOnWhichItChanged() => Compare(AsCoreReadsThem.Frozen());

    [Fact]
    public void EachDealOfTheSeedsIsTheSameOnEachDayOnWhichItChanged() => Compare(AsCoreReadsThem.Today.Value);

    [Fact]
    public void EachDealOfAHistoryMadeByChanceIsTheSameOnEachDay() => GeneratedHistories.All.Sample(
        seeds => Compare((AsCoreReadsThem.Read(seeds.Files).Set, seeds.ReadByTheWitness())),
        iter: Long.Cases(always: 100, atNight: 2500),
        print: seeds => seeds.ToString());

    private static void Compare((SeedSet Seeds, WitnessSeeds Witness) read)
    {
        var told = read.Witness.Deals.ToDictionary(deal => deal.Id, StringComparer.Ordinal);
        var ids = read.Seeds.Deals.Select(deal => deal.Id.ToString());
        Assert.Equal(told.Keys.Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        foreach (var deal in read.Seeds.Deals)
        {
            var witness = told[deal.Id.ToString()];
            var days = witness.Claims.Select(claim => claim.Known).Append(DateOnly.MaxValue).Distinct().Order().ToList();
            Assert.Null(Resolver.Resolve(deal, days[0].AddDays(-1)));
            foreach (var day in days)
            {
                var expected = Told.By(NaiveResolver.Resolve(witness, day));
                var actual = Told.By(Resolver.Resolve(deal, day));
                Assert.True(
                    expected.SequenceEqual(actual),
                    Told.Difference($"{deal.Id} as of {PartialDate.OfDay(day)}", expected, actual));
            }
        }
    }
}
