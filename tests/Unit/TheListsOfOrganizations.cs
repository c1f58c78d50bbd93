using ServerlessDeals.Queries;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheListsOfOrganizations : IAsyncLifetime
{
    /// <summary>In the order in which they are listed.</summary>
    private static readonly string[] Names =
    [
        "!!!", "01.AI", "AI", "AI 2", "AI Labs", "AI21", "Ångström", "Artefact", "Émile", "emile 2", "ʻOkina", "Østerlund", "Šiauliai",
        "~tilde~ Zoo", "Zeta", "Ωmega", "Яндекс", "عرب", "ソフトバンク", "小米", "阿里巴巴", "카카오",
        "\U0001F680", "\U00020BB7野家",
    ];

    private readonly MemoryTables _tables = new(emptyPageEvery: 4);
    private readonly OrganizationLister _lister;

    public TheListsOfOrganizations() => _lister = new(_tables, new(_tables, TimeProvider.System));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _tables.CreateAsync(CancellationToken.None);
        await PutAsync(Names.Select((name, at) => Company($"c{at}", name)).Reverse());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task HaveEveryNameOfEveryScriptOnceInOneOrder(int limit) =>
        Assert.Equal(Names, await NamesAsync(new(OrganizationKind.Company) { Limit = limit }));

    [Fact]
    public async Task HaveEachOfManyNamesakesAndNamesOfAnyLength()
    {
        string[] names = ["Same", "Same", new('x', 400), new('漢', 400), "", "Same ~", "Same ~"];
        await PutAsync(names.Select((name, at) => Company($"d{at}", name)));
        var listed = await NamesAsync(new(OrganizationKind.Company) { Limit = 1 });
        Assert.Equal(Names.Concat(names).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task KeepTheirPlaceWhenOrganizationsAreAddedAndRemoved()
    {
        var query = new OrganizationQuery(OrganizationKind.Company) { Limit = 5 };
        var first = await _lister.ListAsync(query, Cancel);
        await PutAsync([Company("before", "AI 1"), Company("after", "AI 3")]);
        await new OrganizationWriter(_tables).RemoveAsync([first!.Organizations[^1].Id], Cancel);
        var second = await _lister.ListAsync(query with { After = first.Next }, Cancel);
        Assert.Equal(
            ["AI21", "Ångström", "Artefact", "Émile", "emile 2"], second!.Organizations.Select(organization => organization.Name));
    }

    [Fact]
    public async Task CanBeNarrowedByEachFieldAndByTheirNegation()
    {
        await PutAsync(
        [
            Company("tokyo", "Tokyo") with { Country = "JP", Sectors = [Id("robotics"), Id("chips")] },
            Company("paris", "Paris") with { Country = "FR", Sectors = [Id("robotics")] },
            Investor("osaka", "Osaka") with { Country = "JP", Type = InvestorType.Bank },
            Investor("doha", "Doha") with { Country = "QA", Type = InvestorType.SovereignFund },
            Investor("cairo", "Cairo") with { Country = "EG", Type = InvestorType.SovereignFund },
        ]);
        var (companies, investors) = (new OrganizationQuery(OrganizationKind.Company), new OrganizationQuery(OrganizationKind.Investor));
        Assert.Equal(["Paris", "Tokyo"], await NamesAsync(companies with { Sectors = new(Id("robotics")) }));
        Assert.Equal(["Tokyo"], await NamesAsync(companies with { Sectors = new(Id("robotics")), Countries = Any("JP") }));
        Assert.Equal(["Paris"], await NamesAsync(companies with { Sectors = new(Id("robotics")), Countries = new([], [CountryOf("JP")]) }));
        Assert.Equal(["Paris"], await NamesAsync(companies with { Regions = new(RegionOf("europe")) }));
        Assert.Equal(["Paris", "Tokyo"], await NamesAsync(companies with { Countries = Any("JP", "FR") }));
        Assert.Equal(["Osaka"], await NamesAsync(investors with { Countries = Any("JP") }));
        Assert.Equal(["Cairo", "Doha"], await NamesAsync(investors with { Types = new(InvestorType.SovereignFund) }));
        Assert.Equal(["Cairo", "Doha"], await NamesAsync(investors with { Regions = new(RegionOf("middle-east")) }));
        Assert.Equal(
            ["Cairo"], await NamesAsync(investors with { Types = new(InvestorType.SovereignFund), Regions = new(RegionOf("africa")) }));
        Assert.Equal(["Osaka"], await NamesAsync(investors with { Types = new([], [InvestorType.SovereignFund]) }));
        Assert.Empty(await NamesAsync(companies with { Unicorn = PartialDate.OfYear(2025) }));
    }

    [Fact]
    public async Task HaveShortPagesWhereFewOfManyMatch()
    {
        await PutAsync([Company("zz", "Zz") with { Country = "KR" }]);
        var lister = new OrganizationLister(new TablesWithSmallPages(_tables), new(_tables, TimeProvider.System));
        var query = new OrganizationQuery(OrganizationKind.Company) { Countries = Any("JP", "KR") };
        var first = await lister.ListAsync(query, Cancel);
        Assert.Equal((0, true), (first!.Organizations.Count, first.Next is not null));
        Assert.Equal(["Zz"], await NamesAsync(query, lister));
    }

    [Fact]
    public async Task AreSortedByAFigureOnlyUpToALimit()
    {
        var query = new OrganizationQuery(OrganizationKind.Company) { Order = OrganizationOrder.MostDeals, Limit = 4 };
        Assert.Equal(Names, await NamesAsync(query));
        Assert.Null(await new OrganizationLister(new EndlessTables(), new(_tables, TimeProvider.System)).ListAsync(query, Cancel));
    }

    [Fact]
    public void HaveCursorsOfTheirOwn()
    {
        var query = new OrganizationQuery(OrganizationKind.Company) { Limit = 7 };
        var text = new OrganizationCursor(5, "ai !ai").ToText(query);
        Assert.Equal(new(5, "ai !ai"), OrganizationCursor.Parse(text, query with { Limit = 9 }));
        Assert.Null(OrganizationCursor.Parse(text, query with { Order = OrganizationOrder.Newest }));
        Assert.Null(OrganizationCursor.Parse(text, new(OrganizationKind.Investor)));
        Assert.Null(OrganizationCursor.Parse("abc", query));
        Assert.Null(OrganizationCursor.Parse("$", query));
    }

    [Fact]
    public void HaveItemsWithEveryFieldOfAnOrganization()
    {
        // One that was merged into another is in no list.
        var fields = Fields(typeof(Organization)).Except([nameof(Organization.MergedInto)]).Append("Figures");
        Assert.Equal(fields.Order(), Fields(typeof(OrganizationItem)).Order());

        static IEnumerable<string> Fields(Type type) => type.GetProperties().Select(property => property.Name);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<List<string>> NamesAsync(OrganizationQuery query, OrganizationLister? lister = null)
    {
        var names = new List<string>();
        for (var next = query; next is not null;)
        {
            var page = (await (lister ?? _lister).ListAsync(next, Cancel))!;
            names.AddRange(page.Organizations.Select(organization => organization.Name));
            var cursor = page.Next?.ToText(query);
            Assert.InRange(cursor?.Length ?? 0, 0, 400);
            next = cursor is null ? null : query with { After = OrganizationCursor.Parse(cursor, query) };
        }

        return names;
    }

    private Task PutAsync(IEnumerable<Organization> organizations) =>
        new OrganizationWriter(_tables).PutAsync([.. organizations], CancellationToken.None);

    private static Organization Company(string id, string name) => new() { Id = Id(id), Name = name };

    private static Organization Investor(string id, string name) => Company(id, name) with { Kinds = [OrganizationKind.Investor] };

    private static Slug Id(string id) => Slug.Parse(id).OrThrow();

    private static Country CountryOf(string code) => Country.Parse(code).OrThrow();

    private static Region RegionOf(string code) => Region.Parse(code).OrThrow();

    private static ValueFilter<Country> Any(params string[] codes) => new([.. codes.Select(CountryOf)], []);
}
