using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using static ServerlessDeals.Tests.Unit.SomeDecisions;

namespace ServerlessDeals.Tests.Unit;

public sealed class AMergeOfDeals
{
    private const string First = "acme-2012-06-01";
    private const string Second = "acme-2012-06-30";
    private const string Rows1 = "Acme,Ada,2012-06-01,5m\n";
    private const string Rows2 = "Acme,Bea,2012-06-30,5m\n";

    private readonly MemoryTables _tables = new(time: At(0));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MovesTheClaimsAndKeepsTheOldIdAsAnAlias()
    {
        await ImportAsync(_tables, "one", Rows1);
        await ImportAsync(_tables, "two", Rows2);
        Assert.Null(await MergeAsync(_tables, First, Second));
        var deal = await FindAsync(Second);
        Assert.Equal(First, $"{deal!.Id}");
        Assert.Equal(["one", "two"], deal.Claims.Select(claim => $"{claim.Id}").Order(StringComparer.Ordinal));
        Assert.Equal(["ada", "bea"], deal.Parties.Select(party => $"{party.Id}").Order(StringComparer.Ordinal));
        Assert.Empty(await CandidatesAsync(_tables));
        var log = (await new ChangeReader(_tables).ReadAsync(Change.KeyAt(default), 100, Cancel)).Changes;
        Assert.Equal(
            [$"{First} Changed ", $"{Second} Removed {First}"],
            log.TakeLast(2).Select(change => $"{change.Deal} {change.Kind} {change.MergedInto}"));
        await VerifyAsync(_tables);
    }

    [Theory]
    [InlineData(Rows1 + Rows2, First, Second)]
    [InlineData(Rows1 + Rows2, Second, First)]
    [InlineData("Acme,Ada,2012-06-01,5m\nAcme,Ada,2012-06-01,6m\n", First, "acme-2012-06-01-2")]
    [InlineData("Acme,Ada,2012,\nAcme,Bea,2012,\n", "acme-2012", "acme-2012-2")]
    public async Task SurvivesTheSameFileAndAnother(string rows, string into, string old)
    {
        var import = (await ImportAsync(_tables, "one", rows)).Import!;
        Assert.Null(await MergeAsync(_tables, into, old));
        var before = Rows(_tables);
        var again = await ImportAsync(_tables, "one", rows, hour: 1);
        Assert.Equal((0, 0, 0), (again.Added, again.Changed, again.OrganizationsAdded));
        Assert.Equal(before, Rows(_tables));
        var other = (await ImportAsync(_tables, "two", rows, hour: 2)).Import!;
        Assert.Equal(4, (await FindAsync(into))!.Claims.Count);
        Assert.Equal(0, (await ImportAsync(_tables, "two", rows, hour: 3)).Changed);
        await UndoAsync(_tables, other);
        Assert.Equal(before, Rows(_tables));
        Assert.Empty((await UndoAsync(_tables, import))!.Kept);
        Assert.Null(await FindAsync(into));
    }

    [Fact]
    public async Task CanBeTakenBack()
    {
        await ImportAsync(_tables, "one", Rows1 + Rows2);
        var before = Rows(_tables);
        await MergeAsync(_tables, First, Second);
        Assert.Null(await MergeAsync(_tables, First, Second));
        Assert.Equal(
            "acme-2012-06-30 was merged into acme-2012-06-01; use that id, or take it back with deals undo acme-2012-06-30",
            await MergeAsync(_tables, Second, First));
        Assert.Null(await UnmergeAsync(_tables, Second));
        Assert.Equal(before, Rows(_tables));
        Assert.Equal("no merge", await UnmergeAsync(_tables, Second));
        await VerifyAsync(_tables);
    }

    [Fact]
    public async Task OfAThirdDealIsTakenBackInTheReverseOrder()
    {
        await ImportAsync(_tables, "one", Rows1 + Rows2 + "Acme,Cem,2012-07-10,5m\n");
        var before = Rows(_tables);
        await MergeAsync(_tables, First, Second);
        await MergeAsync(_tables, "acme-2012-07-10", First);
        Assert.Equal("acme-2012-07-10", $"{(await FindAsync(Second))!.Id}");
        Assert.Contains("run deals undo acme-2012-06-01 first", await UnmergeAsync(_tables, Second), StringComparison.Ordinal);
        await UnmergeAsync(_tables, First);
        await UnmergeAsync(_tables, Second);
        Assert.Equal(before, Rows(_tables));
    }

    [Fact]
    public async Task SurvivesARepeatedSeedAndAnEditOfTheFiles()
    {
        var (organizations, deals) = Seeds("5");
        await SeedAsync(organizations, deals);
        Assert.Null(await MergeAsync(_tables, "acme-a", "acme-b"));
        var before = Rows(_tables);
        Assert.True((await SeedAsync(organizations, deals)).Deals.IsNothing);
        await SeedAsync(organizations, Seeds("6").Deals);
        Assert.Null(await StoredAsync("acme-b"));
        Assert.Equal(["5", "6"], (await StoredAsync("acme-a"))!.Claims.Select(claim => claim.Note));
        await VerifyAsync(_tables);
        await SeedAsync(organizations, deals);
        Assert.Equal(before, Rows(_tables));
        await SeedAsync(organizations, [deals[0]]);
        Assert.Single((await StoredAsync("acme-a"))!.Claims);
        await SeedAsync(organizations, deals);
        await UnmergeAsync(_tables, "acme-b");
        await SeedAsync(organizations, Seeds("7").Deals);
        Assert.Equal("7", Assert.Single((await StoredAsync("acme-b"))!.Claims).Note);
        Assert.Single((await StoredAsync("acme-a"))!.Claims);
    }

    [Fact]
    public async Task IsRefusedForDealsThatCannotBeOne()
    {
        await ImportAsync(_tables, "one", Rows1 + "Beta,Ada,2012-06-01,5m\n");
        Assert.Contains("deals merge acme beta", await MergeAsync(_tables, First, "beta-2012-06-01"), StringComparison.Ordinal);
        Assert.Contains("acme-2012-06-01 is a deal", await MergeAsync(_tables, First, "beta"), StringComparison.Ordinal);
        Assert.Contains("has the id acme-1999", await MergeAsync(_tables, First, "acme-1999"), StringComparison.Ordinal);
        Assert.Contains("the same id twice", await MergeAsync(_tables, First, First), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsNotOfferedOrMadeForDistinctDeals()
    {
        await ImportAsync(_tables, "one", Rows1 + Rows2);
        Assert.Equal([$"{First} {Second}"], await CandidatesAsync(_tables));
        Assert.Null(await DistinctAsync(_tables, Second, First));
        Assert.Empty(await CandidatesAsync(_tables));
        Assert.Contains("--withdraw", await MergeAsync(_tables, First, Second), StringComparison.Ordinal);
        Assert.Null(await DistinctAsync(_tables, First, Second, withdraw: true));
        Assert.Null(await MergeAsync(_tables, First, Second));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task IsCompletedByTheNextRunIfKilledAtAnyCall(bool afterwards)
    {
        var undisturbed = await BothAsync();
        var separate = Rows(undisturbed);
        var counted = new KilledTables(undisturbed);
        await MergeAsync(counted, First, Second);
        var expected = Rows(undisturbed);
        for (var call = 0; call < counted.Calls; call += Long.Cases(always: 3, atNight: 1))
        {
            var tables = await BothAsync();
            await KilledAsync(() => MergeAsync(new KilledTables(tables, call, afterwards), First, Second));
            Assert.Null(await MergeAsync(tables, First, Second));
            Assert.Equal(expected, Rows(tables));
            await KilledAsync(() => UnmergeAsync(new KilledTables(tables, call, afterwards), Second));
            await UnmergeAsync(tables, Second);
            Assert.Equal(separate, Rows(tables));
        }
    }

    private static async Task<MemoryTables> BothAsync()
    {
        var tables = new MemoryTables(time: At(0));
        await ImportAsync(tables, "one", Rows1 + Rows2);
        return tables;
    }

    private static (IReadOnlyList<Organization> Organizations, IReadOnlyList<Deal> Deals) Seeds(string note)
    {
        var deal = FrozenSeeds.Set.Deals.First(deal => deal.PartOf is null && deal.Claims[0].Status == DealStatus.Announced);
        var claim = deal.Claims[0] with { Supersedes = null };
        Deal With(string id, string text) => deal with { Id = DealId.Parse(id).OrThrow(), Claims = [claim with { Note = text }] };
        return (FrozenSeeds.NamedIn([deal]), [With("acme-a", "5"), With("acme-b", note)]);
    }

    private Task<LoadResult> SeedAsync(IReadOnlyList<Organization> organizations, IReadOnlyList<Deal> deals) =>
        new SeedLoad(_tables, At(1)).RunAsync(organizations, deals, null, Cancel);

    private async Task<Deal?> StoredAsync(string id) => (await DealRows.ReadAsync(_tables, DealId.Parse(id).OrThrow(), Cancel))?.Deal;

    private Task<DealDetail?> FindAsync(string id) => new DealReader(_tables).DetailAsync(DealId.Parse(id).OrThrow(), null, Cancel);
}
