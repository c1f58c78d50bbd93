using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;

namespace ServerlessDeals.Functions.Api;

/// <summary>Reads a query for deals from a query string.</summary>
internal static class DealParameters
{
    /// <summary>The most organizations that a query names by id: each that is not found in its page costs a storage request.</summary>
    public const int MostOrganizations = 20;

    /// <summary>No deal has more sources.</summary>
    private const int MostSources = 100;

    /// <summary>The filters that lists, exports and feeds share.</summary>
    public static readonly string[] Filters =
    [
        "company", "investor", "lead", "acquirer", "lender", "party", "sector", "country", "region", "round", "kind", "status",
        "from", "to", "minAmount", "maxAmount", "minValuation", "maxValuation", "in", "currency",
        "undisclosed", "unconfirmed", "minSources", "match", "asOf", "q",
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
            query = query with { Named = await named(words, cancel), Words = words };
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

    /// <summary>All organizations that a text names, for q.</summary>
    /// <exception cref="ProblemException">There are too many.</exception>
    public static async Task<IReadOnlyList<Slug>> NamedAsync(NameIndex names, string text, CancellationToken cancel) =>
        await names.AllAsync(text, cancel) ?? throw new ProblemException(Problem.BadParameter(
            "q", $"'{text}' is too broad: too many organizations have a name with such a word. Write more of the name."));

    /// <summary>The first page of a list, or any page after a cursor.</summary>
    /// <exception cref="ProblemException">The query has a value that nothing has.</exception>
    public static async Task<DealPage> PageAsync(DealReader deals, DealQuery query, CancellationToken cancel)
    {
        var page = await deals.ListAsync(query, cancel);
        return await deals.FirstUnknownAsync(query, page, cancel) is { } unknown
            ? throw new ProblemException(Problem.BadParameter(unknown.Parameter, Detail(unknown)))
            : page;
    }

    private static string Detail(UnknownValue unknown) => (unknown.Parameter, unknown.Nearest) switch
    {
        ("round", { } near) => $"No deal has the round '{unknown.Value}'; did you mean {near}?",
        ("round", null) => $"No deal has the round '{unknown.Value}'; /summaries/round lists all rounds.",
        _ when unknown.MergedInto is { } into =>
            $"The organization '{unknown.Value}' was merged into '{into}'; write {unknown.Parameter}={into}.",
        (_, { } near) => $"No organization has the id '{unknown.Value}'; did you mean {near}?",
        _ => $"No organization has the id '{unknown.Value}'; /search?q= finds organizations by name.",
    };

    private static DealQuery Filtered(Parameters parameters)
    {
        var bounds = parameters.Value("in", Currency.ParseOrSuggest);
        var query = new DealQuery
        {
            Companies = parameters.Filter("company", Slug.Parse),
            Investors = parameters.Filter("investor", Slug.Parse),
            Leads = parameters.Filter("lead", Slug.Parse),
            Acquirers = parameters.Filter("acquirer", Slug.Parse),
            Lenders = parameters.Filter("lender", Slug.Parse),
            Parties = parameters.Filter("party", Slug.Parse),
            Sectors = parameters.Filter("sector", Sector.ParseCode),
            Countries = parameters.Filter("country", Country.Parse),
            Regions = parameters.Filter("region", Region.Parse),
            Rounds = parameters.Filter("round", Slug.Parse),
            Kinds = parameters.Filter("kind", EnumWords.ParseOrSuggest<DealKind>),
            Status = parameters.Filter("status", EnumWords.ParseOrSuggest<DealStatus>),
            Currencies = parameters.Filter("currency", Currency.ParseOrSuggest),
            From = parameters.Value("from", PartialDate.Parse),
            To = parameters.Value("to", PartialDate.Parse),
            Amount = Range(parameters, "minAmount", "maxAmount", bounds),
            Valuation = Range(parameters, "minValuation", "maxValuation", bounds),
            Undisclosed = parameters.Flag("undisclosed"),
            Unconfirmed = parameters.Flag("unconfirmed"),
            MinSources = parameters.Number("minSources", 1, MostSources),
            IncludePossible = parameters.Word("match", EnumWords.All<MatchCertainty>()) == "possible",
            AsOf = parameters.Day("asOf"),
            Order = DealOrder.Parse(parameters.Word("sort", [.. DealOrder.All.Select(order => order.Word)]) ?? "") ?? DealOrder.NewestFirst,
        };
        Check(query, bounds);
        return query;
    }

    private static void Check(DealQuery query, Currency? bounds)
    {
        if (query.From?.First > query.To?.Last)
        {
            throw new ProblemException(Problem.BadParameter("from", $"'{query.From}' is after '{query.To}'; from is the earlier date."));
        }

        if (bounds is not null && query.Amount is null && query.Valuation is null)
        {
            throw new ProblemException(Problem.BadParameter(
                "in",
                "It is the currency of bounds; add minAmount, maxAmount, minValuation or maxValuation. " +
                "Lists by amount or valuation are always in the order of US dollars."));
        }

        var filters = query.OrganizationFilters().Where(pair => !pair.Filter.IsAll).ToList();
        var organizations = filters.Sum(pair => pair.Filter.Any.Count + pair.Filter.Not.Count);
        if (organizations > MostOrganizations)
        {
            var names = string.Join(", ", query.OrganizationFilters().Select(pair => pair.Parameter));
            throw new ProblemException(Problem.BadParameter(
                filters[^1].Parameter,
                $"The query names {organizations} organizations; {names} together take at most {MostOrganizations}."));
        }
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
