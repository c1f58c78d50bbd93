using ServerlessDeals.Loading.Duplicates;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Organizations;
using static ServerlessDeals.Tests.Unit.SomeDecisions;

namespace ServerlessDeals.Tests.Unit;

public sealed class AMergeOfOrganizations
{
    private const string Both = "Ada Labs,Bea,2012-06-01,5m\nADA-Labs,Bea,2013-06-01,9m\nCem,Ada Labs;ADA-Labs,2014-06-01,7m\n";

    private readonly MemoryTables _tables = new(time: At(0));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GivesItsDealsAndNamesToTheOtherAndKeepsTheOldIdAsAnAlias()
    {
        await ImportAsync(_tables, "one", Both);
        Assert.Equal(["ada-labs ada-labs-2"], await CandidatesAsync(_tables));
        Assert.Null(await MergeAsync(_tables, "ada-labs", "ada-labs-2"));
        var found = await FindAsync("ada-labs-2");
        Assert.Equal("ada-labs", $"{found!.Organization.Id}");
        Assert.Equal(["2013-06-01", "2012-06-01"], found.Raised.Select(deal => $"{deal.Date}"));
        Assert.Equal("ada-labs", $"{Assert.Single(Assert.Single(found.Backed).Parties).Id}");
        Assert.Equal(
            "ada-labs", $"{Assert.Single((await new NameIndex(_tables).SearchAsync("ada labs", 9, Cancel)).Value).Id}");
        Assert.Empty(await CandidatesAsync(_tables));
        await VerifyAsync(_tables);
    }

    [Fact]
    public async Task AndItsUndoAreInTheLogOfChangesOnce()
    {
        var time = At(0);
        var tables = await BothAsync(time);
        await MergeAsync(tables, "ada-labs", "ada-labs-2");
        await MergeAsync(tables, "ada-labs", "ada-labs-2");
        Assert.Equal(["ada-labs-2 ADA-Labs Removed ada-labs"], await LoggedAsync(tables));
        time.Advance(TimeSpan.FromHours(1));
        await UnmergeAsync(tables, "ada-labs-2");
        Assert.Equal(["ada-labs-2 ADA-Labs Removed ada-labs", "ada-labs-2 ADA-Labs Added "], await LoggedAsync(tables));
        await VerifyAsync(tables);
    }

    [Fact]
    public async Task IsNoRepetitionIfTheyHaveNoDeals()
    {
        await SeedAsync([Named("acme", "Acme"), Named("acme-2", "ACME")]);
        var decisions = new DuplicateDecisions(_tables, At(3));
        Assert.Equal(new MergeResult(0, 0), (await decisions.MergeAsync(Id("acme"), Id("acme-2"), Cancel)).OrThrow());
        Assert.True((await decisions.MergeAsync(Id("acme"), Id("acme-2"), Cancel)).OrThrow().IsRepeated);
    }

    [Fact]
    public async Task SurvivesTheSameFileAndAnother()
    {
        var import = (await ImportAsync(_tables, "one", Both)).Import!;
        await MergeAsync(_tables, "ada-labs", "ada-labs-2");
        var before = Rows(_tables);
        var again = await ImportAsync(_tables, "one", Both, hour: 1);
        Assert.Equal((0, 0, 0), (again.Added, again.Changed, again.OrganizationsAdded));
        Assert.Equal(before, Rows(_tables));
        var other = await ImportAsync(_tables, "two", Both, hour: 2);
        Assert.Equal((0, 3, 0), (other.Added, other.Changed, other.OrganizationsAdded));
        await UndoAsync(_tables, other.Import!);
        Assert.Equal(before, Rows(_tables));
        Assert.Empty((await UndoAsync(_tables, import))!.Kept);
        Assert.Empty((await FindAsync("ada-labs-2"))?.Raised ?? []);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CanBeTakenBackAndIsCompletedIfKilledAtAnyCall(bool afterwards)
    {
        var undisturbed = await BothAsync();
        var separate = Rows(undisturbed);
        var counted = new KilledTables(undisturbed);
        await MergeAsync(counted, "ada-labs", "ada-labs-2");
        var expected = Rows(undisturbed);
        for (var call = 0; call < counted.Calls; call += Long.Cases(always: 4, atNight: 1))
        {
            var tables = await BothAsync();
            await KilledAsync(() => MergeAsync(new KilledTables(tables, call, afterwards), "ada-labs", "ada-labs-2"));
            Assert.Null(await MergeAsync(tables, "ada-labs", "ada-labs-2"));
            Assert.Equal(expected, Rows(tables));
            await KilledAsync(() => UnmergeAsync(new KilledTables(tables, call, afterwards), "ada-labs-2"));
            await UnmergeAsync(tables, "ada-labs-2");
            Assert.Equal(separate, Rows(tables));
        }
    }

    [Fact]
    public async Task SurvivesARepeatedSeedAndAnEditOfTheFiles()
    {
        Organization[] organizations =
            [Named("acme", "Acme"), Named("acme-2", "ACME"), Named("bolt", "Bolt") with { Competitors = [Id("acme-2")] }];
        await SeedAsync(organizations);
        Assert.Null(await MergeAsync(_tables, "acme", "acme-2"));
        var before = Rows(_tables);
        Assert.True((await SeedAsync(organizations)).Organizations.IsNothing);
        Assert.Equal("acme", $"{Assert.Single((await FindAsync("bolt"))!.Competitors).Id}");
        await SeedAsync([organizations[0], organizations[1] with { City = "Oslo" }, organizations[2] with { City = "Bergen" }]);
        Assert.Equal("Oslo", (await FindAsync("acme-2"))!.Organization.City);
        Assert.Equal("acme", $"{Assert.Single((await FindAsync("bolt"))!.Competitors).Id}");
        await SeedAsync(organizations);
        Assert.Equal(before, Rows(_tables));
        await UnmergeAsync(_tables, "acme-2");
        await SeedAsync(organizations);
        Assert.Equal("ACME", (await FindAsync("acme-2"))!.Organization.Name);
        Assert.Empty((await FindAsync("acme"))!.Organization.Aliases);
        Assert.Equal("acme-2", $"{Assert.Single((await FindAsync("bolt"))!.Competitors).Id}");
    }

    private static async Task<MemoryTables> BothAsync(TimeProvider? time = null)
    {
        var tables = new MemoryTables(time: time ?? At(0));
        // One after the other, so each name gets the same id every time.
        await ImportAsync(tables, "one", Both.Split('\n')[0] + "\n");
        await ImportAsync(tables, "one", Both);
        return tables;
    }

    private static async Task<IReadOnlyList<string>> LoggedAsync(MemoryTables tables) =>
    [
        .. (await new ChangeReader(tables).ReadAsync(Change.KeyAt(default), 100, Cancel)).Organizations
            .Select(change => $"{change.Organization} {change.Name} {change.Kind} {change.MergedInto}"),
    ];

    private static Organization Named(string id, string name) => new() { Id = Id(id), Name = name };

    private static Slug Id(string id) => Slug.Parse(id).OrThrow();

    private Task<LoadResult> SeedAsync(IReadOnlyList<Organization> organizations) =>
        new SeedLoad(_tables, At(1)).RunAsync(organizations, [], null, Cancel);

    private Task<OrganizationDetail?> FindAsync(string id) =>
        new OrganizationReader(_tables, new(_tables), At(1)).GetAsync(Id(id), null, Cancel);
}
