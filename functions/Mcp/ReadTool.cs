using System.Text.Json;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Publishing.Assistants;

namespace ServerlessDeals.Functions.Mcp;

/// <summary>What a call comes to: text, and the same as JSON unless it failed.</summary>
internal sealed record ToolOutcome(string Text, JsonElement? Content)
{
    public bool IsError => Content is null;
}

/// <summary>Runs a tool within a time limit. A failure becomes an outcome that says what to do, and is logged.</summary>
internal sealed class ReadTool(AssistantTool tool, RecordReaders readers, TimeProvider time, Failures failures)
{
    public AssistantTool Tool => tool;

    /// <exception cref="OperationCanceledException">The client has disconnected.</exception>
    public async Task<ToolOutcome> CallAsync(IEnumerable<KeyValuePair<string, JsonElement>> given, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Answers.Longest, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            var answer = await AnswerAsync(ToolArguments.Read(tool.Arguments, given), stop.Token).WaitAsync(stop.Token);
            return new(answer.ToText(), tool.Json(answer));
        }
        catch (ProblemException wrong)
        {
            return Refused(wrong.Problem);
        }
        catch (Exception failed) when (!cancel.IsCancellationRequested)
        {
            return Refused(Problem.Of(failures.Report(failed, InvocationTelemetry.Now)));
        }
    }

    private async Task<AssistantAnswer> AnswerAsync(Parameters arguments, CancellationToken cancel)
    {
        var answer = await tool.AnswerAsync(arguments, cancel);
        var status = await readers.Summaries.StatusAsync(cancel);
        return answer with { RecordEnds = status.Reported?.ToString() };
    }

    private static ToolOutcome Refused(Problem problem) => new($"{problem.Title}. {problem.Detail}", null);
}
