using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Api;

/// <summary>Reads a query for deals from a query string.</summary>
internal static class DealParameters
{
    /// <summary>The filters that lists and exports share.</summary>
    public static readonly string[] Filters =
    [
        "company", "investor", "lead", "sector", "country", "round", "kind", "status", "from", "to",
        "minAmount", "maxAmount", "minValuation", "maxValuation", "currency", "undisclosed", "match", "asOf", "q",
    ];

    public static readonly string[] Page = ["sort", "limit", "cursor"];

    /// <param name="parameters">The query string.</param>
    /// <param name="named">Finds the organizations of a name.</param>
    /// <param name="narrow">What the route adds to the query.</param>
    /// <param name="cancel">Cancels the search for names.</param>
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
        var currencies = parameters.Choice("currency", Currency.Parse);
        var query = new DealQuery
        {
            Companies = parameters.Choice("company", Slug.Parse),
            Investors = parameters.Choice("investor", Slug.Parse),
            Leads = parameters.Choice("lead", Slug.Parse),
            Sectors = parameters.Choice("sector", Sector.ParseCode),
            Countries = parameters.Choice("country", Country.Parse),
            Rounds = parameters.Choice("round", Slug.Parse),
            Kinds = parameters.Choice("kind", EnumWords.Parse<DealKind>),
            Status = parameters.Choice("status", EnumWords.Parse<DealStatus>),
            Currencies = currencies,
            From = parameters.Value("from", PartialDate.Parse),
            To = parameters.Value("to", PartialDate.Parse),
            Amount = Range(parameters, "minAmount", "maxAmount", currencies),
            Valuation = Range(parameters, "minValuation", "maxValuation", currencies),
            Undisclosed = parameters.Flag("undisclosed"),
            IncludePossible = parameters.Word("match", EnumWords.All<MatchCertainty>()) == "possible",
            AsOf = parameters.Day("asOf"),
            Order = DealOrder.Parse(parameters.Word("sort", [.. DealOrder.All.Select(order => order.Word)]) ?? "") ?? DealOrder.NewestFirst,
        };
        if (query.From?.First > query.To?.Last)
        {
            throw new ProblemException(Problem.BadParameter("from", $"'{query.From}' is after '{query.To}'; from is the earlier date."));
        }

        return query;
    }

    /// <summary>Bounds are in the one currency that is asked for, or in US dollars.</summary>
    private static MoneyRange? Range(Parameters parameters, string least, string most, ValueFilter<Currency> currencies)
    {
        var (low, high) = (parameters.Units(least), parameters.Units(most));
        if (low is null && high is null)
        {
            return null;
        }

        if (low > high)
        {
            throw new ProblemException(Problem.BadParameter(least, $"{low} is more than {most}, {high}."));
        }

        return currencies.Any.Count > 1
            ? throw new ProblemException(Problem.BadParameter(
                least, "Bounds are in one currency, since nothing is converted; ask for one currency."))
            : new(currencies.Only ?? Currency.Usd, low, high);
    }
}
