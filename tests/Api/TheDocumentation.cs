using System.Diagnostics;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests.Api;

/// <summary>Compares docs/api.md and the README with the answers of the service.</summary>
public sealed class TheDocumentation(OnTheApi api)
{
    private const string Curl = "$ curl -s ";

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "api.md"));

    /// <summary>Where corrected documents are written, to be copied over the wrong ones.</summary>
    private static readonly string Received = Path.Combine(OnTheApi.Artifacts, "answers");

    public static TheoryData<string> Questions() =>
        [.. Lines.Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..])];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task GivesTheAnswersThatTheServiceGives(string question)
    {
        var block = Lines.SkipWhile(line => line != "### " + question).SkipWhile(line => line != "```")
            .Skip(1).TakeWhile(line => line != "```").ToList();
        Assert.Equal(block[2..], await AnswersAsync(block[0], block[1]));
    }

    [Fact]
    public async Task IsRewrittenIfTheServiceAnswersDifferently()
    {
        var lines = new List<string>();
        for (var i = 0; i < Lines.Length; i++)
        {
            lines.Add(Lines[i]);
            if (Lines[i].StartsWith("take ", StringComparison.Ordinal))
            {
                lines.AddRange(await AnswersAsync(Lines[i - 1], Lines[i]));
                i = Array.IndexOf(Lines, "```", i) - 1;
            }
        }

        await AssertAsync("docs/api.md", "api.md", lines);
    }

    [Fact]
    public async Task ShowsTheServicesAnswersInTheReadme()
    {
        Assert.SkipUnless(HasJq(), "There is no jq on the PATH.");
        var readme = await ReadAsync("README.md");
        var lines = new List<string>();
        for (var i = 0; i < readme.Length; i++)
        {
            lines.Add(readme[i]);
            if (readme[i].StartsWith(Curl, StringComparison.Ordinal))
            {
                var command = readme[i][Curl.Length..].Split(" | jq -r ").Select(part => part.Trim('\'')).ToArray();
                var answer = await api.GetAsync(command[0]["localhost:7071/api/".Length..]);
                lines.AddRange(await JqAsync(answer.GetRawText(), command[1]));
                i = Array.FindIndex(readme, i + 1, line => line == "```" || line.StartsWith(Curl, StringComparison.Ordinal)) - 1;
            }
        }

        await AssertAsync("README.md", "README.md", lines);
    }

    [Fact]
    public void HasAtLeastTenQuestions() => Assert.True(Questions().Count >= 10);

    [Fact]
    public void StatesTheLimitsThatTheCodeHas()
    {
        var limits = Lines.SkipWhile(line => line != "## Costs and limits");
        var table = limits.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Split('|')[1..3].Select(cell => cell.Trim()).ToArray());
        Assert.Equal(
            [
                ("characters of a query string", $"{Parameters.MostCharacters}"),
                ("characters of one value", $"{Parameters.MostValueCharacters}"),
                ("values of one parameter", $"{Parameters.MostValues}"),
                ("organizations named by id in one query", $"{DealParameters.MostOrganizations}"),
                ("values of a filter read as one range each", $"{DealReader.MostRanges}"),
                ("characters of a search", $"{NameIndex.MostCharacters}"),
                ("items of a page", $"{DealQuery.MaxLimit}"),
                ("deals of an export", $"{ExportsApi.MostPages * DealQuery.MaxLimit}"),
                ("entries of a feed", $"{FeedsApi.MostEntries}"),
                ("storage requests of a feed", $"{FeedsApi.MostRequests}"),
                ("bytes of a claim", $"{RequestBody.MostBytes}"),
                ("deals that one summary or table counts", $"{SummaryReader.MostDeals}"),
                ("nested levels of a claim", $"{ClaimText.MostDepth}"),
                ("storage requests of a list", $"{DealReader.MaxRequests}"),
                ("organizations to sort by a figure", $"{OrganizationsApi.MostSorted}"),
                ("rivals whose backers are compared", $"{OrganizationReader.MostRivals}"),
                ("seconds of an answer", $"{(int)Answers.Longest.TotalSeconds}"),
                ("seconds that an answer is kept", $"{(int)ResponseCache.Longest.TotalSeconds}"),
                ("bytes of all answers that are kept", $"{ResponseCache.MostBytes}"),
                ("bytes of an answer that is kept", $"{ResponseCache.MostAnswerBytes}"),
                ("changed fields of a change", $"{FieldChanges.Most}"),
            ],
            table.Select(row => (row[0], row[1])));
    }

    /// <summary>The lines that follow a request in a block: the fields that its second line takes from the answer.</summary>
    private async Task<IEnumerable<string>> AnswersAsync(string request, string take)
    {
        var answer = await api.GetAsync(request["GET /api/".Length..]);
        var columns = take["take ".Length..].Split(", ").Select(path => answer.Texts(path).ToList()).ToList();
        var rows = Enumerable.Range(0, columns.Max(column => column.Count));
        return rows.Select(row => string.Join(" | ", columns.Select(column => column[row])).TrimEnd());
    }

    private static async Task AssertAsync(string document, string copied, IReadOnlyList<string> received)
    {
        if (!(await ReadAsync(copied)).SequenceEqual(received))
        {
            Directory.CreateDirectory(Received);
            await File.WriteAllLinesAsync(Path.Combine(Received, copied), received, TestContext.Current.CancellationToken);
            Assert.Fail($"{document} differs from the service's answers. If artifacts/answers/{copied} is right, copy it over.");
        }
    }

    private static Task<string[]> ReadAsync(string document) =>
        File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, document), TestContext.Current.CancellationToken);

    private static bool HasJq() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "jq")));

    private static async Task<IEnumerable<string>> JqAsync(string json, string filter)
    {
        using var jq = Process.Start(new ProcessStartInfo("jq", ["-r", filter])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var answer = jq.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await jq.StandardInput.WriteAsync(json);
        jq.StandardInput.Close();
        return (await answer).TrimEnd('\n').Split('\n');
    }
}
