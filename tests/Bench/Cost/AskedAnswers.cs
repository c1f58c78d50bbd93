using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Bench.Rows;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Corpus;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Tables;
using ServerlessDeals.Tests;

namespace ServerlessDeals.Bench.Cost;

/// <summary>Asks the API over HTTP, with nothing kept hot, and records what each kind of answer asks of storage.</summary>
internal static class AskedAnswers
{
    /// <summary>Not what an ordinary reader asks.</summary>
    public const string Whole = "all deals as CSV";

    private const string Hot = "the same again, within ten seconds";

    public static async Task<IReadOnlyList<AnswerCost>> OfAsync(ITables tables, GeneratedCorpus corpus, CancellationToken cancel)
    {
        var recorded = new RecordedTables(tables);
        await using var host = LocalHost.Build(
            0,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["SummarySchedule"] = "0 0 0 1 1 *", ["PublicBaseUrl"] = "https://deals.example/api" },
            "bench",
            configure: services => services.AddSingleton<ITables>(recorded));
        await host.StartAsync(cancel);
        using var client = new HttpClient { BaseAddress = new(host.Urls.Single() + "/api/") };
        var costs = new List<AnswerCost>();
        foreach (var (what, path) in Paths(corpus))
        {
            if (what != Hot)
            {
                host.Services.GetRequiredService<HotAnswers>().Forget();
            }

            recorded.Record.Clear();
            var packed = await PackedAsync(client, path, cancel);
            costs.Add(AnswerCost.Of(what, recorded.Record, packed));
        }

        await host.StopAsync(cancel);
        return costs;
    }

    private static IEnumerable<(string What, string Path)> Paths(GeneratedCorpus corpus)
    {
        var (company, investor) = (GeneratedCorpus.Company(0).Id, GeneratedCorpus.Investor(0).Id);
        return
        [
            ("the newest 25 deals", "deals"),
            (Hot, "deals"),
            ("25 deals of a sector", "deals?sector=healthcare"),
            ("25 deals by three filters", "deals?sector=healthcare&country=GB&status=closed"),
            ("the 25 largest deals", "deals?sort=-amount"),
            ("25 deals as of a past day", "deals?asOf=2024-12-31"),
            ("one deal, whole", new Questions(corpus).Deal(3)),
            ("a company", $"companies/{company}"),
            ("the busiest investor, whole", $"investors/{investor}"),
            ("one summary", "summaries/month/2021-03"),
            ("100 lines of the league table", "summaries/investor"),
            ("a month's briefing", "briefings/2021-03"),
            ("100 changes", "changes?since=2026-01-01"),
            ("the feed", "feed.atom"),
            (Whole, "export/deals.csv"),
        ];
    }

    private static async Task<long> PackedAsync(HttpClient client, string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await client.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync(cancel)).LongLength;
    }
}
