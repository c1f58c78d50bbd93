namespace ServerlessDeals.Bench.Rows;

/// <summary>Questions that a generated corpus has answers to.</summary>
internal static class Questions
{
    private static readonly string[] Orders = ["", "&sort=announced", "&sort=amount", "&sort=-amount"];

    /// <summary>Filters whose deals are stored together in a view.</summary>
    public static IReadOnlyList<(string Name, string Filter)> WithAView { get; } =
    [
        ("company", $"company={GeneratedCorpus.Company(0).Id}"),
        ("investor", $"investor={GeneratedCorpus.Investor(0).Id}"),
        ("sector", "sector=healthcare"),
        ("country", "country=CN"),
        ("round", "round=seed"),
        ("from, to", "from=2021-03&to=2021-05"),
    ];

    /// <summary>Filters that are checked deal by deal in the view of the order.</summary>
    public static IReadOnlyList<(string Name, string Filter)> Checked { get; } =
    [
        ("lead", $"lead={GeneratedCorpus.Investor(1).Id}"),
        ("kind", "kind=debt"),
        ("status", "status=in-talks"),
        ("currency", "currency=EUR"),
        ("minAmount", "minAmount=100000000&currency=USD"),
        ("undisclosed", "undisclosed=true"),
    ];

    /// <summary>Two to four filters at once, in any order of the list.</summary>
    public static IEnumerable<string> Combinations(int count)
    {
        var draws = new Draws(0xA5);
        var all = WithAView.Concat(Checked).ToList();
        for (var i = 0; i < count; i++)
        {
            var chosen = Enumerable.Range(0, 2 + draws.Below(3)).Select(_ => draws.Of(all))
                .DistinctBy(filter => filter.Filter.Split('=')[0]).ToList();
            // A minimum amount names its currency itself, and a currency may be asked for only once.
            var filters = chosen.Where(filter => filter.Name != "currency" || chosen.TrueForAll(other => other.Name != "minAmount"));
            yield return $"deals?{string.Join('&', filters.Select(filter => filter.Filter))}{draws.Of(Orders)}";
        }
    }
}
