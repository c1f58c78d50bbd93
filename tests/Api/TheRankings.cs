using System.Globalization;
using System.Text.Json;
using ServerlessDeals.Queries;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Api;

/// <summary>Lists by amount and by valuation, and bounds: across all currencies, in comparable dollars or in another currency.</summary>
public sealed class TheRankings(OnTheApi api)
{
    private static readonly string[] Orders = ["-amount", "amount", "-valuation", "valuation"];

    [Theory]
    [InlineData("")]
    [InlineData("&country=CN")]
    [InlineData("&currency=-USD")]
    [InlineData("&undisclosed=true")]
    [InlineData("&company=zhipu-ai")]
    [InlineData("&minAmount=100000000&in=EUR&match=possible")]
    [InlineData("&asOf=2024-03-06")]
    public async Task HoldTheSameDealsInEveryOrder(string filter)
    {
        var byDate = (await api.PagesAsync($"deals?limit=100&fields=id{filter}")).Select(Id).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(byDate);
        foreach (var order in DealOrder.All.Select(order => order.Word))
        {
            var found = await api.PagesAsync($"deals?limit=60&fields=id&sort={order}{filter}");
            Assert.Equal(byDate, found.Select(Id).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task PutAllCurrenciesInOneOrderAndDealsWithoutAFigureAtTheEnd()
    {
        foreach (var order in Orders)
        {
            var sign = order[0] == '-' ? -1 : 1;
            var field = order.TrimStart('-');
            var deals = await api.PagesAsync($"deals?limit=100&sort={order}&fields=date,{field}");
            var lines = deals.Select(deal => LineOf(deal, field)).ToList();
            var expected = lines.OrderBy(line => line.End)
                .ThenBy(line => sign * line.Dollars)
                .ThenByDescending(line => line.Date)
                .ThenBy(line => line.Id, StringComparer.Ordinal);
            Assert.Equal(expected, lines);
            Assert.Equal([0, 1, 2], lines.Select(line => line.End).Distinct());
        }
    }

    // CN¥5B of July 2024 were about $690M, CN¥3B of December 2024 $410M, more than CN¥2.5B of October 2023 more than $340M, ₩170B of
    // July 2025 about $120M. The rate of 2026 is not known before the year ends. The last deal is undisclosed.
    [Fact]
    public async Task PutBaichuanZhipuAndFuriosaAIWhereTheyBelong()
    {
        string[] largestFirst =
        [
            "moonshot-ai-2024-02", "baichuan-2024-07", "minimax-2024-03", "zhipu-2024-12", "zhipu-2024-05", "zhipu-2023-10",
            "baichuan-2023-10", "furiosa-2025-07", "furiosa-2023-07",
        ];
        string[] end = ["furiosa-2026", "zhipu-2023-07"];
        Assert.Equal([.. largestFirst, .. end], await AmongAsync("-amount"));
        Assert.Equal([.. largestFirst.Reverse(), .. end], await AmongAsync("amount"));

        async Task<IEnumerable<string>> AmongAsync(string order) =>
            (await api.PagesAsync($"deals?limit=100&fields=id&sort={order}")).Select(Id).Intersect([.. largestFirst, .. end]);
    }

    [Fact]
    public async Task KeepTheRateOfTheDealsDateOnEveryDay()
    {
        var now = (await api.GetAsync("deals/baichuan-2024-07")).GetProperty("amount").GetProperty("usd");
        Assert.Equal(
            ("about $690M", "692637653", "692637654", "0.138527531", "2024-07-25"),
            (now.Text("text"), now.Text("low"), now.Text("high"), now.Text("rate"), now.Text("rateDate")));
        foreach (var address in new[] { "deals/baichuan-2024-07?asOf=2024-07-26", "deals/baichuan-2024-07?asOf=2026-01-01" })
        {
            Assert.Equal(now.GetRawText(), (await api.GetAsync(address)).GetProperty("amount").GetProperty("usd").GetRawText());
        }
    }

    [Theory]
    [InlineData("-amount")]
    [InlineData("valuation")]
    public async Task ContinueWhereTheFiguresEnd(string order)
    {
        var whole = (await api.PagesAsync($"deals?limit=100&sort={order}&fields=id")).Select(Id).ToList();
        for (var limit = 7; limit <= 9; limit++)
        {
            Assert.Equal(whole, (await api.PagesAsync($"deals?limit={limit}&sort={order}&fields=id")).Select(Id));
        }
    }

    [Fact]
    public async Task CostOneRangeAPage()
    {
        foreach (var order in Orders)
        {
            var plan = await ExplainAsync($"sort={order}&limit=100");
            Assert.Equal(("all", "1", "101"), (plan.Text("partitions[]"), plan.Text("requests"), plan.Text("rowsRead")));
        }
    }

    [Fact]
    public async Task ReadOnlyTheFiguresWithinTheBounds()
    {
        const string Bounds = "minAmount=10000000000&maxAmount=20000000000";
        foreach (var order in new[] { "-amount", "amount" })
        {
            var plan = await ExplainAsync($"sort={order}&limit=100&{Bounds}");
            Assert.Equal("comparable figures from 10000000000 to 20000000000", plan.Text("range"));
            Assert.InRange(plan.GetProperty("rowsRead").GetInt32(), plan.GetProperty("matched").GetInt32(), 40);
            Assert.Equal(
                (await api.PagesAsync($"deals?limit=100&fields=id&{Bounds}")).Select(Id).Order(StringComparer.Ordinal),
                (await api.PagesAsync($"deals?limit=3&fields=id&sort={order}&{Bounds}")).Select(Id).Order(StringComparer.Ordinal));
        }

        Assert.Equal("all comparable figures", (await ExplainAsync($"sort=amount&match=possible&{Bounds}")).Text("range"));
        Assert.Equal("whole partitions", (await ExplainAsync("sort=amount&minAmount=5&in=EUR")).Text("range"));
    }

    [Fact]
    public async Task SayHowAmountsWereComparedWithBounds()
    {
        var dollars = await ExplainAsync("minAmount=5&limit=1");
        Assert.Equal(("USD", ""), (dollars.Text("bounds.currency"), dollars.Text("bounds.ratesUntil")));
        var euros = await ExplainAsync("minValuation=5&in=EUR&limit=1");
        Assert.Equal(
            ("EUR", "European Central Bank, euro foreign exchange reference rates", "2026-04-13"),
            (euros.Text("bounds.currency"), euros.Text("bounds.rateSource"), euros.Text("bounds.ratesUntil")));
        Assert.False((await ExplainAsync("limit=1")).TryGetProperty("bounds", out _));
    }

    // The rates and the arithmetic are the witness's own.
    [Theory]
    [InlineData("EUR", 100_000_000, null)]
    [InlineData("EUR", 10_000_000, 60_000_000)]
    [InlineData("USD", 100_000_000, 500_000_000)]
    [InlineData("CNY", 1_000_000_000, null)]
    [InlineData("AED", null, 100_000_000)]
    public async Task BoundAmountsInAnyCurrency(string currency, int? least, int? most)
    {
        var bounds = (least is null ? "" : $"&minAmount={least}") + (most is null ? "" : $"&maxAmount={most}")
            + (currency == "USD" ? "" : $"&in={currency}");
        var expected = (await api.PagesAsync("deals?limit=100&fields=amount,date")).Where(deal =>
            WitnessRates.In(currency, AmountOf(deal), WitnessDate.Read(deal.Text("date")))?.Range is { } range
            && (least is null || range.Low >= least) && (most is null || range.High <= most)).Select(Id).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, (await api.PagesAsync($"deals?limit=60&fields=id{bounds}")).Select(Id));
        Assert.Equal(expected.Count, (await api.PagesAsync($"deals?limit=60&fields=id&sort=valuation{bounds}")).Count);
    }

    [Fact]
    public async Task ShowTheDollarsOfEveryAmountWithTheirRate()
    {
        foreach (var deal in await api.PagesAsync("deals?limit=100&currency=-USD&fields=amount,date"))
        {
            var dollars = WitnessRates.InDollars(AmountOf(deal), WitnessDate.Read(deal.Text("date")));
            Assert.Equal(
                (Whole(dollars?.Low is 0 ? null : dollars?.Low), Whole(dollars?.High)),
                (deal.Text("amount.usd.low"), deal.Text("amount.usd.high")));
        }

        static string Whole(decimal? units) => units?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    private static string Id(JsonElement deal) => deal.Text("id");

    /// <summary>A deal's place: 0 for those with a figure, 1 for those without a rate, 2 for those without an amount.</summary>
    private static (int End, decimal Dollars, DateOnly Date, string Id) LineOf(JsonElement deal, string field)
    {
        var date = WitnessDate.Read(deal.Text("date"));
        var amount = AmountOf(deal, field);
        if (WitnessRates.InDollars(amount, date) is { } dollars)
        {
            return (0, dollars.Low > 0 ? dollars.Low : dollars.High ?? 0, date.First, Id(deal));
        }

        return (amount.IsUndisclosed ? 2 : 1, 0, date.First, Id(deal));
    }

    private static WitnessAmount AmountOf(JsonElement deal, string field = "amount")
    {
        var qualifier = deal.Text($"{field}.value.qualifier") switch
        {
            "exactly" => "",
            "atLeast" => "at least",
            "moreThan" => "more than",
            "upTo" => "up to",
            "lessThan" => "less than",
            "" or "undisclosed" => "undisclosed",
            var word => word,
        };
        return qualifier == "undisclosed"
            ? WitnessAmount.Undisclosed
            : new(qualifier, deal.Text($"{field}.value.currency"), Units("low") ?? 0, Units("high"));

        decimal? Units(string bound) => deal.Text($"{field}.value.{bound}") is { Length: > 0 } units
            ? decimal.Parse(units, CultureInfo.InvariantCulture)
            : null;
    }

    private async Task<JsonElement> ExplainAsync(string query) =>
        (await api.GetAsync($"operations/explain?code={Uri.EscapeDataString(OnTheApi.Key)}&{query}")).GetProperty("explanation");
}
