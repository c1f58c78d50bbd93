using System.Text.Json;

namespace ServerlessDeals.Tests.Browser;

/// <summary>What the site says, beside what the API answers.</summary>
public sealed class TheFigures(OnTheSite site)
{
    [Fact]
    public async Task AreThoseOfTheApi()
    {
        using var api = new HttpClient { BaseAddress = new(site.ApiAddress) };
        var answers = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        async Task<JsonElement> GetAsync(string address)
        {
            if (!answers.TryGetValue(address, out var answer))
            {
                answer = JsonDocument.Parse(await api.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
                answers[address] = answer;
            }

            return answer;
        }

        async Task<JsonElement> LineAsync(string key, Func<JsonElement, JsonElement> figure) =>
            figure((await GetAsync("summaries/investor?limit=1000")).GetProperty("value").EnumerateArray().Single(line => line.GetProperty("key").GetString() == key));

        var compared = 0;
        foreach (var (path, document) in WrittenSite.Documents(site.Folder))
        {
            foreach (var element in document.QuerySelectorAll("[data-figure]"))
            {
                var parts = element.GetAttribute("data-figure")!.Split('.');
                var expected = parts switch
                {
                    ["deal", var id, "amount"] => (await GetAsync($"deals/{id}")).GetProperty("amount").GetProperty("value").GetProperty("text").GetString(),
                    ["month", var key, var part, var what] => Figure((await GetAsync($"summaries/month/{key}")).GetProperty(part), what),
                    ["sector" or "country", var key, var part, var what] => Figure((await GetAsync($"summaries/{parts[0]}/{key}")).GetProperty(part), what),
                    ["briefing", var key, var part, var what] => Figure((await GetAsync($"briefings/{key}")).GetProperty(part), what),
                    ["investor", var key, "rank"] => $"{await LineAsync(key, line => line.GetProperty("rank"))}",
                    ["investor", var key, var what] => $"{await LineAsync(key, line => line.GetProperty("announced").GetProperty(what))}",
                    ["overall", var part, var what] => Figure((await GetAsync("summaries/overall")).GetProperty(part), what),
                    _ => "a figure that the API has",
                };
                Assert.True(expected == element.TextContent.Trim(), $"{path}: {element.GetAttribute("data-figure")} is {element.TextContent}, and the API says {expected}.");
                compared++;
            }
        }

        Assert.True(compared > 1500, $"Only {compared} figures were compared.");
    }

    [Fact]
    public async Task StandInTheSameJson()
    {
        using var api = new HttpClient { BaseAddress = new(site.ApiAddress) };
        foreach (var address in new[] { "deals/minimax-2024-03", "companies/openai", "investors/alibaba", "briefings/2024-03", "briefings/2024-W10" })
        {
            var file = address.Replace("briefings/2024-W", "weeks/2024-W", StringComparison.Ordinal).Replace("briefings/", "months/", StringComparison.Ordinal) + "/index.json";
            Assert.Equal(await api.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(Path.Combine(site.Folder, file), TestContext.Current.CancellationToken));
        }
    }

    private static string Figure(JsonElement tally, string what) => what == "deals"
        ? $"{tally.GetProperty("deals").GetInt32()}"
        : tally.GetProperty("totals").EnumerateArray().Single(total => total.GetProperty("currency").GetString() == what).GetProperty("text").GetString()!;
}
