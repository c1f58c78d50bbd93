using System.Globalization;
using System.Text.Json;
using CsvHelper;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Tests.Api;

/// <summary>The CSV has what the JSON has, in the JSON's words.</summary>
public sealed class TheCsv(OnTheApi api)
{
    /// <summary>Where each column is in the JSON of a deal. The columns of dates, dollars and parties are checked apart.</summary>
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["id"] = "id",
        ["company"] = "company.id",
        ["company_name"] = "company.name",
        ["country"] = "country",
        ["sectors"] = "sectors[]",
        ["kind"] = "kind",
        ["part_of"] = "partOf",
        ["status"] = "status",
        ["round"] = "round",
        ["date"] = "date",
        ["date_basis"] = "dateBasis",
        ["amount"] = "amount.value.text",
        ["amount_qualifier"] = "amount.value.qualifier",
        ["amount_low"] = "amount.value.low",
        ["amount_high"] = "amount.value.high",
        ["amount_currency"] = "amount.value.currency",
        ["amount_usd_rate"] = "amount.usd.rate",
        ["amount_usd_rate_date"] = "amount.usd.rateDate",
        ["amount_usd_rate_source"] = "amount.usd.rateSource",
        ["amount_source"] = "amount.source.url",
        ["valuation"] = "valuation.value.text",
        ["valuation_qualifier"] = "valuation.value.qualifier",
        ["valuation_low"] = "valuation.value.low",
        ["valuation_high"] = "valuation.value.high",
        ["valuation_currency"] = "valuation.value.currency",
        ["valuation_basis"] = "valuation.value.basis",
        ["valuation_usd_rate"] = "valuation.usd.rate",
        ["valuation_usd_rate_date"] = "valuation.usd.rateDate",
        ["valuation_usd_rate_source"] = "valuation.usd.rateSource",
        ["valuation_source"] = "valuation.source.url",
        ["unpaired"] = "unpaired",
        ["unconfirmed"] = "unconfirmed",
        ["sources"] = "sources",
        ["from_talks"] = "fromTalks[]",
        ["undecided"] = "undecided[]",
        ["conflicts"] = "conflicts",
        ["last_heard"] = "lastHeard",
        ["reported"] = "reported",
        ["news_on"] = "news.on",
        ["news"] = "news.text",
        ["match"] = "match",
    };

    private static readonly string[] ComparableColumns =
    [
        "amount_usd", "amount_usd_low", "amount_usd_high", "amount_usd_rate",
        "valuation_usd", "valuation_usd_low", "valuation_usd_high", "valuation_usd_rate",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("&minAmount=700000000&match=possible")]
    public async Task HasTheValuesOfTheJson(string filters)
    {
        var deals = await api.PagesAsync("deals?limit=100" + filters);
        var rows = await RowsAsync("export/deals.csv?sort=-announced" + filters);
        Assert.Equal(deals.Count, rows.Count);
        foreach (var (deal, row) in deals.Zip(rows))
        {
            Assert.Equal(
                Places.Select(place => $"{place.Key}={Expected(deal, place.Value)}"),
                Places.Select(place => $"{place.Key}={row[place.Key]}"));
            Assert.Equal(
                deal.GetProperty("parties").EnumerateArray().Select(party =>
                    $"{party.Text("id")}:{party.Text("role")}{(party.Text("onlyInTalks") == "true" ? ":only-in-talks" : "")}"),
                row["parties"].Split(';', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31", "year")]
    [InlineData("2024-Q1", "2024-01-01", "2024-03-31", "quarter")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "month")]
    [InlineData("2024-02-05", "2024-02-05", "2024-02-05", "day")]
    public void HasTheFirstAndLastDayOfADate(string date, string first, string last, string precision) => Assert.Equal(
        [date, first, last, precision],
        Cells(Deal with { Date = PartialDate.Parse(date).OrThrow() }, "date", "date_first", "date_last", "date_precision"));

    [Theory]
    [InlineData("exactly", "USD 5M", "$5M", "5000000", "5000000", "$5M", "5000000", "5000000")]
    [InlineData("atLeast", "at least USD 5M", "at least $5M", "5000000", "", "at least $5M", "5000000", "")]
    [InlineData("upTo", "up to USD 5M", "up to $5M", "", "5000000", "up to $5M", "", "5000000")]
    [InlineData("lessThan", "less than USD 5M", "less than $5M", "", "5000000", "less than $5M", "", "5000000")]
    [InlineData("exactly", "EUR 5M", "€5M", "5000000", "5000000", "", "", "")]
    [InlineData("undisclosed", "undisclosed", "undisclosed", "", "", "", "", "")]
    public void HasTheBoundsOfAnAmountAsNumbers(string qualifier, string amount, params string[] cells) => Assert.Equal(
        [qualifier, .. cells],
        Cells(
            Deal with { Amount = new(Amount.Parse(amount).OrThrow(), null) },
            "amount_qualifier", "amount", "amount_low", "amount_high", "amount_usd", "amount_usd_low", "amount_usd_high"));

    [Theory]
    [InlineData("baichuan-2024-07", "about $690M;692637653;692637654;0.138527531;more than $2.7B;2770550612;;0.138527531")]
    [InlineData("baichuan-2023-10", "about $300M;300000000;300000000;;more than $1B;1000000000;;")]
    public async Task HasComparableFiguresThatCanBeSummed(string id, string cells)
    {
        var row = (await RowsAsync("deals?company=baichuan&format=csv")).Single(row => row["id"] == id);
        Assert.Equal(cells, string.Join(';', ComparableColumns.Select(column => row[column])));
    }

    // The witness adds up the JSON. A part of another deal has no money of its own.
    [Fact]
    public async Task HasASumWithoutPartsAndYearlyTotals()
    {
        var deals = (await api.PagesAsync("deals?limit=100")).Where(deal => deal.Text("partOf").Length == 0 && deal.Text("kind") is
            "funding-round" or "strategic-investment");
        var expected = deals.Sum(deal => Units(Dollars(deal)));
        var rows = (await RowsAsync("export/deals.csv")).Where(row => row["part_of"].Length == 0 && row["family"] == "funding");
        Assert.Equal(expected, rows.Sum(row => Units(row["amount_usd_low"])));

        static string Dollars(JsonElement deal) => deal.Text("amount.value.currency") == "USD"
            ? deal.Text("amount.value.low")
            : deal.Text("amount.usd.low");

        static long Units(string text) => text.Length == 0 ? 0 : long.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void HasAColumnForEachPropertyOfTheJson() => Assert.Equal(
        DealFormat.Fields.Where(field => field != DealFormat.Timeline).Order(StringComparer.Ordinal),
        DealColumns.All.Select(column => column.Field).Distinct().Order(StringComparer.Ordinal));

    private static DealItem Deal => DealItem.Of(
        Resolver.Resolve(FrozenSeeds.Set.Deals[0], DateOnly.MaxValue)!, new(FrozenSeeds.Set.Organizations));

    private static IEnumerable<string> Cells(DealItem deal, params string[] columns)
    {
        using var text = new StringReader(System.Text.Encoding.UTF8.GetString(DealCsv.Table([deal], withHeader: true)));
        var row = Rows(text).Single();
        return columns.Select(column => row[column]);
    }

    private static string Expected(JsonElement deal, string place)
    {
        var text = place.EndsWith("[]", StringComparison.Ordinal) ? string.Join(';', deal.Texts(place)) : deal.Text(place);
        return place == "unpaired" && text.Length == 0 ? "false" : text;
    }

    private async Task<IReadOnlyList<IDictionary<string, string>>> RowsAsync(string address)
    {
        using var text = new StringReader(
            await api.Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken));
        return Rows(text);
    }

    private static List<IDictionary<string, string>> Rows(StringReader text)
    {
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        return
        [
            .. csv.GetRecords<dynamic>().Select(row => (IDictionary<string, string>)((IDictionary<string, object>)row)
                .ToDictionary(cell => cell.Key, cell => (string)cell.Value)),
        ];
    }
}
