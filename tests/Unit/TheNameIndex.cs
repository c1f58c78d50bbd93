using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheNameIndex : IAsyncLifetime
{
    private static readonly string[] Names =
    [
        "OpenAI", "xAI", "01.AI", "Anthropic", "Mistral AI", "Moonshot AI", "阿里巴巴集团", "\U00020BB7野家",
        "Østerlund", "SoftBank Group",
        "Groq", "Gropyus", "레인보우로보틱스", "智谱", "Ёлка", "ʻOkina", "\U0001F680", "1789",
    ];

    private readonly MemoryTables _tables = new(emptyPageEvery: 3);
    private readonly NameIndex _index;

    public TheNameIndex() => _index = new(_tables);

    public async ValueTask InitializeAsync()
    {
        await _tables.CreateAsync(CancellationToken.None);
        await PutAsync(Names.Select((name, at) => Company($"c{at}", name)));
    }

    [Theory]
    [InlineData("open ai", "OpenAI", NameMatchKind.Exact)]
    [InlineData("x.ai", "xAI", NameMatchKind.Exact)]
    [InlineData("01ai", "01.AI", NameMatchKind.Exact)]
    [InlineData("moonsh", "Moonshot AI", NameMatchKind.Beginning)]
    [InlineData("moonshota", "Moonshot AI", NameMatchKind.Beginning)]
    [InlineData("巴巴", "阿里巴巴集团", NameMatchKind.Beginning)]
    [InlineData("野家", "\U00020BB7野家", NameMatchKind.Beginning)]
    [InlineData("\U00020BB7", "\U00020BB7野家", NameMatchKind.Beginning)]
    [InlineData("로보틱스", "레인보우로보틱스", NameMatchKind.Beginning)]
    [InlineData("antropic", "Anthropic", NameMatchKind.Similar)]
    [InlineData("enthropic", "Anthropic", NameMatchKind.Similar)]
    [InlineData("opnai", "OpenAI", NameMatchKind.Similar)]
    [InlineData("softbnak groop", "SoftBank Group", NameMatchKind.Similar)]
    [InlineData("阿里爸巴集团", "阿里巴巴集团", NameMatchKind.Similar)]
    [InlineData("\U00020BB7野屋", null, null)]
    [InlineData("xaj", null, null)]
    [InlineData("...", null, null)]
    [InlineData("智谱", "智谱", NameMatchKind.Exact)]
    [InlineData("谱", "智谱", NameMatchKind.Beginning)]
    [InlineData("елка", "Ёлка", NameMatchKind.Exact)]
    [InlineData("okina", "ʻOkina", NameMatchKind.Exact)]
    [InlineData("\U0001F680", "\U0001F680", NameMatchKind.Exact)]
    [InlineData("17", "1789", NameMatchKind.Beginning)]
    public async Task FindsNamesHoweverTheyAreWritten(string text, string? name, NameMatchKind? how)
    {
        var found = (await _index.SearchAsync(text, 10, CancellationToken.None)).Value;
        Assert.Equal((name, how), found is [var first, ..] ? (first.Name, first.Match.How) : (null, null));
    }

    [Fact]
    public async Task SaysWhetherThereIsMore()
    {
        var some = await _index.SearchAsync("gro", 1, CancellationToken.None);
        Assert.Equal(("Gropyus", true), (Assert.Single(some.Value).Name, some.More));
        var all = await _index.SearchAsync("gro", 3, CancellationToken.None);
        Assert.Equal((3, false), (all.Value.Count, all.More));
    }

    [Fact]
    public async Task GivesAllMatchesOrNone()
    {
        Assert.Equal(["c4", "c5"], (await _index.AllAsync("ai m", CancellationToken.None))!.Select(id => $"{id}"));
        Assert.Empty((await _index.AllAsync("antropic", CancellationToken.None))!);
        Assert.Empty((await _index.AllAsync("-", CancellationToken.None))!);

        var many = new NameIndex(new EndlessTables());
        Assert.Null(await many.AllAsync("zed", CancellationToken.None));
        Assert.True((await many.SearchAsync("zed", int.MaxValue, CancellationToken.None)).More);
    }

    [Fact]
    public async Task FindsTheIdThatWasMeant()
    {
        Assert.Equal("c0", $"{await _index.NearestAsync("open-ai", OrganizationKind.Company, CancellationToken.None)}");
        Assert.Equal("c5", $"{await _index.NearestAsync("moonshoot-ai", null, CancellationToken.None)}");
        Assert.Null(await _index.NearestAsync("open-ai", OrganizationKind.Investor, CancellationToken.None));
        Assert.Null(await _index.NearestAsync("nobody", null, CancellationToken.None));
    }

    [Fact]
    public async Task ForgetsTheNamesThatAnOrganizationHasNoMore()
    {
        await PutAsync([Company("c0", "ClosedAI")]);
        Assert.Empty((await _index.AllAsync("openai", CancellationToken.None))!);
        Assert.Equal("ClosedAI", (await _index.SearchAsync("closed", 10, CancellationToken.None)).Value[0].Name);
        await new OrganizationWriter(_tables).RemoveAsync([Slug.Parse("c0").OrThrow()], CancellationToken.None);
        Assert.Empty((await _index.SearchAsync("closed", 10, CancellationToken.None)).Value);
        Assert.DoesNotContain(
            _tables.Rows(),
            stored => stored.Row.PartitionKey == "c0"
                || stored.Row.RowKey.Contains("_c0_", StringComparison.Ordinal)
                || stored.Row.RowKey.EndsWith("!c0", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Organization Company(string id, string name) => new() { Id = Slug.Parse(id).OrThrow(), Name = name };

    private Task PutAsync(IEnumerable<Organization> organizations) =>
        new OrganizationWriter(_tables).PutAsync([.. organizations], CancellationToken.None);
}
