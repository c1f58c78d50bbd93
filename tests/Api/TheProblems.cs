using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Api;

public sealed class TheProblems(OnTheApi api)
{
    [Theory]
    [InlineData(
        "deals?colour=red",
        400,
        "unknown-parameter",
        "The parameters here are company, investor, lead, acquirer, lender, party, sector, country, region, round, kind,")]
    [InlineData("health?x=1", 400, "unknown-parameter", "This address takes no parameters.")]
    [InlineData("deals?limit=0", 400, "bad-parameter", "'0' is not a whole number from 1 to 100.")]
    [InlineData("deals?limit=ten", 400, "bad-parameter", "'ten' is not a whole number from 1 to 100.")]
    [InlineData("deals?limit=5&limit=6", 400, "bad-parameter", "limit takes one value")]
    [InlineData("deals?status=done", 400, "bad-parameter", "in-talks")]
    [InlineData("deals?company=Mini%20Max", 400, "bad-parameter", "Mini Max")]
    [InlineData("deals?from=2024-13", 400, "bad-parameter", "2024-13")]
    [InlineData("deals?from=2025&to=2024", 400, "bad-parameter", "'2025' is after '2024'")]
    [InlineData("deals?asOf=2024", 400, "bad-parameter", "'2024' is not one day")]
    [InlineData("deals?sort=colour", 400, "bad-parameter", "'colour' is not one of -announced, announced, -amount, amount, -valuation,")]
    [InlineData("deals?match=maybe", 400, "bad-parameter", "'maybe' is not one of definite, possible.")]
    [InlineData("deals?undisclosed=1", 400, "bad-parameter", "'1' is not one of true, false.")]
    [InlineData("deals?minAmount=600M", 400, "bad-parameter", "'600M' is not a whole number of currency units")]
    [InlineData("deals?minAmount=99999999999999999999", 400, "bad-parameter", "not a whole number of currency units")]
    [InlineData("deals?minAmount=5&maxAmount=4", 400, "bad-parameter", "5 is more than maxAmount, 4.")]
    [InlineData("deals?in=EUR&sort=-amount", 400, "bad-parameter", "It is the currency of bounds; add minAmount,")]
    [InlineData("deals?in=euro&minAmount=5", 400, "bad-parameter", "did you mean EUR?")]
    [InlineData("deals?country=china", 400, "bad-parameter", "'china' is not a country")]
    [InlineData("deals?currency=dollars", 400, "bad-parameter", "dollars")]
    [InlineData("deals?currency=-rmb", 400, "bad-parameter", "did you mean CNY?")]
    [InlineData("deals?kind=-round", 400, "bad-parameter", "funding-round")]
    [InlineData("deals?kind=acquisitions", 400, "bad-parameter", "cumulative; did you mean acquisition?")]
    [InlineData("deals?status=In-Talks", 400, "bad-parameter", "denied; did you mean in-talks?")]
    [InlineData("deals?country=UK", 400, "bad-parameter", "did you mean GB (United Kingdom)?")]
    [InlineData("deals?sector=robots", 400, "bad-parameter", "did you mean robotics (Robotics)?")]
    [InlineData("deals?region=europa", 400, "bad-parameter", "did you mean europe (Europe)?")]
    [InlineData("deals?sort=-amounts", 400, "bad-parameter", "did you mean -amount?")]
    [InlineData("deals?minSources=0", 400, "bad-parameter", "'0' is not a whole number from 1 to 100.")]
    [InlineData("deals?company=opnai", 400, "bad-parameter", "No organization has the id 'opnai'; did you mean openai?")]
    [InlineData("deals?company=openai&company=-antropic", 400, "bad-parameter", "did you mean anthropic?")]
    [InlineData("deals?investor=alibaba-group", 400, "bad-parameter", "did you mean alibaba?")]
    [InlineData("deals?lead=a16zz", 400, "bad-parameter", "did you mean a16z?")]
    [InlineData("deals?acquirer=nvidea", 400, "bad-parameter", "did you mean nvidia?")]
    [InlineData("deals?lender=blackston", 400, "bad-parameter", "did you mean blackstone?")]
    [InlineData("deals?party=-softbnk", 400, "bad-parameter", "did you mean softbank?")]
    [InlineData("conflicts?company=zzzzzzzz", 400, "bad-parameter", "No organization has the id 'zzzzzzzz'; /search?q= finds")]
    [InlineData("deals?round=series-z", 400, "bad-parameter", "No deal has the round 'series-z'; did you mean series-")]
    [InlineData("deals?round=-sead", 400, "bad-parameter", "did you mean seed?")]
    [InlineData("deals?round=a-very-long-word-for-a-round", 400, "bad-parameter", "/summaries/round lists all rounds.")]
    [InlineData("operations/explain?code=a%20key%20of%20the%20tests&company=opnai", 400, "bad-parameter", "did you mean openai?")]
    [InlineData("changes", 400, "bad-parameter", "give a day")]
    [InlineData("changes?since=yesterday", 400, "bad-parameter", "'yesterday' is neither a day")]
    [InlineData("search", 400, "bad-parameter", "no word to look for")]
    [InlineData("search?q=%20-%20", 400, "bad-parameter", "no word to look for")]
    [InlineData("deals?cursor=abc", 400, "bad-parameter", "not a cursor of this query")]
    [InlineData("summaries/investor?cursor=abc", 400, "bad-parameter", "not a cursor of this table")]
    [InlineData("summaries/investor?limit=1001", 400, "bad-parameter", "from 1 to 1000")]
    [InlineData("companies?cursor=!", 400, "bad-parameter", "not a cursor of this list")]
    [InlineData("deals/no-such-deal-2024", 404, "not-found", "No deal has the id 'no-such-deal-2024'")]
    [InlineData("deals/%3Cscript%3E", 404, "not-found", "No deal")]
    [InlineData("deals/minimax-2024-03?asOf=2020-01-01", 404, "not-found", "2020-01-01")]
    [InlineData("companies/nobody", 404, "not-found", "nobody")]
    [InlineData("investors/nobody", 404, "not-found", "nobody")]
    [InlineData("summaries/colours", 404, "not-found", "month")]
    [InlineData("summaries/month/1999-01", 404, "not-found", "1999-01")]
    [InlineData("briefings/yesterday", 404, "not-found", "yesterday")]
    public async Task SayWhatWasWrongAndWhatWouldBeRight(string address, int status, string type, string detail)
    {
        using var answer = await api.SendAsync(HttpMethod.Get, address);
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal($"urn:serverlessdeals:problem:{type}", problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefuseACursorThatWasTamperedWithOrBelongsToAnotherQuery()
    {
        var link = (await api.GetAsync("deals?limit=5")).GetProperty("nextLink").GetString()!;
        var cursor = link[(link.IndexOf("cursor=", StringComparison.Ordinal) + "cursor=".Length)..];
        var middle = cursor.Length / 2;
        var tampered = cursor[..middle] + (cursor[middle] == 'A' ? 'B' : 'A') + cursor[(middle + 1)..];
        foreach (var address in new[] { $"deals?limit=5&cursor={tampered}", $"deals?limit=5&status=closed&cursor={cursor}" })
        {
            using var answer = await api.SendAsync(HttpMethod.Get, address);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task AreA503WhenStorageDoesNotAnswer()
    {
        var nobody = Ports.ThreeFree();
        await using var host = LocalHost.Build(0, OnTheApi.Settings(
            $"DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:{nobody}/nobody;"),
            OnTheApi.Key);
        await host.StartAsync(TestContext.Current.CancellationToken);
        using var answer = await api.Client.GetAsync(new Uri(host.Urls.Single() + "/api/deals"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(
            "storage-unavailable",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreAnEmpty500OnlyIfATriggerThrows()
    {
        await using var host = LocalHost.Build(0, OnTheApi.Settings(), OnTheApi.Key, typeof(Faulty));
        await host.StartAsync(TestContext.Current.CancellationToken);
        using var answer = await api.Client.GetAsync(new Uri(host.Urls.Single() + "/api/faulty"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public sealed class Faulty
    {
        private readonly string _why = "It always fails.";

        [Function("Faulty")]
        public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "faulty")] HttpRequest request) =>
            throw new InvalidOperationException($"{request.Path}: {_why}");
    }
}
