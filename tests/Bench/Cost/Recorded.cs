using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Cost;

/// <summary>The storage requests of one answer, or of one run of something.</summary>
/// <param name="Written">Rows that were written or deleted.</param>
/// <param name="Packed">Bytes of the answer's body, compressed with Brotli as browsers take it.</param>
internal sealed record Recorded(string What, RequestTotal Storage, long Written, long Packed)
{
    /// <summary>An answer that ordinary readers do not ask for.</summary>
    public const string Export = "all deals as CSV";

    private const string Cached = "the same again, within ten seconds";

    public decimal Dollars => Storage.Requests * Prices.Transactions;

    public static async Task<Recorded> OfAsync(string what, ITables tables, Func<RecordedTables, Task> work)
    {
        var recorded = new RecordedTables(tables);
        await work(recorded);
        return Of(what, recorded.Record, packed: 0);
    }

    /// <summary>Asks the API over HTTP for each kind of answer, with nothing cached.</summary>
    public static async Task<IReadOnlyList<Recorded>> AnswersAsync(FilledStore store, CancellationToken cancel)
    {
        (string What, string Path)[] questions =
        [
            ("the newest 25 deals", "deals"),
            (Cached, "deals"),
            ("25 deals of a sector", "deals?sector=healthcare"),
            ("25 deals by three filters", "deals?sector=healthcare&country=GB&status=closed"),
            ("the 25 largest deals", "deals?sort=-amount"),
            ("25 deals as of a past day", "deals?asOf=2024-12-31"),
            ("25 deals with their timelines", "deals?fields=amount,status,timeline"),
            ("25 deals of three companies", "deals?" + string.Join('&', Enumerable.Range(0, 3)
                .Select(number => $"company={GeneratedCorpus.Company(number).Id}"))),
            ("one deal, whole", $"deals/{store.Corpus.Deal(3).Id}"),
            ("a company", $"companies/{GeneratedCorpus.Company(0).Id}"),
            ("the busiest investor, whole", $"investors/{GeneratedCorpus.Investor(0).Id}"),
            ("one summary", "summaries/month/2021-03"),
            ("100 lines of the league table", "summaries/investor"),
            ("a league of two years", "summaries/investor?from=2021&to=2022"),
            ("a sector by quarter", "summaries/sector?by=quarter"),
            ("25 companies by money raised", "companies?sort=-raised"),
            ("a month's briefing", "briefings/2021-03"),
            ("100 changes", "changes?since=2026-01-01"),
            ("the feed", "feed.atom"),
            ("a feed of a query", "feed.atom?sector=healthcare&minAmount=100000000"),
            (Export, "export/deals.csv"),
        ];
        var (recorded, answers) = (new RecordedTables(store.Tables), new List<Recorded>());
        Dictionary<string, string?> config = new() { ["SummarySchedule"] = "0 0 0 1 1 *", ["PublicBaseUrl"] = "https://deals.example/api" };
        await using var host = LocalHost.Build(0, config, "bench", configure: services => services.AddSingleton<ITables>(recorded));
        await host.StartAsync(cancel);
        using var client = new HttpClient { BaseAddress = new(host.Urls.Single() + "/api/") };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        foreach (var (what, path) in questions)
        {
            if (what != Cached)
            {
                host.Services.GetRequiredService<ResponseCache>().Forget();
            }

            recorded.Record.Clear();
            var body = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancel);
            answers.Add(Of(what, recorded.Record, body.LongLength));
        }

        return answers;
    }

    private static Recorded Of(string what, RequestRecord record, long packed)
    {
        RequestKind[] writes = [RequestKind.Insert, RequestKind.Upsert, RequestKind.Replace, RequestKind.Delete, RequestKind.Batch];
        return new(what, record.All, writes.Sum(kind => record.Of(kind).Operations), packed);
    }
}
