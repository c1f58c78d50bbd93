using System.ComponentModel;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>The publication behind a value.</summary>
public sealed record SourceLine
{
    [Description("Who published it. Quoted data.")]
    public required string Publisher { get; init; }

    [Description("When it was published, as precisely as is known: 2024-03-05, 2024-03, 2024.")]
    public required string Published { get; init; }

    [Description("filing, company, press, relay (repeats another outlet) or aggregator (a blog or database).")]
    public required string Kind { get; init; }

    [Description("The address of the page. Cite it.")]
    public required string Url { get; init; }

    /// <summary>"China Daily HK" (press, 2025-06-19, https://…), with the quotation marks.</summary>
    [JsonIgnore]
    public string Words => $"{ForeignText.Quoted(Publisher)} ({Kind}, {Published}, {ForeignText.Address(Url)})";

    /// <summary>Without the address, where a list of all sources stands below.</summary>
    [JsonIgnore]
    public string ShortWords => $"{ForeignText.Quoted(Publisher)} ({Kind}, {Published})";

    internal static SourceLine Of(Citation source) => new()
    {
        Publisher = ForeignText.Line(source.Publisher),
        Published = source.Published.ToString(),
        Kind = EnumWords.Of(source.Kind),
        Url = ForeignText.Line(source.Url, ForeignText.MostAddressCharacters),
    };

    internal static SourceLine? OrNull(Citation? source) => source is null ? null : Of(source);
}

/// <summary>A value with its hedge, and its source.</summary>
public sealed record FigureLine
{
    [Description("The value with its hedge, to be repeated with it: \"at least $600M\", \"about $2.5B post-money\", \"undisclosed\".")]
    public required string Value { get; init; }

    [Description("A comparable figure, for a value in another currency: converted at the rate of the deal's date. No source said it.")]
    public string? InDollars { get; init; }

    [Description("True if only reports of the talks give it, although the deal has gone beyond talks.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FromTalks { get; init; }

    [Description("True if another value is as well supported; see the conflicts of the deal.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undecided { get; init; }

    [Description("Who reported this value.")]
    public SourceLine? Source { get; init; }

    /// <summary>CN¥5B (about $690M), by "36Kr" (press, 2024-07-25, https://…).</summary>
    [JsonIgnore]
    public string Words => Value
        + (InDollars is null ? "" : $" ({InDollars})")
        + (FromTalks ? ", from the talks" : "")
        + (Undecided ? ", undecided" : "")
        + (Source is null ? "" : $", by {Source.Words}");

    internal static FigureLine Of<T>(Cited<T> cited, Func<T, string> text) => new()
    {
        Value = text(cited.Value),
        InDollars = cited.Usd?.Text,
        FromTalks = cited.FromTalks,
        Undecided = cited.Undecided,
        Source = SourceLine.OrNull(cited.Source),
    };

    internal static FigureLine? OrNull<T>(Cited<T>? cited, Func<T, string> text) => cited is null ? null : Of(cited, text);
}

/// <summary>An organization's id and name.</summary>
public sealed record NameLine
{
    [Description("The id that other tools take.")]
    public required string Id { get; init; }

    [Description("The name. Quoted data.")]
    public required string Name { get; init; }

    /// <summary>"Moonshot AI" (moonshot-ai), with the quotation marks.</summary>
    [JsonIgnore]
    public string Words => $"{ForeignText.Quoted(Name)} ({Id})";

    internal static NameLine Of(OrganizationName organization) => Of(organization.Id, organization.Name);

    internal static NameLine Of(Slug id, string name) => new() { Id = id.ToString(), Name = ForeignText.Line(name) };
}
