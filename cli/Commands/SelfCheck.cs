using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Checks that the running API and site show the same figures as the seeds.</summary>
internal static partial class SelfCheck
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
        var figures = FiguresOf(front);
        var same = 0;
        foreach (var source in figures.GroupBy(figure => figure.Address, StringComparer.Ordinal))
        {
            var answer = await GetAsync(source.Key);
            same += source.Count(figure => figure.Text == TextOf(answer, figure));
        }

        var good = counted == deals && listed == deals && figures.Count > 0 && same == figures.Count;
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

    // A total on the front page names what it was read from: data-figure="month.2026-05.funding.announced.usd".
    private static List<Figure> FiguresOf(string page) =>
    [
        .. from Match match in Total().Matches(page)
           let summary = match.Groups["summary"].Value.Replace('.', '/')
           select new Figure(
               $"summaries/{summary}",
               match.Groups["family"].Value,
               match.Groups["what"].Value,
               WebUtility.HtmlDecode(match.Groups["text"].Value)),
    ];

    // The API leaves out a family without deals.
    private static string? TextOf(JsonElement answer, Figure figure)
    {
        if (!answer.TryGetProperty(figure.Family, out var family))
        {
            return figure.What == "deals" ? "0" : null;
        }

        var announced = family.GetProperty("announced");
        if (figure.What == "deals")
        {
            return $"{Deals(announced)}";
        }

        return announced.TryGetProperty("usd", out var usd) ? usd.GetProperty("text").GetString() : null;
    }

    [GeneratedRegex(
        """data-figure="(?<summary>[a-z]+(\.[^".]+)?)\.(?<family>[a-z]+)\.announced\.(?<what>deals|usd)"[^>]*>(<[^>]*>)?(?<text>[^<]+)<""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Total();

    private sealed record Figure(string Address, string Family, string What, string Text);
}
