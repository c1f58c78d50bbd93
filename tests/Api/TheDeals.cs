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
        Assert.Equal(("in-talks", "at least $600M", "more than $2.5B"), (Text(then, "status"), Text(then, "amount"), Text(then, "valuation")));
        var now = await api.GetAsync("deals/minimax-2024-03");
        Assert.Equal(("closed", "$600M", "about $2.5B"), (Text(now, "status"), Text(now, "amount"), Text(now, "valuation")));
        Assert.Contains(now.GetProperty("conflicts").EnumerateArray(), conflict => conflict.GetProperty("value").GetString() == "at least $600M");
        Assert.Contains(now.GetProperty("conflicts").EnumerateArray(), conflict => conflict.GetProperty("value").GetString() == "more than $2B");
        var lead = now.GetProperty("parties").EnumerateArray().Single(party => party.GetProperty("id").GetString() == "alibaba");
        Assert.Equal("lead", Text(lead, "role"));
    }

    [Fact]
    public async Task AreWhatTheSeedsSayForEveryFilter()
    {
        var resolved = api.Seeds.Deals.ToDictionary(deal => deal.Id);
        var register = new Register(api.Seeds.Organizations);
        var companies = api.Seeds.Deals.Select(deal => deal.Company).Distinct().ToArray();
        var investors = api.Seeds.Deals.SelectMany(deal => deal.Claims).SelectMany(claim => claim.Parties).Select(party => party.Org).Distinct().ToArray();
        var queries =
            from company in Gen.Int[0, 3].Select(Gen.Int[0, companies.Length - 1], (often, at) => often == 0 ? companies[at] : (Slug?)null)
            from investor in Gen.Int[0, 1].Select(Gen.Int[0, investors.Length - 1], (often, at) => often == 0 ? investors[at] : (Slug?)null)
            from statuses in Gen.Enum<DealStatus>().Array[0, 2]
            from years in Gen.Select(Gen.Int[2018, 2025], Gen.Int[0, 3], Gen.Int[0, 2])
            from day in Gen.Int[0, 3].Select(Gen.Int[0, 1000], (often, days) => often == 0 ? new DateOnly(2023, 6, 1).AddDays(days) : (DateOnly?)null)
            select new DealQuery
            {
                Company = company,
                Investor = investor,
                Statuses = [.. statuses.Distinct()],
                From = years.Item3 > 0 ? PartialDate.OfYear(years.Item1) : null,
                To = years.Item3 > 1 ? PartialDate.OfYear(years.Item1 + years.Item2) : null,
                AsOf = day,
            };
        await queries.SampleAsync(
            async query =>
            {
                var expected = resolved.Values.Select(deal => Resolver.Resolve(deal, query.AsOf ?? DateOnly.MaxValue)).OfType<ResolvedDeal>()
                    .Select(deal => DealItem.Of(deal, register)).Where(query.Matches).Select(deal => deal.Id.ToString()).Order(StringComparer.Ordinal);
                Assert.Equal(expected, (await WalkAsync(Address(query))).Order(StringComparer.Ordinal));
            },
            iter: 60,
            threads: 2);
    }

    [Fact]
    public async Task LinkTheirNextPageFromTheConfiguredAddress()
    {
        using var answer = await api.SendAsync(HttpMethod.Get, "deals?limit=5&status=closed", request => request.Headers.Host = "evil.example");
        var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        var next = page.GetProperty("nextLink").GetString()!;
        Assert.StartsWith($"{OnTheApi.PublicBase}/deals?limit=5&status=closed&cursor=", next, StringComparison.Ordinal);
        Assert.Equal($"<{next}>; rel=\"next\"", answer.Headers.GetValues("Link").Single());
    }

    [Fact]
    public async Task HaveNoNextLinkOnTheLastPage() =>
        Assert.False((await api.GetAsync("deals?company=minimax&limit=100")).TryGetProperty("nextLink", out _));

    private async Task<List<string>> WalkAsync(string address)
    {
        var found = new List<string>();
        for (var next = address; next is not null;)
        {
            var page = await api.GetAsync(next);
            found.AddRange(page.GetProperty("value").EnumerateArray().Select(deal => deal.GetProperty("id").GetString()!));
            next = page.TryGetProperty("nextLink", out var link) ? link.GetString()![(OnTheApi.PublicBase.Length + 1)..] : null;
        }

        return found;
    }

    private static string Address(DealQuery query) => "deals?limit=40"
        + (query.Company is { } company ? $"&company={company}" : "")
        + (query.Investor is { } investor ? $"&investor={investor}" : "")
        + string.Concat(query.Statuses.Select(status => $"&status={Words.Of(status)}"))
        + (query.From is { } from ? $"&from={from}" : "")
        + (query.To is { } to ? $"&to={to}" : "")
        + (query.AsOf is { } day ? $"&asOf={day.ToString("O", CultureInfo.InvariantCulture)}" : "");

    private static string? Text(JsonElement deal, string field)
    {
        var value = deal.GetProperty(field).GetProperty("value");
        return value.ValueKind == JsonValueKind.Object ? value.GetProperty("text").GetString() : value.GetString();
    }
}
