namespace ServerlessDeals.Tests.Api;

public sealed class TheSummaryTables(OnTheApi api)
{
    [Theory]
    [InlineData("investor")]
    [InlineData("company")]
    [InlineData("month")]
    [InlineData("investor", "2024-03-06")]
    public async Task ListEachLineOnceAcrossPages(string dimension, string? day = null)
    {
        var asOf = day is null ? "" : $"&asOf={day}";
        var whole = await LinesAsync($"summaries/{dimension}?limit=1000{asOf}");
        Assert.Equal(whole, await LinesAsync($"summaries/{dimension}?limit=7{asOf}"));
        Assert.True(whole.Count > 20);
    }

    [Fact]
    public async Task HaveAHundredLinesByDefault()
    {
        var first = await api.GetAsync("summaries/investor");
        Assert.Equal(100, first.GetProperty("value").GetArrayLength());
        Assert.StartsWith(
            $"{first.GetProperty("nextLink").GetString()!.Split("summaries/")[0]}summaries/investor?cursor=",
            first.GetProperty("nextLink").GetString(),
            StringComparison.Ordinal);
    }

    private async Task<List<string>> LinesAsync(string address)
    {
        var lines = new List<string>();
        for (var next = address; next is not null;)
        {
            var answer = await api.GetAsync(next);
            lines.AddRange(answer.GetProperty("value").EnumerateArray().Select(line => line.GetRawText()));
            next = answer.TryGetProperty("nextLink", out var link) ? link.GetString()!.Split("/api/")[1] : null;
        }

        return lines;
    }
}
