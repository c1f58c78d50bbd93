using System.Text.Json;

namespace ServerlessDeals.Tests.Api;

public sealed class TheSearch(OnTheApi api)
{
    [Fact]
    public async Task FindsHongShanByItsOldNameAndNotSequoiaCapital()
    {
        var found = await FindAsync("Sequoia China");
        Assert.Equal("hongshan", found[0].GetProperty("id").GetString());
        Assert.Equal("former", found[0].GetProperty("match").GetProperty("as").GetString());
        Assert.DoesNotContain(found, organization => organization.GetProperty("id").GetString() == "sequoia-capital");
        Assert.Equal("sequoia-capital", (await FindAsync("sequoia cap"))[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("MINIM", "minimax")]
    [InlineData("阿里", "alibaba")]
    [InlineData("레인보우", "rainbow-robotics")]
    [InlineData("mïnimax", "minimax")]
    [InlineData("ai moonshot", "moonshot-ai")]
    [InlineData("cursor", "anysphere")]
    [InlineData("x.ai", "xai")]
    [InlineData("open-ai", "openai")]
    [InlineData("OpenA I", "openai")]
    [InlineData("01ai", "01-ai")]
    [InlineData("ai2", "ai2-robotics")]
    [InlineData("巴巴", "alibaba")]
    [InlineData("ｏｐｅｎ ａｉ", "openai")]
    [InlineData("\u1105\u1166\u110B\u1175\u11AB\u1107\u1169\u110B\u116E", "rainbow-robotics")]
    public async Task HandlesCaseAccentsScriptsSpacesDotsAndWordBeginnings(string typed, string id) =>
        Assert.Equal(id, (await FindAsync(typed))[0].GetProperty("id").GetString());

    [Theory]
    [InlineData("openai", "openai", "exact")]
    [InlineData("opena", "openai", "beginning")]
    [InlineData("opnai", "openai", "similar")]
    [InlineData("anthropik", "anthropic", "similar")]
    [InlineData("mistarl", "mistral-ai", "similar")]
    public async Task SaysHowANameMatches(string typed, string id, string how)
    {
        var found = await FindAsync(typed);
        Assert.Equal((id, how), (found[0].GetProperty("id").GetString(), found[0].GetProperty("match").GetProperty("how").GetString()));
    }

    [Fact]
    public async Task SaysWhetherThereIsMore()
    {
        Assert.True((await api.GetAsync("search?q=a&limit=25")).GetProperty("more").GetBoolean());
        Assert.False((await api.GetAsync("search?q=minimax")).TryGetProperty("more", out _));
    }

    [Fact]
    public async Task FindsEveryOrganizationByEachOfItsNames()
    {
        foreach (var organization in api.Seeds.Organizations.Where((_, at) => at % 20 == 0))
        {
            foreach (var name in organization.Formerly.Select(former => former.Name).Concat(organization.Aliases).Append(organization.Name))
            {
                Assert.Contains(await FindAsync(name), found => found.GetProperty("id").GetString() == organization.Id.ToString());
            }
        }
    }

    [Fact]
    public async Task NarrowsListsOfDealsByName()
    {
        var deals = (await api.GetAsync("deals?q=sequoia%20china&limit=100")).GetProperty("value").EnumerateArray().ToList();
        Assert.Contains(deals, deal => deal.GetProperty("id").GetString() == "minimax-2024-03");
        Assert.All(
            deals,
            deal => Assert.Contains(
                deal.GetProperty("parties").EnumerateArray(),
                party => party.GetProperty("id").GetString() == "hongshan"));
        Assert.Empty((await api.GetAsync("deals?q=nobodyatall")).GetProperty("value").EnumerateArray());
    }

    private async Task<List<JsonElement>> FindAsync(string typed) =>
        [.. (await api.GetAsync($"search?limit=25&q={Uri.EscapeDataString(typed)}")).GetProperty("value").EnumerateArray()];
}
