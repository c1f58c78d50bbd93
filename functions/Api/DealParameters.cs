using Microsoft.AspNetCore.Http;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Api;

/// <summary>A question about deals, as a query string asks it.</summary>
internal static class DealParameters
{
    /// <summary>The filters, which lists, exports and feeds share.</summary>
    public static readonly string[] Filters =
    [
        "company", "investor", "lead", "sector", "country", "round", "kind", "status", "from", "to",
        "minAmount", "maxAmount", "minValuation", "maxValuation", "currency", "undisclosed", "match", "asOf",
    ];

    public static readonly string[] Page = ["sort", "limit", "cursor"];

    /// <exception cref="ProblemException">A parameter is unknown, or its value cannot be used.</exception>
    public static DealQuery Read(HttpRequest request, params string[] more) => Read(new Parameters(request, [.. Filters, .. Page, .. more]));

    public static DealQuery Read(Parameters parameters, bool paged = true)
    {
        var currencies = parameters.Choice("currency", Currency.Parse);
        var query = new DealQuery
        {
            Companies = parameters.Choice("company", Slug.Parse),
            Investors = parameters.Choice("investor", Slug.Parse),
            Leads = parameters.Choice("lead", Slug.Parse),
            Sectors = parameters.Choice("sector", Slug.Parse),
            Countries = parameters.Choice("country", Country.Parse),
            Rounds = parameters.Choice("round", Slug.Parse),
            Kinds = parameters.Choice("kind", Words.Parse<DealKind>),
            Status = parameters.Choice("status", Words.Parse<DealStatus>),
            Currencies = currencies,
            From = parameters.Value("from", PartialDate.Parse),
            To = parameters.Value("to", PartialDate.Parse),
            Amount = Range(parameters, "minAmount", "maxAmount", currencies),
            Valuation = Range(parameters, "minValuation", "maxValuation", currencies),
            Undisclosed = parameters.Flag("undisclosed"),
            IncludePossible = parameters.Word("match", Words.All<Match>()) == "possible",
            AsOf = parameters.Day("asOf"),
            Order = DealOrder.Parse(parameters.Word("sort", [.. DealOrder.All.Select(order => order.Word)]) ?? "") ?? DealOrder.NewestFirst,
            Limit = !paged ? DealQuery.DefaultLimit : parameters.Number("limit", DealQuery.DefaultLimit, 1, DealQuery.MaxLimit),
        };
        if (query.From?.First > query.To?.Last)
        {
            throw new ProblemException(Problem.BadParameter("from", $"'{query.From}' is after '{query.To}'; from is the earlier one."));
        }

        return paged && parameters.Text("cursor") is { } text
            ? query with
            {
                After = Cursor.Parse(text, query) ?? throw new ProblemException(
                    Problem.BadParameter("cursor", "It is not a cursor of this query; take the nextLink as it is given, or begin without one.")),
            }
            : query;
    }

    /// <summary>Bounds are in the one currency that is asked for, else in US dollars.</summary>
    private static MoneyRange? Range(Parameters parameters, string least, string most, Choice<Currency> currencies)
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
            ? throw new ProblemException(Problem.BadParameter(least, "Bounds are in one currency, since nothing is converted; ask for one currency."))
            : new(currencies.Only ?? Currency.Usd, low, high);
    }
}
