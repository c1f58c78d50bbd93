using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

/// <summary>The API within this process: the storage requests of an answer, and the time that it takes beside them.</summary>
internal static class ApiRows
{
    private const int Pages = 3;
    private const string Exported = "export/deals.csv?sector=healthcare";
    private const int Different = 100;

    // What an assistant sends to list deals.
    private const string Question =
        """
        { "jsonrpc": "2.0", "id": 1, "method": "tools/call",
          "params": { "name": "list_deals", "arguments": { "sector": ["healthcare"], "minAmount": 100000000, "limit": 10 } } }
        """;

    // Filters of the combinations that name an organization by id.
    private const int IdFilters = 4;

    private static readonly string[] Orders =
        ["", "&sort=announced", "&sort=amount", "&sort=-amount", "&sort=valuation", "&sort=-valuation"];

    // Filters whose deals are stored together in a view.
    private static readonly (string Name, string Text)[] InViews =
    [
        ("company", $"company={GeneratedCorpus.Company(0).Id}"), ("investor", $"investor={GeneratedCorpus.Investor(0).Id}"),
        ("party", $"party={GeneratedCorpus.Investor(2).Id}"),
        ("sector", "sector=healthcare"), ("country", "country=CN"), ("region", "region=asia"), ("round", "round=seed"),
        ("kind", "kind=debt"), ("status", "status=in-talks"), ("from, to", "from=2021-03&to=2021-05"),
    ];

    // Two to five values of one filter.
    private static readonly string[] Several =
    [
        "status=rumoured&status=in-talks",
        "kind=debt&kind=secondary&kind=acquisition",
        "country=CN&country=GB&country=FR&country=DE&country=KR", "sector=healthcare&sector=robotics&sector=chips&sector=coding",
        .. new[] { "company", "investor", "lead", "party" }.SelectMany(name => new[] { 2, 3, 5 }.Select(count => string.Join(
            '&',
            Enumerable.Range(0, count).Select(number =>
                $"{name}={(name == "company" ? GeneratedCorpus.Company(number).Id : GeneratedCorpus.Investor(number).Id)}")))),
    ];

    // Filters that are checked deal by deal in the view of the order.
    private static readonly (string Name, string Text)[] Checked =
    [
        ("lead", $"lead={GeneratedCorpus.Investor(0).Id}"), ("unconfirmed", "unconfirmed=true"), ("minSources", "minSources=3"),
        ("currency", "currency=EUR"), ("minAmount", "minAmount=100000000"), ("in", "minAmount=100000000&in=EUR"),
        ("undisclosed", "undisclosed=true"),
    ];

    public static async Task<IReadOnlyList<Measured>> RequestsAsync(Session session, CancellationToken cancel)
    {
        var store = await session.InMemoryAsync(session.Middle, cancel);
        using var api = new ApiCaller(store.Tables);
        // An id that no organization has is refused if a list is empty, and the double may be filled with deals alone.
        await new OrganizationWriter(store.Tables).PutAsync(
            [.. Enumerable.Range(0, 5).SelectMany(number => new[] { GeneratedCorpus.Company(number), GeneratedCorpus.Investor(number) })],
            cancel);
        var counted = new RequestCountingTables(store.Tables);
        var deal = store.Corpus.Deal(3).Id;
        await new DealReader(counted).ClaimsAsync(deal, cancel);
        var exported = await api.GetAsync(Exported, cancel);
        var unchanged = await api.GetAsync(Exported, cancel, exported.Tag);
        return
        [
            Of("the deal alone", "1", 1, [counted.Requests]),
            await OfAsync("a deal's page", "1 point read, and 1 range for the company's other deals", 2, $"deals/{deal}"),
            await OfAsync(
                "newest deals", "1 a page, 1 for the years there are, and 1 where a page runs over a year's end", 3, "deals?limit=50"),
            await OfAsync(
                "largest deals and valuations", "1 a page", 1, "deals?limit=50&sort=-amount", "deals?limit=50&sort=-valuation"),
            await OfAsync(
                $"one filter that has a view ({Names(InViews)})", "1 a page, and for dates 1 for the years there are", 2,
                [.. InViews.Select(filter => "deals?limit=50&" + filter.Text)]),
            await OfAsync(
                $"one filter that has none ({Names(Checked)})", "≤ 5", DealReader.MaxRequests,
                [.. Checked.Select(filter => "deals?" + filter.Text)]),
            await OfAsync(
                "two to five values of one filter", "≤ 5", DealReader.MaxRequests, [.. Several.Select(filter => "deals?" + filter)]),
            await OfAsync("newest deals with their timelines", "as without", 3, "deals?limit=50&fields=timeline"),
            await OfAsync(
                "summaries of a window, by quarter", "≤ 5", 5, "summaries/investor?from=2021&to=2022", "summaries/sector?by=quarter",
                "summaries/country?by=year&from=2020&family=funding"),
            await OfAsync(
                "companies and investors in order", "≤ 5", 5, "companies?sort=-raised&limit=50", "investors?sort=-deals&limit=50",
                "companies?sector=healthcare&country=GB&sort=-valuation"),
            await OfAsync("a search with a spelling error", "≤ 5", 5, "search?q=" + Misspelled(GeneratedCorpus.Company(0).Name)),
            await OfAsync(
                "a feed of a query", "≤ 5", 5, "feed.atom?sector=healthcare&minAmount=100000000", "feed.json?region=europe&kind=debt"),
            await OfAsync("changes with their fields", "≤ 5", 5, "changes?since=2020-01-01&limit=100"),
            Of("a list for an assistant", "≤ 5", DealReader.MaxRequests, [(await api.AskAsync(Question, cancel)).Requests]),
            Of("an export", "as its pages", int.MaxValue, [exported.Requests]),
            Of("the same export for a client that has it", "as the first", exported.Requests, [unchanged.Requests]),
            await OfAsync(
                "combinations of 2 to 4 filters in six orders", "≤ 5, and 1 for each id that was not met",
                DealReader.MaxRequests + IdFilters,
                [.. Combinations(session.IsQuick ? 20 : 200)]),
            await OfAsync(
                "one filter with the total of its list", "2 more", 4,
                [.. InViews.Select(filter => $"deals?include=total&{filter.Text}")]),
        ];

        async Task<Measured> OfAsync(string what, string bar, int most, params string[] paths)
        {
            var requests = new List<double>();
            foreach (var path in paths)
            {
                for (var (next, page) = ((string?)path, 0); next is not null && page < Pages; page++)
                {
                    var answer = await api.GetAsync(next, cancel);
                    requests.Add(answer.Requests);
                    next = answer.Next;
                }
            }

            return Of(what, bar, most, requests);
        }

        static string Misspelled(string name) => Uri.EscapeDataString(name[..2] + name[3] + name[2] + name[4..]);

        static Measured Of(string what, string bar, int most, IReadOnlyList<double> requests) => new(
            what, bar, Invariant($"at most {requests.Max():0}"), requests.Max() <= most, new Series("API", "storage requests", requests));

        static string Names((string Name, string Text)[] filters) => string.Join("; ", filters.Select(filter => filter.Name));
    }

    public static async Task<IReadOnlyList<Measured>> AddedAsync(Session session, CancellationToken cancel) =>
    [
        .. await AddedAsync(session, await session.InMemoryAsync(session.Middle, cancel), "the double", cancel),
        .. await AddedAsync(session, await session.EmulatorAsync(cancel), "the emulator", cancel),
    ];

    private static async Task<List<Measured>> AddedAsync(Session session, FilledStore store, string where, CancellationToken cancel)
    {
        using var api = new ApiCaller(store.Tables);
        var newest = (await new DealReader(store.Tables).ListAsync(new() { Limit = Different }, cancel)).Listed;
        (string Name, Func<int, string> Path)[] questions =
        [
            ("a deal", number => $"deals/{newest[number % newest.Count].Deal.Id}"),
            ("the newest 50 deals", _ => "deals?limit=50"),
            ("an investor's deals", number => $"deals?investor={GeneratedCorpus.Investor(number).Id}"),
            ("a sector's deals", number => $"deals?sector={Vocabulary.Sectors[number % Vocabulary.Sectors.Count]}"),
            ("a month's count", number => Invariant($"summaries/month/2021-{1 + (number % 12):00}")),
        ];
        var all = new List<Measured>();
        foreach (var (name, path) in questions)
        {
            // The first third is not measured: it has the code compiled.
            var (times, answers) = (session.IsQuick ? 20 : 300, new List<TimedAnswer>());
            for (var i = -times / 2; i < times; i++)
            {
                answers.Add(await api.GetAsync(path((i + times) % Different), cancel));
            }

            answers.RemoveRange(0, times / 2);
            var added = new Series("added", "ms", [.. answers.Select(answer => answer.Added.TotalMilliseconds)]);
            var took = new Series("whole answer", "ms", [.. answers.Select(answer => answer.Took.TotalMilliseconds)]);
            all.Add(new(
                Invariant($"{name}, {store.Corpus.Deals:N0} deals on {where}"), "p50 ≤ 1 ms",
                Invariant($"{added.Median:0.00} ms"), added.Median <= 1, added, took));
        }

        return all;
    }

    /// <summary>Two to four filters at once, in any order of the list.</summary>
    private static IEnumerable<string> Combinations(int count)
    {
        var draws = new Draws(0xA5);
        var all = InViews.Concat(Checked).ToList();
        for (var i = 0; i < count; i++)
        {
            var chosen = Enumerable.Range(0, 2 + draws.Below(3)).Select(_ => draws.Of(all))
                .DistinctBy(filter => filter.Text.Split('=')[0]);
            yield return $"deals?{string.Join('&', chosen.Select(filter => filter.Text))}{draws.Of(Orders)}";
        }
    }
}
