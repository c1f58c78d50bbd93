using System.Text.Encodings.Web;
using System.Text.Json;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Checks that the running API and site show the same figures as the seeds.</summary>
internal static class SelfCheck
{
    /// <returns>Whether the figures agree. They are also printed.</returns>
    /// <exception cref="StartException">An answer is not what the contract says.</exception>
    public static async Task<bool> RunAsync(int port, int sitePort, int deals, CancellationToken cancel)
    {
        try
        {
            return await CompareAsync(port, sitePort, deals, cancel);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StartException(
                $"The API on port {port} does not answer as its contract says ({wrong.Message.Split('\n')[0]}). Look for errors above.");
        }
    }

    private static async Task<bool> CompareAsync(int port, int sitePort, int deals, CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}/api/") };
        async Task<JsonElement> GetAsync(string address) =>
            JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute), cancel)).RootElement;

        var overall = await GetAsync("summaries/overall");
        var families = Enum.GetValues<Family>().Select(EnumWords.Of).Where(family => overall.TryGetProperty(family, out _)).ToList();
        var counted = families.Sum(family => All(overall.GetProperty(family)))
            + (overall.TryGetProperty("cumulative", out var cumulative) ? cumulative.GetInt32() : 0);
        var listed = 0;
        for (var next = "deals?limit=100"; next is not null;)
        {
            var page = await GetAsync(next);
            listed += page.GetProperty("value").GetArrayLength();
            next = page.TryGetProperty("nextLink", out var link) ? link.GetString() : null;
        }

        var front = await client.GetStringAsync(new Uri($"http://127.0.0.1:{sitePort}/"), cancel);
        var figures = families
            .SelectMany(family => FiguresOf($"overall.{family}.announced", overall.GetProperty(family).GetProperty("announced")))
            .ToList();
        var same = figures.Count(figure => front.Contains(figure, StringComparison.Ordinal));
        var good = counted == deals && listed == deals && same == figures.Count;
        Console.WriteLine(
            $"Self-check: {deals} deals in the seeds, {listed} listed, {counted} in the summaries; " +
            $"{same} of {figures.Count} totals on the front page are the API's: {(good ? "good" : "they differ")}.");
        return good;
    }

    private static int All(JsonElement family) =>
        Deals(family.GetProperty("announced"))
        + Deals(family.GetProperty("inTalks"))
        + Deals(family.GetProperty("staleTalks"))
        + family.GetProperty("cancelled").GetInt32();

    private static int Deals(JsonElement figures) => figures.GetProperty("deals").GetInt32();

    private static IEnumerable<string> FiguresOf(string name, JsonElement figures) => figures.GetProperty("totals").EnumerateArray()
        .Select(total => Figure($"{name}.{total.GetProperty("currency").GetString()}", total.GetProperty("text").GetString()!))
        .Concat(Converted(figures).Select(total => Figure($"{name}.usd", total.GetProperty("text").GetString()!)))
        .Append(Figure($"{name}.deals", $"{Deals(figures)}"));

    // Without a converted deal, the comparable total is that of the dollars. A single deal is printed as on its page.
    private static IEnumerable<JsonElement> Converted(JsonElement figures) =>
        figures.TryGetProperty("usd", out var usd) && usd.GetProperty("converted").GetInt32() > 0 && Deals(usd) > 1 ? [usd] : [];

    private static string Figure(string name, string text) => $"data-figure=\"{name}\">{HtmlEncoder.Default.Encode(text)}<";
}
