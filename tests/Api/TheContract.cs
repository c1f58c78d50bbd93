using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using ServerlessDeals.Functions;

namespace ServerlessDeals.Tests.Api;

public sealed class TheContract(OnTheApi api)
{
    [Fact]
    public async Task ListsExactlyTheRoutesAndMethodsOfTheTriggers()
    {
        var contract = await Contract.ReadAsync(api.Client);
        var triggers =
            from method in typeof(Triggers).GetMethods()
            from parameter in method.GetParameters()
            let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
            where trigger is not null
            from route in trigger.Route!.EndsWith("/{key?}", StringComparison.Ordinal)
                ? new[]
                {
                    trigger.Route.Replace("/{key?}", "", StringComparison.Ordinal),
                    trigger.Route.Replace("{key?}", "{key}", StringComparison.Ordinal),
                }
                : [trigger.Route]
            from verb in trigger.Methods!
            where verb != "head" && !IsOnlyRefused(route, verb)
            select $"{verb} /{route}";
        Assert.Equal(
            triggers.Order(StringComparer.Ordinal),
            contract.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void HasHeadOnEveryGet() => Assert.All(
        typeof(Triggers).GetMethods().SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>()
            .Where(trigger => trigger.Methods!.Contains("get")),
        trigger => Assert.Contains("head", trigger.Methods!));

    [Fact]
    public async Task NamesTheParametersThatEachAddressTakes()
    {
        var contract = await Contract.ReadAsync(api.Client);
        foreach (var operation in contract.Operations.Where(operation => operation.Method == "get"))
        {
            using var answer = await api.SendAsync(
                HttpMethod.Get,
                operation.Address(parameter => parameter.Examples[0]) + "?noSuchParameter=1",
                request => request.Headers.Add("x-functions-key", OnTheApi.Key));
            var detail = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                .RootElement.GetProperty("detail").GetString()!;
            var names = detail == "This address takes no parameters." ? [] : detail["The parameters here are ".Length..^1].Split(", ");
            Assert.Equal(
                operation.Parameters.Where(parameter => parameter.In == "query").Select(parameter => parameter.Name)
                    .Order(StringComparer.Ordinal),
                names.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task NamesTheCsvColumnsInOrder()
    {
        var header = (await TextAsync("export/deals.csv?company=minimax")).Split("\r\n")[0].Split(',');
        var text = (await api.GetAsync("openapi.json")).Text("components.schemas.DealsCsv.description");
        var places = header.Select(column => Regex.Match(text, $@"\b{column}\b", RegexOptions.None, TimeSpan.FromSeconds(1))).ToList();
        Assert.All(places, place => Assert.True(place.Success));
        Assert.Equal(places.OrderBy(place => place.Index), places);
    }

    [Theory]
    [InlineData("fromTalks", "CitedAmount")]
    [InlineData("undecided", "CitedValuation")]
    [InlineData("unpaired", "DealDetail")]
    [InlineData("onlyInTalks", "PartyDetail")]
    [InlineData("unconfirmed", "DealItem")]
    public async Task HasEachMarkThatTheDocumentationExplains(string mark, string schema)
    {
        Assert.NotEqual("", (await api.GetAsync("openapi.json")).Text($"components.schemas.{schema}.properties.{mark}"));
        var documented = await File.ReadAllLinesAsync(
            Path.Combine(AppContext.BaseDirectory, "api.md"),
            TestContext.Current.CancellationToken);
        Assert.Contains(documented, line => line.StartsWith($"| `{mark}` | ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MatchesTheAnswersForTheSeedDeals()
    {
        var contract = await Contract.ReadAsync(api.Client);
        foreach (var deal in api.Seeds.Deals)
        {
            contract.Check("/deals/{id}", 200, "application/json", await TextAsync($"deals/{deal.Id}"));
        }

        foreach (var address in new[]
        {
            "deals?limit=100",
            "conflicts?limit=100&match=possible",
            "companies?limit=100",
            "investors?limit=100",
            "summaries/investor",
            "summaries/month",
            "briefings/latest",
            "changes?since=2020-01-01",
        })
        {
            contract.Check(
                contract.Operations.First(operation => operation.Fits(address)).Path,
                200,
                "application/json",
                await TextAsync(address));
        }
    }

    /// <summary>The protocol of assistants has POST only. The trigger lists other methods, so that they give 405 and not 404.</summary>
    private static bool IsOnlyRefused(string route, string verb) => route == "mcp" && verb != "post";

    private Task<string> TextAsync(string address) =>
        api.Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
}
