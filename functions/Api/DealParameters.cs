using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Api;

/// <summary>Reads a query for deals from a query string.</summary>
internal static class DealParameters
{
    /// <summary>The filters that lists and exports share.</summary>
    public static readonly string[] Filters =
    [
        "company", "investor", "lead", "sector", "country", "round", "kind", "status", "from", "to",
        "minAmount", "maxAmount", "minValuation", "maxValuation", "in", "currency", "undisclosed", "match", "asOf", "q",
    ];

    public static readonly string[] Page = ["sort", "limit", "cursor"];

    /// <param name="parameters">The query string.</param>
    /// <param name="named">Finds organizations by name.</param>
    /// <param name="narrow">Adds the filters that the route always applies.</param>
    /// <param name="cancel">Cancels the name search.</param>
    /// <param name="paged">Whether the route takes a limit and a cursor.</param>
    /// <exception cref="ProblemException">A value cannot be used.</exception>
    public static async Task<DealQuery> ReadAsync(
        Parameters parameters,
        Func<string, CancellationToken, Task<IReadOnlyList<Slug>>> named,
        Func<DealQuery, DealQuery> narrow,
        CancellationToken cancel,
        bool paged = true)
    {
        var query = narrow(Filtered(parameters));
        if (SearchApi.Words(parameters) is { } words)
        {
            query = query with { Named = await named(words, cancel) };
        }

        if (!paged)
        {
            return query;
        }

        query = query with { Limit = parameters.Number("limit", DealQuery.DefaultLimit, 1, DealQuery.MaxLimit) };
        return parameters.Text("cursor") is { } text
            ? query with
            {
                After = Cursor.Parse(text, query) ?? throw new ProblemException(
                    Problem.BadParameter(
                        "cursor", "It is not a cursor of this query; use the nextLink as it is given, or begin without a cursor.")),
            }
            : query;
    }

    private static DealQuery Filtered(Parameters parameters)
    {
        var bounds = parameters.Value("in", Currency.Parse);
        var query = new DealQuery
        {
            Companies = parameters.Filter("company", Slug.Parse),
            Investors = parameters.Filter("investor", Slug.Parse),
            Leads = parameters.Filter("lead", Slug.Parse),
            Sectors = parameters.Filter("sector", Sector.ParseCode),
            Countries = parameters.Filter("country", Country.Parse),
            Rounds = parameters.Filter("round", Slug.Parse),
            Kinds = parameters.Filter("kind", EnumWords.Parse<DealKind>),
            Status = parameters.Filter("status", EnumWords.Parse<DealStatus>),
            Currencies = parameters.Filter("currency", Currency.Parse),
            From = parameters.Value("from", PartialDate.Parse),
            To = parameters.Value("to", PartialDate.Parse),
            Amount = Range(parameters, "minAmount", "maxAmount", bounds),
            Valuation = Range(parameters, "minValuation", "maxValuation", bounds),
            Undisclosed = parameters.Flag("undisclosed"),
            IncludePossible = parameters.Word("match", EnumWords.All<MatchCertainty>()) == "possible",
            AsOf = parameters.Day("asOf"),
            Order = DealOrder.Parse(parameters.Word("sort", [.. DealOrder.All.Select(order => order.Word)]) ?? "") ?? DealOrder.NewestFirst,
        };
        if (query.From?.First > query.To?.Last)
        {
            throw new ProblemException(Problem.BadParameter("from", $"'{query.From}' is after '{query.To}'; from is the earlier date."));
        }

        return bounds is null || query.Amount is not null || query.Valuation is not null
            ? query
            : throw new ProblemException(Problem.BadParameter(
                "in",
                "It is the currency of bounds; add minAmount, maxAmount, minValuation or maxValuation. " +
                "Lists by amount or valuation are always in the order of US dollars."));
    }

    /// <param name="currency">The currency of the bounds; null for US dollars.</param>
    private static MoneyRange? Range(Parameters parameters, string least, string most, Currency? currency)
    {
        var (low, high) = (parameters.Units(least), parameters.Units(most));
        if (low is null && high is null)
        {
            return null;
        }

        return low > high
            ? throw new ProblemException(Problem.BadParameter(least, $"{low} is more than {most}, {high}."))
            : new(currency ?? Currency.Usd, low, high);
    }
}
