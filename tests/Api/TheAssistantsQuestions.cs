using ServerlessDeals.Functions.Api;
using ServerlessDeals.Functions.Mcp;
using ServerlessDeals.Publishing.Assistants;

namespace ServerlessDeals.Tests.Api;

/// <summary>The questions in docs/assistants.md, asked by the protocol's official client.</summary>
public sealed class TheAssistantsQuestions(OnTheApi api)
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "assistants.md"));

    [Fact]
    public async Task HaveTheAnswersOfTheDocumentation()
    {
        await using var assistant = await AnAssistant.ConnectAsync(api.Client.BaseAddress!);
        var (received, questions) = (new List<string>(), 0);
        for (var i = 0; i < Lines.Length; i++)
        {
            received.Add(Lines[i]);
            if (Lines[i] == "text" || Lines[i].StartsWith("take ", StringComparison.Ordinal))
            {
                questions++;
                received.AddRange(await AnswersAsync(assistant, Lines[i - 1], Lines[i]));
                i = Array.IndexOf(Lines, "```", i) - 1;
            }
        }

        Assert.True(questions >= 10);
        if (!received.SequenceEqual(Lines))
        {
            var folder = Directory.CreateDirectory(Path.Combine(OnTheApi.Artifacts, "answers"));
            await File.WriteAllLinesAsync(
                Path.Combine(folder.FullName, "assistants.md"), received, TestContext.Current.CancellationToken);
            Assert.Fail("docs/assistants.md differs from the answers. If artifacts/answers/assistants.md is right, copy it over.");
        }
    }

    [Fact]
    public void StandBesideTheLimitsThatTheCodeHas()
    {
        var table = Lines.SkipWhile(line => line != "| limit | value |").Skip(2)
            .TakeWhile(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1..3].Select(cell => cell.Trim()).ToArray());
        Assert.Equal(
            [
                ("bytes of a message", $"{McpApi.MostBytes}"),
                ("levels of a message", $"{McpApi.MostLevels}"),
                ("items of an answer", $"{AssistantTool.MostItems}"),
                ("characters of an answer", $"{AssistantAnswer.MostCharacters}"),
                ("characters of a name or a title", $"{ForeignText.MostCharacters}"),
                ("seconds of an answer", $"{(int)Answers.Longest.TotalSeconds}"),
            ],
            table.Select(row => (row[0], row[1])));
    }

    // A call is the tool and its arguments; the line after it says which parts of the answer are printed.
    private static async Task<IEnumerable<string>> AnswersAsync(AnAssistant assistant, string call, string parts)
    {
        var (tool, arguments) = (call.Split(' ')[0], call[call.IndexOf(' ', StringComparison.Ordinal)..]);
        if (parts == "text")
        {
            return AnAssistant.TextOf(await assistant.CallAsync(tool, arguments)).Split('\n');
        }

        var answer = await assistant.AnswerAsync(tool, arguments);
        var columns = parts["take ".Length..].Split(", ").Select(path => answer.Texts(path).ToList()).ToList();
        return Enumerable.Range(0, columns.Max(column => column.Count))
            .Select(row => string.Join(" | ", columns.Select(column => column.ElementAtOrDefault(row) ?? "")).TrimEnd());
    }
}
