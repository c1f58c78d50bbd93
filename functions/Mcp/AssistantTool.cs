using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Publishing.Assistants;

namespace ServerlessDeals.Functions.Mcp;

/// <summary>A question that an assistant can ask. Its answer has a bounded size.</summary>
internal abstract class AssistantTool
{
    /// <summary>The most items that an assistant gets at once.</summary>
    public const int MostItems = 20;

    public abstract string Name { get; }

    public abstract string Title { get; }

    public abstract string Description { get; }

    public abstract IReadOnlyList<ToolArgument> Arguments { get; }

    /// <summary>The type of the answers, for their schema.</summary>
    public abstract JsonTypeInfo Answer { get; }

    /// <exception cref="ProblemException">An argument cannot be used, or there is no such thing.</exception>
    public abstract Task<AssistantAnswer> AnswerAsync(Parameters arguments, CancellationToken cancel);

    /// <summary>The JSON of an answer.</summary>
    public JsonElement Json(AssistantAnswer answer) => JsonSerializer.SerializeToElement(answer, Answer);

    protected static ToolArgument AsOf { get; } = new(
        "asOf", "A past day. Only what had been published by then is counted. Leave it out for what is known now.", "2024-03-06");

    protected static ToolArgument Cursor { get; } = new(
        "cursor", "The nextCursor of the answer before, with all other arguments unchanged. Leave it out for the first page.", "AbC1…");

    protected static ToolArgument Limit(int otherwise) =>
        new("limit", $"How many to return; {otherwise} if left out.", otherwise) { Range = (1, MostItems) };

    /// <summary>Answers with fewer items until the answer is small enough.</summary>
    /// <param name="most">The most items.</param>
    /// <param name="answer">The answer with at most a number of items.</param>
    protected async Task<AssistantAnswer> FitAsync(int most, Func<int, Task<AssistantAnswer>> answer)
    {
        var fitted = await answer(most);
        for (var fewer = most / 2; fewer > 0 && !Fits(fitted); fewer /= 2)
        {
            fitted = await answer(fewer);
        }

        return fitted;
    }

    protected static ProblemException NotFound(string what, string detail) => new(Problem.NotFound(what, detail));

    private bool Fits(AssistantAnswer answer) =>
        answer.ToText().Length <= AssistantAnswer.MostCharacters && Json(answer).GetRawText().Length <= AssistantAnswer.MostCharacters;
}
