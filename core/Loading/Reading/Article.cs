namespace ServerlessDeals.Loading.Reading;

/// <summary>What a page says, without what is around it.</summary>
public sealed record Article
{
    /// <summary>Where it was read; empty if that is not known.</summary>
    public string Address { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Publisher { get; init; }

    /// <summary>Dates such as "on Tuesday" are relative to it. Without it they are left out.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>ISO 639-1.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The paragraphs, list items and rows of tables.</summary>
    public IReadOnlyList<string> Text { get; init; } = [];
}
