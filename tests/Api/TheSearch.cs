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
    public async Task HandlesCaseAccentsScriptsAndWordBeginnings(string typed, string id) =>
        Assert.Equal(id, (await FindAsync(typed))[0].GetProperty("id").GetString());

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
