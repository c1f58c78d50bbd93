using ServerlessDeals.Queries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

internal sealed class StorageRequests() : Row("requests")
{
    private const int Pages = 3;

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(Session session, CancellationToken cancel)
    {
        var store = await session.DoubleAsync(session.Middle, cancel);
        using var asking = new Asking(store.Tables);
        var counted = new RequestCountingTables(store.Tables);
        var deal = store.Corpus.Deal(3).Id;
        await new DealReader(counted).ClaimsAsync(deal, cancel);
        return
        [
            Of("the deal alone", "1", 1, [counted.Requests]),
            Of("a deal's page", "1 point read, and 1 range for the company's other deals", 2, await AskedAsync($"deals/{deal}")),
            Of("newest deals", "1 a page, 1 for the years there are, and 1 where a page runs over a year's end", 3, await AskedAsync(
                "deals?limit=50")),
            Of(
                $"one filter that has a view ({Names(Questions.WithAView)})", "1 a page, and for dates 1 for the years there are", 2,
                await AskedAsync([.. Questions.WithAView.Select(filter => "deals?limit=50&" + filter.Filter)])),
            Of(
                $"one filter that has none ({Names(Questions.Checked)})", "≤ 5", DealReader.MaxRequests,
                await AskedAsync([.. Questions.Checked.Select(filter => "deals?" + filter.Filter)])),
            Of(
                "combinations of 2 to 4 filters in four orders", "≤ 5", DealReader.MaxRequests,
                await AskedAsync([.. Questions.Combinations(session.IsQuick ? 20 : 200)])),
        ];

        async Task<List<double>> AskedAsync(params string[] paths)
        {
            var requests = new List<double>();
            foreach (var path in paths)
            {
                for (var (next, page) = ((string?)path, 0); next is not null && page < Pages; page++)
                {
                    var answer = await asking.AskAsync(next, cancel);
                    requests.Add(answer.Requests);
                    next = answer.Next;
                }
            }

            return requests;
        }
    }

    private static string Names(IEnumerable<(string Name, string Filter)> filters) =>
        string.Join("; ", filters.Select(filter => filter.Name));

    private static Measured Of(string what, string bar, int most, List<double> requests) =>
        new(what, bar, Invariant($"at most {requests.Max():0}"), requests.Max() <= most, new Series("API", "storage requests", requests));
}
