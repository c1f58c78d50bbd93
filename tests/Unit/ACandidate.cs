using ServerlessDeals.Loading.Duplicates;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Seeds;
using static ServerlessDeals.Tests.Unit.SomeDecisions;

namespace ServerlessDeals.Tests.Unit;

public sealed class ACandidate
{
    private readonly MemoryTables _tables = new(time: At(0));

    [Fact]
    public async Task IsRankedAndSaysWhy()
    {
        await ImportAsync(_tables, "one", "Acme,Ada;Bea,2012-06-01,5m\nBolt,Ada,2013-06-01,5m\nCem,Ada,2014,\n智谱,Ада,2015-06-01,5m\n");
        await ImportAsync(_tables, "two", "Acme,Ada;Bea,2012-06-03,5m\nBolt,Cem,2013-07-10,5m\nCem,Bea,2014,\n智谱,АДА,2015-06-02,5m\n");
        Assert.Equal(
            [
                "acme-2012-06-01: same amount ($5M); two days apart; two parties in common",
                "zhipu-2015-06-01: same amount ($5M); one day apart; but no party in common",
                "bolt-2013-06-01: same amount ($5M); 39 days apart; but no party in common",
                "cem-2014: both undisclosed; same year; but no party in common",
                "ada-2: names equal but for case and punctuation (Ада, АДА)",
            ],
            (await FindAsync(null)).Select(pair =>
                $"{pair.First}: {pair.Why.Replace("; but one source reports both", "", StringComparison.Ordinal)}"));
    }

    [Fact]
    public async Task OfAnImportIsToldApartFromOlderOnes()
    {
        await ImportAsync(_tables, "one", "Acme,Ada,2012-06-01,5m\nAcme,Ada,2012-06-20,5m\n");
        var import = (await ImportAsync(_tables, "two", "Bolt,Ada,2012-06-01,5m\nBolt,Ada,2012-06-20,5m\n", hour: 1)).Import!;
        var written = await ImportRecord.IdsOfAsync(_tables, import, CancellationToken.None);
        Assert.Equal("bolt-2012-06-01", Assert.Single(await FindAsync(written)).First);
        Assert.Equal((1, 1), await new CandidateFinder(_tables).FindAsync(_ => { }, written, CancellationToken.None));
    }

    [Fact]
    public async Task IsNoneIfTheSeedFilesSayThatTheDealsAreDistinct()
    {
        var seeded = FrozenSeeds.Set.Deals.First(deal => deal.PartOf is null && deal.Claims[0].Status == DealStatus.Announced);
        Deal[] deals = [With("acme-a"), With("acme-b") with { DistinctFrom = [DealId.Parse("acme-a").OrThrow()] }];
        await SeedAsync(deals);
        Assert.Empty(await FindAsync(null));
        Assert.Equal(
            "the seed files say that acme-a and acme-b are distinct; remove distinctFrom there",
            await MergeAsync(_tables, "acme-a", "acme-b"));
        await SeedAsync([deals[0], With("acme-b")]);
        Assert.Equal("acme-a", Assert.Single(await FindAsync(null)).First);

        Deal With(string id) => seeded with { Id = DealId.Parse(id).OrThrow() };

        Task SeedAsync(IReadOnlyList<Deal> all) =>
            new SeedLoad(_tables, At(0)).RunAsync(FrozenSeeds.NamedIn([seeded]), all, null, CancellationToken.None);
    }

    private async Task<IReadOnlyList<Candidate>> FindAsync(IReadOnlySet<Slug>? written)
    {
        var found = new List<Candidate>();
        await new CandidateFinder(_tables).FindAsync(found.Add, written, CancellationToken.None);
        return found;
    }
}
