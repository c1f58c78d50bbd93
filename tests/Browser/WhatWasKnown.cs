using System.Text.Json;
using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The page that shows the deals as they were known on a past day, and its files.</summary>
public sealed class WhatWasKnown(OnTheSite site) : IDisposable
{
    private readonly HttpClient _api = new() { BaseAddress = new(site.ApiAddress) };

    public void Dispose() => _api.Dispose();

    [Theory]
    [InlineData("2019-07-22")]
    [InlineData("2023-06-01")]
    [InlineData("2024-03-06")]
    [InlineData("2025-01-31")]
    [InlineData("2026-06-27")]
    [InlineData("2026-11-29")]
    public async Task OnADayIsWhatTheApiAnswers(string day)
    {
        var expected = await ListedAsync(day);
        var found = new List<string>();
        foreach (var file in Files())
        {
            using var states = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            found.AddRange(
                from state in states.RootElement.EnumerateArray()
                where string.CompareOrdinal(state[2].GetString(), day) <= 0
                    && (state[3].GetString() is not { } until || string.CompareOrdinal(day, until) < 0)
                select string.Join(" | ", new[] { 0, 1, 4, 6, 8, 9, 10 }.Select(column => state[column].GetString() ?? "")));
        }

        Assert.NotEmpty(expected);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void IsInFilesOfAFewKilobytes() => Assert.All(
        Files(), file => Assert.True(new FileInfo(file).Length < 200_000, $"{file} is too large to be read on a phone."));

    [Fact]
    public async Task IsShownForTheDayInTheAddressAndForTheOneThatIsPicked()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address);
        await tab.Page.GotoAsync(site.Address + "/known/?on=2024-03-06");
        var round = tab.Page.Locator("#known-deals tr", new() { HasText = "MiniMax" }).First;
        await Assertions.Expect(round).ToContainTextAsync("at least $600M");
        await Assertions.Expect(round).ToContainTextAsync("in talks");
        Assert.Equal("2024-03-06", await tab.Page.InputValueAsync("#on"));

        await tab.Page.FillAsync("#on", "2025-06-20");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator("#known-deals caption")).ToContainTextAsync("20 June 2025");
        Assert.EndsWith("/known/?on=2025-06-20", tab.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(tab.Page.Locator("#known-count")).ToContainTextAsync("deals");
        Assert.Equal(
            (await ListedAsync("2025-06-20")).Take(50).Select(line => line.Split(" | ")[0]),
            (await tab.Page.Locator("#known-deals td.date a").EvaluateAllAsync<string[]>(
                "links => links.map((link) => link.getAttribute('href').split('/')[2])")).Take(50));
    }

    // In the order in which the page reads them.
    private IEnumerable<string> Files() => Directory.EnumerateFiles(Path.Combine(site.Folder, "known"), "*-*.json")
        .OrderByDescending(file => int.Parse(Path.GetFileName(file).Split('-')[0], System.Globalization.CultureInfo.InvariantCulture))
        .ThenBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal);

    private async Task<IReadOnlyList<string>> ListedAsync(string day)
    {
        var (lines, cursor) = (new List<string>(), "");
        do
        {
            using var list = JsonDocument.Parse(await _api.GetStringAsync(
                new Uri($"deals?asOf={day}&limit=100{cursor}", UriKind.Relative), TestContext.Current.CancellationToken));
            lines.AddRange(list.RootElement.GetProperty("value").EnumerateArray().Select(Line));
            cursor = list.RootElement.TryGetProperty("nextCursor", out var next) ? $"&cursor={next.GetString()}" : "";
        }
        while (cursor.Length > 0);
        return lines;
    }

    // An undisclosed valuation is none.
    private static string Line(JsonElement deal) => string.Join(
        " | ",
        deal.GetProperty("id").GetString(),
        deal.GetProperty("company").GetProperty("name").GetString(),
        deal.GetProperty("date").GetString(),
        deal.GetProperty("status").GetString()!.Replace('-', ' '),
        Text(deal, "amount", "value"),
        Text(deal, "amount", "usd"),
        Text(deal, "valuation", "value") is "undisclosed" ? "" : Text(deal, "valuation", "value"));

    private static string Text(JsonElement deal, string field, string what) =>
        deal.TryGetProperty(field, out var cited) && cited.TryGetProperty(what, out var value)
            ? value.GetProperty("text").GetString()!
            : "";
}
