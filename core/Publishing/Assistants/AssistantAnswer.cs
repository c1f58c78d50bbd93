using System.ComponentModel;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>
/// A small answer for an assistant, as structured content and as text. Properties have descriptions, from which the schemas of the
/// answers are made.
/// </summary>
public abstract record AssistantAnswer
{
    /// <summary>The most characters of an answer, as JSON and as text. An answer with more has fewer items.</summary>
    public const int MostCharacters = 24_000;

    [Description("The past day that was asked for. Only what had been published by then is counted.")]
    public string? AsOf { get; init; }

    [Description("The date of the newest source in this record. What was published later is not in it.")]
    public string? RecordEnds { get; init; }

    /// <summary>The same as text, for assistants that read only text.</summary>
    public abstract IEnumerable<string> Lines();

    /// <summary>All lines, and where the record ends.</summary>
    public string ToText() => string.Join('\n', [.. Lines(), .. Limits()]);

    private IEnumerable<string> Limits()
    {
        if (AsOf is not null)
        {
            yield return $"As of {AsOf}: only what had been published by then is counted.";
        }

        if (RecordEnds is not null)
        {
            yield return $"This record ends with sources of {RecordEnds}. What was published later is not in it.";
        }
    }
}
