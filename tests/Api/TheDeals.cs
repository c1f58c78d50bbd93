using System.Globalization;
using System.Text.Json;
using CsCheck;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Tests.Api;

public sealed class TheDeals(OnTheApi api)
{
    [Fact]
    public async Task ShowMiniMaxInTalksOnTheDayAfterTheNewsAndClosedToday()
    {
        var then = await api.GetAsync("deals/minimax-2024-03?asOf=2024-03-06");
        Assert.Equal(
            ("in-talks", "at least $600M", "more than $2.5B"),
            (Text(then, "status"), Text(then, "amount"), Text(then, "valuation")));
        var now = await api.GetAsync("deals/minimax-2024-03");
        Assert.Equal(("closed", "$600M", "about $2.5B"), (Text(now, "status"), Text(now, "amount"), Text(now, "valuation")));
        Assert.Contains(
            now.GetProperty("conflicts").EnumerateArray(),
            conflict => conflict.GetProperty("value").GetString() == "at least $600M");
        Assert.Contains(
            now.GetProperty("conflicts").EnumerateArray(),
            conflict => conflict.GetProperty("value").GetString() == "more than $2B");
        var lead = now.GetProperty("parties").EnumerateArray().Single(party => party.GetProperty("id").GetString() == "alibaba");
        Assert.Equal("lead", Text(lead, "role"));
    }

    [Fact]
    public async Task ShowAnthropicsRoundWithItsSettledTermsNotThoseOfTheTalks()
    {
        var then = await api.GetAsync("deals/anthropic-2025-03?asOf=2025-02-01");
        Assert.Equal(("$2B", "$60B"), (Text(then, "amount"), Text(then, "valuation")));
        var now = await api.GetAsync("deals/anthropic-2025-03");
        Assert.Equal("$3.5B", Text(now, "amount"));
        Assert.StartsWith("$61.5B", Text(now, "valuation"), StringComparison.Ordinal);
        Assert.False(now.GetProperty("amount").TryGetProperty("fromTalks", out _));
        var talked = now.GetProperty("conflicts").EnumerateArray()
            .Single(conflict => conflict.GetProperty("field").GetString() == "amount");
        Assert.True(talked.GetProperty("fromTalks").GetBoolean());
        Assert.False(talked.GetProperty("contradicts").GetBoolean());
    }

    [Fact]
    public async Task MatchTheSeedsForEveryFilter()
    {
        var register = new Register(api.Seeds.Organizations);
        var lives = api.Seeds.Deals.Select(deal => DealHistory.Of(deal, register, RealRates.All).Periods).ToList();
        var companies = api.Seeds.Deals.Select(deal => deal.Company).Distinct().ToArray();
        var investors = api.Seeds.Deals.SelectMany(deal => deal.Claims).SelectMany(claim => claim.Parties).Select(party => party.Org)
            .Distinct().ToArray();
        var sectors = api.Seeds.Organizations.SelectMany(organization => organization.Sectors).Distinct().ToArray();
        var countries = api.Seeds.Organizations.Select(organization => organization.Country).OfType<string>().Distinct()
            .Select(code => Country.Parse(code).Value).ToArray();
        var queries =
            from company in Gen.Int[0, 3].Select(Gen.Int[0, companies.Length - 1], (draw, at) => draw == 0 ? companies[at] : (Slug?)null)
            from investor in Gen.Int[0, 1].Select(Gen.Int[0, investors.Length - 1], (draw, at) => draw == 0 ? investors[at] : (Slug?)null)
            from statuses in Gen.Enum<DealStatus>().Array[0, 2]
            from years in Gen.Select(Gen.Int[2018, 2025], Gen.Int[0, 3], Gen.Int[0, 2])
            from day in Gen.Int[0, 3].Select(
                Gen.Int[0, 1000],
                (draw, days) => draw == 0 ? new DateOnly(2023, 6, 1).AddDays(days) : (DateOnly?)null)
            from sector in Gen.Int[0, 3].Select(Gen.Int[0, sectors.Length - 1], (draw, at) => draw == 0 ? sectors[at] : (Slug?)null)
            from country in Gen.Int[0, 3].Select(
                Gen.Int[0, countries.Length - 1],
                (draw, at) => draw == 0 ? countries[at] : (Country?)null)
            from not in Gen.Int[0, 3].Select(Gen.Enum<DealStatus>(), (draw, status) => draw == 0 ? status : (DealStatus?)null)
            from least in Gen.Int[0, 2].Select(Gen.Long[1, 2_000], (draw, millions) => draw == 0 ? millions * 1_000_000 : (long?)null)
            from lead in Gen.Int[0, 5].Select(Gen.Int[0, investors.Length - 1], (draw, at) => draw == 0 ? investors[at] : (Slug?)null)
            from possible in Gen.Bool
            from undisclosed in Gen.Int[0, 5].Select(Gen.Bool, (draw, value) => draw == 0 ? value : (bool?)null)
            from order in Gen.Int[0, DealOrder.All.Count - 1]
            select new DealQuery
            {
                Company = company,
                Investor = investor,
                Leads = new ValueFilter<Slug>(lead),
                Sectors = new ValueFilter<Slug>(sector),
                Countries = new ValueFilter<Country>(country),
                Status = new([.. statuses.Distinct()], not is { } excluded ? [excluded] : []),
                Amount = least is null ? null : new(Currency.Usd, least, null),
                Undisclosed = undisclosed,
                IncludePossible = possible,
                Order = DealOrder.All[order],
                From = years.Item3 > 0 ? PartialDate.OfYear(years.Item1) : null,
                To = years.Item3 > 1 ? PartialDate.OfYear(years.Item1 + years.Item2) : null,
                AsOf = day,
            };
        await queries.SampleAsync(
            async query =>
            {
                var expected = lives.Select(life => On(life, query.AsOf)).OfType<DealItem>().Where(query.Matches).ToList();
                var found = await WalkAsync(Address(query));
                var partitions = query.Order.Through(expected.Select(item => query.Order.KeyOf(item).Partition).Distinct()).ToList();
                Assert.Equal(
                    expected.OrderBy(item => partitions.IndexOf(query.Order.KeyOf(item).Partition))
                        .ThenBy(item => query.Order.KeyOf(item).Row, StringComparer.Ordinal)
                        .Select(item => (
                            item.Id.ToString(),
                            query.IncludePossible ? query.MatchOf(item).ToString()!.ToLowerInvariant() : null)),
                    found);
            },
            iter: Long.Cases(always: 200, atNight: 1000),
            threads: 2);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("&status=closed", null)]
    [InlineData("&asOf=2024-03-06", "2024-03-06")]
    [InlineData("&status=closed&asOf=2024-03-06", "2024-03-06")]
    public async Task AreTheSameInAListAsComputedFromTheSeeds(string filter, string? day)
    {
        var register = new Register(api.Seeds.Organizations);
        var asOf = day is null ? (DateOnly?)null : DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var expected = api.Seeds.Deals.Select(deal => DealHistory.Of(deal, register, RealRates.All))
            .Select(history => On(history.Periods, asOf)).OfType<DealItem>()
            .Where(item => !filter.Contains("closed", StringComparison.Ordinal) || item.Status == DealStatus.Closed)
            .Select(item => JsonSerializer.Serialize(item, DealsJson.Web.DealItem)).Order(StringComparer.Ordinal);
        var found = (await api.PagesAsync($"deals?limit=100{filter}")).Select(deal => deal.GetRawText());
        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task LinkTheNextPageAtTheConfiguredAddress()
    {
        using var answer = await api.SendAsync(
            HttpMethod.Get,
            "deals?limit=5&status=closed",
            request => request.Headers.Host = "evil.example");
        var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        var next = page.GetProperty("nextLink").GetString()!;
        Assert.StartsWith($"{OnTheApi.PublicBase}/deals?limit=5&status=closed&cursor=", next, StringComparison.Ordinal);
        Assert.Equal($"<{next}>; rel=\"next\"", answer.Headers.GetValues("Link").Single());
    }

    [Theory]
    [InlineData("deals?include=total&limit=1")]
    [InlineData("deals?include=total&limit=1&investor=alibaba&status=closed")]
    [InlineData("deals?include=total&limit=1&investor=alibaba&status=closed&sort=-amount")]
    [InlineData("deals?include=total&limit=1&company=moonshot-ai&asOf=2024-06-30&fields=status")]
    public async Task IncludeTheTotalOfAllMatchesIfAsked(string address) =>
        Assert.Equal(
            (await WalkAsync(address.Replace("include=total&limit=1", "limit=100", StringComparison.Ordinal))).Count,
            (await api.GetAsync(address)).GetProperty("total").GetInt32());

    [Fact]
    public async Task MatchAmountsAsIntervals()
    {
        const string Talks = "deals?company=minimax&asOf=2024-03-06&from=2024&minAmount=";
        Assert.Contains(("minimax-2024-03", (string?)null), await WalkAsync(Talks + "600000000"));
        Assert.Empty(await WalkAsync(Talks + "700000000"));
        Assert.Contains(("minimax-2024-03", "possible"), await WalkAsync(Talks + "700000000&match=possible"));
    }

    [Theory]
    [InlineData("company=minimax&investor=alibaba", "DealsByCompany", false)]
    [InlineData("investor=alibaba", "DealsByInvestor", false)]
    [InlineData("investor=alibaba&country=US", "DealsByInvestor", false)]
    [InlineData("investor=alibaba&sort=-amount", "DealsByInvestor", true)]
    [InlineData("sector=robotics", "DealsBySector", false)]
    [InlineData("round=series-a", "DealsByRound", false)]
    [InlineData("sort=-amount&currency=USD", "DealsByAmount", false)]
    [InlineData("sort=amount", "DealsByAmountSmallest", false)]
    [InlineData("sort=-valuation", "DealsByValuation", false)]
    [InlineData("sort=valuation&minValuation=1000000000&in=EUR", "DealsByValuationSmallest", false)]
    [InlineData("investor=alibaba&sort=valuation&minValuation=1000000000&in=EUR", "DealsByInvestor", true)]
    [InlineData("sort=announced", "DealsByDateOldest", false)]
    [InlineData("currency=-USD", "DealsByDate", false)]
    public async Task AreReadFromTheMostSelectiveViewWithFewRequests(string query, string view, bool sorted)
    {
        using var answer = await api.SendAsync(
            HttpMethod.Get,
            $"operations/explain?{query}",
            request => request.Headers.Add("x-functions-key", OnTheApi.Key));
        var plan = JsonDocument.Parse(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("explanation");
        Assert.Equal((view, sorted), (plan.GetProperty("view").GetString(), plan.GetProperty("sorted").GetBoolean()));
        Assert.InRange(plan.GetProperty("requests").GetInt32(), 1, DealReader.MaxRequests);
    }

    [Theory]
    [InlineData("investor=anna&round=seed", "DealsByInvestor")]
    [InlineData("investor=ben&round=series-a", "DealsByRound")]
    [InlineData("investor=ben&lead=anna", "DealsByInvestor")]
    public async Task AreReadFromTheViewWithTheFewestDeals(string query, string view)
    {
        static Deal Of(string id, string round, params string[] investors)
        {
            var parties = investors.Select(investor => AFewDeals.Party(investor, PartyRole.Participant, Commitment.Closed));
            var claim = AFewDeals.Claim("herald", "2024-03-05", DealStatus.Closed, "USD 1M", null, [.. parties]);
            return AFewDeals.Deal(id, DealKind.FundingRound, claim with { Round = Slug.Parse(round).OrThrow() });
        }

        await using var deals = await AFewDeals.OnAsync(
            "2026-06-30", Of("arc-2024-03", "seed", "anna", "ben"), Of("bow-2024-03", "seed", "ben"), Of("cob-2024-03", "series-a", "ben"));
        var key = Uri.EscapeDataString(OnTheApi.Key);
        Assert.Equal(view, (await deals.GetAsync($"operations/explain?code={key}&{query}")).Text("explanation.view"));
    }

    [Fact]
    public async Task HaveNoNextLinkOnTheLastPage() =>
        Assert.False((await api.GetAsync("deals?company=minimax&limit=100")).TryGetProperty("nextLink", out _));

    /// <summary>The deal as listed on a day; null if nothing was known about it yet.</summary>
    private static DealItem? On(IReadOnlyList<DealPeriod> life, DateOnly? day) =>
        life.LastOrDefault(period => day is null || period.From <= day)?.Item;

    private async Task<List<(string Id, string? Match)>> WalkAsync(string address) =>
        [.. (await api.PagesAsync(address)).Select(
            deal => (deal.GetProperty("id").GetString()!, deal.TryGetProperty("match", out var match) ? match.GetString() : null))];

    private static string Address(DealQuery query) => "deals?limit=40"
        + (query.Company is { } company ? $"&company={company}" : "")
        + (query.Investor is { } investor ? $"&investor={investor}" : "")
        + string.Concat(query.Status.Any.Select(status => $"&status={EnumWords.Of(status)}"))
        + string.Concat(query.Status.Not.Select(status => $"&status=-{EnumWords.Of(status)}"))
        + (query.Leads.Only is { } lead ? $"&lead={lead}" : "")
        + (query.Sectors.Only is { } sector ? $"&sector={sector}" : "")
        + (query.Countries.Only is { } country ? $"&country={country}" : "")
        + (query.Amount?.Least is { } least ? $"&minAmount={least}" : "")
        + (query.Undisclosed is { } undisclosed ? $"&undisclosed={(undisclosed ? "true" : "false")}" : "")
        + (query.IncludePossible ? "&match=possible" : "")
        + $"&sort={query.Order.Word}"
        + (query.From is { } from ? $"&from={from}" : "")
        + (query.To is { } to ? $"&to={to}" : "")
        + (query.AsOf is { } day ? $"&asOf={day.ToString("O", CultureInfo.InvariantCulture)}" : "");

    private static string? Text(JsonElement deal, string field)
    {
        var value = deal.GetProperty(field).GetProperty("value");
        return value.ValueKind == JsonValueKind.Object ? value.GetProperty("text").GetString() : value.GetString();
    }
}
