using ServerlessDeals.Corpus;

namespace ServerlessDeals.Bench.Rows;

/// <summary>Questions that a generated corpus has answers to.</summary>
internal sealed class Questions(GeneratedCorpus corpus)
{
    private static readonly string[] Orders = ["", "&sort=announced", "&sort=amount", "&sort=-amount"];

    /// <summary>Filters whose deals lie together in a view.</summary>
    public IReadOnlyList<(string Name, string Filter)> WithAView { get; } =
    [
        ("company", $"company={GeneratedCorpus.Company(0).Id}"),
        ("investor", $"investor={GeneratedCorpus.Investor(0).Id}"),
        ("sector", "sector=healthcare"),
        ("country", "country=CN"),
        ("round", "round=seed"),
        ("from, to", "from=2021-03&to=2021-05"),
    ];

    /// <summary>Filters that are checked deal by deal in the order's own view.</summary>
    public IReadOnlyList<(string Name, string Filter)> Checked { get; } =
    [
        ("lead", $"lead={GeneratedCorpus.Investor(1).Id}"),
        ("kind", "kind=debt"),
        ("status", "status=in-talks"),
        ("currency", "currency=EUR"),
        ("minAmount", "minAmount=100000000&currency=USD"),
        ("undisclosed", "undisclosed=true"),
    ];

    public string Deal(int number) => $"deals/{corpus.Deal(number).Id}";

    /// <summary>Two to four filters at once, in any order of the list.</summary>
    public IEnumerable<string> Combinations(int count)
    {
        var draws = new Draws(0xA5);
        var all = WithAView.Concat(Checked).ToList();
        for (var i = 0; i < count; i++)
        {
            var chosen = Enumerable.Range(0, 2 + draws.Below(3)).Select(_ => draws.Of(all)).DistinctBy(one => one.Filter.Split('=')[0]).ToList();
            // A currency is asked for once, and a lead is an investor already.
            var filters = chosen.Where(one => one.Name != "currency" || chosen.TrueForAll(other => other.Name != "minAmount")).Select(one => one.Filter);
            yield return "deals?" + string.Join('&', filters) + draws.Of(Orders);
        }
    }
}
