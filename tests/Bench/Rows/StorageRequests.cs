using System.Globalization;
using ServerlessDeals.Bench.Stores;
using ServerlessDeals.Queries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

internal sealed class StorageRequests : IRow
{
    private const int Pages = 3;

    public static string Name => "requests";

    public static string Terms => """
        Counted at the one interface through which storage is asked, in this process, with nothing kept from answer to answer; of each list the first three pages.
        No peer: a number of requests is the same on every machine. The list of a deal's page is its deal (one point read) and its company's other deals (one range).
        """;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Ground ground, CancellationToken cancel)
    {
        var (tables, corpus) = await DoubleStore.OfAsync(ground, ground.Middle, cancel);
        using var asking = new Asking(tables);
        var questions = new Questions(corpus);
        var counted = new CountedTables(tables);
        await new DealReader(counted).ClaimsAsync(corpus.Deal(3).Id, cancel);
        var one = new List<double>();
        foreach (var filter in questions.WithAView)
        {
            one.AddRange(await RequestsAsync(asking, "deals?limit=50&" + filter.Filter, cancel));
        }

        var (some, any) = (new List<double>(), new List<double>());
        foreach (var filter in questions.Checked)
        {
            some.AddRange(await RequestsAsync(asking, "deals?" + filter.Filter, cancel));
        }

        foreach (var path in questions.Combinations(ground.IsQuick ? 20 : 200))
        {
            any.AddRange(await RequestsAsync(asking, path, cancel));
        }

        return
        [
            Of("the deal alone", "1", [counted.Requests], 1),
            Of("a deal's page", "1 point read, and 1 range for the company's other deals", [.. await RequestsAsync(asking, questions.Deal(3), cancel)], 2),
            Of("newest deals", "1 a page, 1 for the years there are, and 1 where a page runs over a year's end", await RequestsAsync(asking, "deals?limit=50", cancel), 3),
            Of($"one filter that has a view ({string.Join("; ", questions.WithAView.Select(filter => filter.Name))})", "1 a page, and for dates 1 for the years there are", one, 2),
            Of($"one filter that has none ({string.Join("; ", questions.Checked.Select(filter => filter.Name))})", "≤ 5", some, DealReader.MaxRequests),
            Of("combinations of 2 to 4 filters in four orders", "≤ 5", any, DealReader.MaxRequests),
        ];
    }

    private static Measured Of(string what, string bar, IReadOnlyList<double> requests, int most) => new(
        what, bar, string.Create(CultureInfo.InvariantCulture, $"at most {requests.Max():0}"), requests.Max() <= most, [new("API", "storage requests", requests)]);

    private static async Task<List<double>> RequestsAsync(Asking asking, string path, CancellationToken cancel)
    {
        var requests = new List<double>();
        for (var (next, page) = ((string?)path, 0); next is not null && page < Pages; page++)
        {
            var cost = await asking.AskAsync(next, cancel);
            requests.Add(cost.Requests);
            next = cost.Next;
        }

        return requests;
    }
}
