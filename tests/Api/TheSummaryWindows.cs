using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;
using static ServerlessDeals.Tests.Api.AFewDeals;

namespace ServerlessDeals.Tests.Api;

/// <summary>Summaries of some months, quarters or years, and by month, quarter or year.</summary>
public sealed class TheSummaryWindows(OnTheApi api)
{
    private static readonly Deal[] Deals =
    [
        Of("arc-2023-11", DealKind.FundingRound, "2023-11-05", "USD 1M", ("anna", PartyRole.Lead), ("ben", PartyRole.Participant)),
        Of("arc-2024-02", DealKind.FundingRound, "2024-02-05", "USD 2M", ("ben", PartyRole.Participant)),
        Of("bow-2024-03", DealKind.FundingRound, "2024-03-05", "USD 4M", ("ben", PartyRole.Participant), ("cleo", PartyRole.Lead)),
        Of("bow-2024-05", DealKind.Debt, "2024-05-05", "USD 8M", ("dora", PartyRole.Lead)),
        Of("cob-2024-05", DealKind.FundingRound, "2024-05-20", "USD 16M", ("cleo", PartyRole.Lead)),
        Of("dot-2024", DealKind.FundingRound, "2024", "USD 32M"),
    ];

    [Theory]
    [InlineData("from=2024", "$54M announced; debt: $8M announced")]
    [InlineData("from=2024-Q1&to=2024-Q1", "$6M announced")]
    [InlineData("from=2024-02&to=2024-02", "$2M announced")]
    [InlineData("to=2023", "$1M announced")]
    [InlineData("from=2024-06", "no deals")]
    [InlineData("from=2024&family=debt", "debt: $8M announced")]
    [InlineData("from=2024-05&family=funding", "$16M announced")]
    [InlineData("from=2024-02&to=2024-03&asOf=2024-03-01", "$2M announced")]
    public async Task CountOnlyDealsThatAreSurelyDatedWithin(string window, string text)
    {
        await using var deals = await OnAsync("2026-12-31", Deals);
        Assert.Equal(text, (await deals.GetAsync($"summaries/overall?{window}")).Text("text"));
        Assert.Equal(text, (await deals.GetAsync($"summaries/overall/all?{window}")).Text("text"));
    }

    [Fact]
    public async Task RankInvestorsByTheirDealsWithin()
    {
        await using var deals = await OnAsync("2026-12-31", Deals);
        Assert.Equal(["1 cleo 2 2", "2 ben 2 0", "3 dora 0 0"], await LeagueAsync(deals, "from=2024&to=2024"));
        Assert.Equal(["1 ben 3 0", "2 cleo 2 2", "3 anna 1 1", "4 dora 0 0"], await LeagueAsync(deals, ""));
        Assert.Equal(["1 cleo 2 2", "2 anna 1 1", "3 ben 3 0", "4 dora 0 0"], await LeagueAsync(deals, "sort=-led"));
        Assert.Equal(["1 anna 1 1", "2 ben 1 0"], await LeagueAsync(deals, "to=2023"));
        Assert.Equal(["1 dora"], (await deals.GetAsync("summaries/investor?from=2024&family=debt")).GetProperty("value").EnumerateArray()
            .Select(line => $"{line.Text("rank")} {line.Text("key")}"));
    }

    [Fact]
    public async Task CountOneKeyByPeriodNewestFirst()
    {
        await using var deals = await OnAsync("2024-06-30", Deals[..5]);
        var cob = await deals.GetAsync("summaries/kind/funding-round?by=quarter");
        Assert.Equal("$23M announced", cob.Text("text"));
        Assert.Equal(
            ["2024-Q2 true $16M", "2024-Q1 true $3M", "2023-Q4 false $1M"],
            cob.GetProperty("periods").EnumerateArray().Select(line =>
                $"{line.Text("period")} {line.Text("incomplete")} {line.Text("funding.announced.usd.median.text")}"));
        var overall = await deals.GetAsync("summaries/overall?by=year&family=debt");
        Assert.Equal(["2024 debt: $8M announced"], overall.GetProperty("periods").EnumerateArray()
            .Select(line => $"{line.Text("period")} {line.Text("text")}"));
        Assert.False(overall.GetProperty("periods")[0].TryGetProperty("funding", out _));
    }

    [Fact]
    public async Task CountEachKeyInEachPeriodAcrossPages()
    {
        await using var deals = await OnAsync("2024-06-30", Deals[..5]);
        string[] lines =
        [
            "2024-Q2 bow true", "2024-Q2 cob true", "2024-Q1 arc true", "2024-Q1 bow true", "2023-Q4 arc false",
        ];
        Assert.Equal(lines, await LinesAsync(deals, "summaries/company?by=quarter"));
        Assert.Equal(lines, await LinesAsync(deals, "summaries/company?by=quarter&limit=2"));
        Assert.Equal(
            ["2024-Q2 cob true", "2024-Q1 bow true", "2024-Q1 arc true", "2023-Q4 arc false"],
            await LinesAsync(deals, "summaries/company?by=quarter&family=funding&sort=-raised&limit=1"));
    }

    [Fact]
    public async Task ShowOnlyTheFamilyThatIsAskedFor()
    {
        await using var deals = await OnAsync("2026-12-31", Deals);
        var table = await deals.GetAsync("summaries/company?family=debt");
        Assert.Equal(("debt", "bow"), (table.Text("family"), string.Join(' ', table.Texts("value[].key"))));
        Assert.Equal(
            ["debt", "key", "name", "newest"],
            table.GetProperty("value")[0].EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal("debt: $8M announced", (await deals.GetAsync("summaries/company/bow?family=debt")).Text("text"));
        Assert.Equal("no deals", (await deals.GetAsync("summaries/company/arc?family=takeovers")).Text("text"));
    }

    [Theory]
    [InlineData("summaries/investor?from=2024-03-05", "'2024-03-05' is a day")]
    [InlineData("summaries/overall?to=2024-03-05", "such as 2024-03 or 2024")]
    [InlineData("summaries/sector?from=2024&to=2023", "2023 ends before 2024 begins")]
    [InlineData("summaries/sector?by=week", "month, quarter, year")]
    [InlineData("summaries/month?by=quarter", "ask for summaries/quarter without by")]
    [InlineData("summaries/investor?sort=-raised", "-deals, -led, -newest, key")]
    [InlineData("summaries/sector?sort=-valuation", "key, -deals, -raised, -newest")]
    [InlineData("summaries/company?family=equity", "funding, debt, secondary, takeovers")]
    [InlineData("summaries/company/minimax?sort=-deals", "family, from, to, by, asOf")]
    [InlineData("summaries/investor?sort=-led&cursor=MwoyCmFsaWJhYmE", "not a cursor of this table in this order")]
    public async Task SayWhatIsWrong(string address, string remedy)
    {
        using var answer = await api.SendAsync(HttpMethod.Get, address);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(remedy, problem.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("summaries/round/series_b", "Did you mean series-b?")]
    [InlineData("summaries/investor/alibabaa?from=2024", "Did you mean alibaba?")]
    [InlineData("summaries/quarter/2024-1?from=2024", "Did you mean 2024-Q1?")]
    [InlineData("summaries/overall/everything", "Did you mean all?")]
    public async Task NameTheNearestKey(string address, string suggestion)
    {
        using var answer = await api.SendAsync(HttpMethod.Get, address);
        var problem = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(suggestion, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefuseToCountMoreDealsThanOneAnswerMay()
    {
        await using var deals = await OnAsync("2026-12-31", Deals[0]);
        var stored = deals.Tables.Rows().Where(row => row.Table == TableNames.Cells).Select(row => row.Row)
            .First(row => row.RowKey.StartsWith("overall@sums|deals-2023-11|", StringComparison.Ordinal));
        foreach (var chunk in Enumerable.Range(0, 5_001).Chunk(TableLimits.BatchOperations))
        {
            var copies = chunk.Select(at => RowWrite.Upsert(new TableEntity(stored)
            {
                RowKey = stored.RowKey.Replace("2023-11|", $"2023-11|copy-{at}-", StringComparison.Ordinal),
            }));
            await deals.Tables.WriteAsync(TableNames.Cells, [.. copies], TestContext.Current.CancellationToken);
        }

        var (status, detail) = await deals.ProblemAsync("summaries/sector?by=year");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Ask for fewer years with from and to, or for a single key.", detail, StringComparison.Ordinal);
        Assert.Equal("0", (await deals.GetAsync("summaries/overall?from=2024")).Text("funding.announced.deals"));
    }

    private static Deal Of(string id, DealKind kind, string published, string amount, params (string Id, PartyRole Role)[] investors) =>
        Deal(id, kind, Claim(
            "herald",
            published,
            DealStatus.Closed,
            amount,
            null,
            [.. investors.Select(investor => Party(investor.Id, investor.Role, Commitment.Closed))]));

    private static async Task<IEnumerable<string>> LeagueAsync(AFewDeals deals, string query) =>
        (await deals.GetAsync($"summaries/investor?{query}")).GetProperty("value").EnumerateArray().Select(line =>
            $"{line.Text("rank")} {line.Text("key")} {line.Text("funding.announced.deals")} {line.Text("funding.announced.led")}");

    private static async Task<List<string>> LinesAsync(AFewDeals deals, string address)
    {
        var lines = new List<string>();
        for (var next = address; next is not null;)
        {
            var answer = await deals.GetAsync(next);
            lines.AddRange(answer.GetProperty("value").EnumerateArray()
                .Select(line => $"{line.Text("period")} {line.Text("key")} {line.Text("incomplete")}"));
            next = answer.TryGetProperty("nextCursor", out var cursor) ? $"{address}&cursor={cursor.GetString()}" : null;
        }

        return lines;
    }
}
