using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Asks the running API and site whether they tell the same story as the seeds.</summary>
internal static class SelfCheck
{
    /// <returns>Whether they do; the sentence that is printed says by which figures.</returns>
    public static async Task<bool> RunAsync(int port, int sitePort, int deals, CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}/api/") };
        async Task<JsonElement> GetAsync(string address) =>
            JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute), cancel)).RootElement;

        var overall = await GetAsync("summaries/overall");
        var counted = Deals(overall, "announced") + Deals(overall, "inTalks") + overall.GetProperty("cancelled").GetInt32();
        var listed = 0;
        for (var next = "deals?limit=100"; next is not null;)
        {
            var page = await GetAsync(next);
            listed += page.GetProperty("value").GetArrayLength();
            next = page.TryGetProperty("nextLink", out var link) ? link.GetString() : null;
        }

        var front = await client.GetStringAsync(new Uri($"http://127.0.0.1:{sitePort}/"), cancel);
        var figures = overall.GetProperty("announced").GetProperty("totals").EnumerateArray()
            .Select(total => Figure($"overall.announced.{total.GetProperty("currency").GetString()}", total.GetProperty("text").GetString()!))
            .Append(Figure("overall.announced.deals", $"{Deals(overall, "announced")}"))
            .ToList();
        var same = figures.Count(figure => front.Contains(figure, StringComparison.Ordinal));
        var good = counted == deals && listed == deals && same == figures.Count;
        Console.WriteLine(
            $"Self-check: {deals} deals in the seeds, {listed} listed, {counted} in the summaries; " +
            $"{same} of {figures.Count} totals on the front page are the API's: {(good ? "good" : "they differ")}.");
        return good;
    }

    private static int Deals(JsonElement summary, string part) => summary.GetProperty(part).GetProperty("deals").GetInt32();

    private static string Figure(string name, string text) => $"data-figure=\"{name}\">{HtmlEncoder.Default.Encode(text)}<";
}
