using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Queries;
using ServerlessDeals.Search;

namespace ServerlessDeals.Tests.Api;

/// <summary>docs/api.md, held to what the service says.</summary>
[Collection("stored deals")]
public sealed class TheDocumentation(OnTheApi api)
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "api.md"));

    public static TheoryData<string> Questions() => [.. Lines.Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..])];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task AnswersItsQuestionsAsTheServiceDoes(string question)
    {
        var block = Lines.SkipWhile(line => line != "### " + question).SkipWhile(line => line != "```").Skip(1).TakeWhile(line => line != "```").ToList();
        var answer = await api.GetAsync(block[0]["GET /api/".Length..]);
        var columns = block[1]["take ".Length..].Split(", ").Select(path => Take(answer, path.Split('.')).ToList()).ToList();
        var rows = Enumerable.Range(0, columns.Max(column => column.Count)).Select(row => string.Join(" | ", columns.Select(column => column[row])));
        Assert.Equal(block[2..], rows);
    }

    [Fact]
    public void HasTenQuestions() => Assert.True(Questions().Count >= 10);

    [Fact]
    public void NamesTheLimitsAsTheyAre()
    {
        var table = Lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1..3].Select(cell => cell.Trim()).ToArray()).Skip(1);
        Assert.Equal(
            [
                ("characters of a query string", $"{Parameters.MostCharacters}"),
                ("characters of one value", $"{Parameters.MostValueCharacters}"),
                ("values of one parameter", $"{Parameters.MostValues}"),
                ("characters of a search", $"{NameIndex.MostCharacters}"),
                ("items of a page", $"{DealQuery.MaxLimit}"),
                ("deals of an export", $"{ExportsApi.MostPages * DealQuery.MaxLimit}"),
                ("bytes of a claim", $"{ClaimsApi.MostBytes}"),
                ("storage requests of a list", $"{DealReader.MaxRequests}"),
                ("seconds of an answer", $"{(int)Answers.Longest.TotalSeconds}"),
                ("seconds that an answer is kept", $"{(int)HotAnswers.Longest.TotalSeconds}"),
            ],
            table.Select(row => (row[0], row[1])));
    }

    [Fact]
    public async Task IsRightThatNobodyWaitsForever()
    {
        var result = await Answers.Guard(
            async () =>
            {
                await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
                return Results.Ok();
            },
            TimeSpan.FromMilliseconds(50));
        var context = new DefaultHttpContext { RequestServices = new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddLoggingForResults() };
        await result.ExecuteAsync(context);
        Assert.Equal((int)HttpStatusCode.ServiceUnavailable, context.Response.StatusCode);
    }

    private static IEnumerable<string> Take(JsonElement element, ReadOnlyMemory<string> path)
    {
        if (path.IsEmpty)
        {
            return [element.ToString()];
        }

        var name = path.Span[0];
        if (!element.TryGetProperty(name.Replace("[]", "", StringComparison.Ordinal), out var found))
        {
            return [""];
        }

        return name.EndsWith("[]", StringComparison.Ordinal)
            ? found.EnumerateArray().SelectMany(one => Take(one, path[1..]))
            : Take(found, path[1..]);
    }
}

internal static class ForResults
{
    /// <summary>What the framework's results ask their request for.</summary>
    public static IServiceProvider AddLoggingForResults(this Microsoft.Extensions.DependencyInjection.ServiceCollection services)
    {
        Microsoft.Extensions.DependencyInjection.LoggingServiceCollectionExtensions.AddLogging(services);
        return Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions.BuildServiceProvider(services);
    }
}
