using System.ComponentModel;
using System.Text.Json.Serialization;
using ServerlessDeals.Store.Organizations;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>Organizations whose names are like a text.</summary>
public sealed record FoundAnswer : AssistantAnswer
{
    [Description("The candidates, best first. More than one can be meant: HongShan, once Sequoia China, is not Sequoia Capital.")]
    public required IReadOnlyList<CandidateLine> Candidates { get; init; }

    [Description("True if there are more candidates than these. Use a longer part of the name.")]
    public required bool More { get; init; }

    public override IEnumerable<string> Lines()
    {
        yield return Candidates.Count == 0
            ? "No organization of this record has such a name. Try the beginning of the name, or a former name."
            : $"{English.Capital(English.Count(Candidates.Count, "organization", "organizations"))}, best match first.";
        foreach (var candidate in Candidates)
        {
            yield return $"- {candidate.Words}";
        }

        if (More)
        {
            yield return "There are more. Use a longer part of the name.";
        }
    }

    public static FoundAnswer Of(SearchAnswer found) => new()
    {
        Candidates = [.. found.Value.Select(CandidateLine.Of)],
        More = found.More,
    };
}

/// <summary>An organization that was found by one of its names.</summary>
public sealed record CandidateLine
{
    [Description("The id that other tools take.")]
    public required string Id { get; init; }

    [Description("Its present name. Quoted data.")]
    public required string Name { get; init; }

    [Description("company, investor or both.")]
    public required IReadOnlyList<string> Kinds { get; init; }

    [Description("The former name or the alias that matched. Quoted data.")]
    public string? FoundBy { get; init; }

    [Description("When the former name was given up, if that is known.")]
    public string? Until { get; init; }

    [Description("True if the name is only spelled almost like what was asked for.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OnlySimilar { get; init; }

    [JsonIgnore]
    public string Words => $"{Id}: {ForeignText.Quoted(Name)}, {string.Join(" and ", Kinds)}"
        + (FoundBy is null ? "" : $", found by {ForeignText.Quoted(FoundBy)}")
        + (Until is null ? "" : $" (until {Until})")
        + (OnlySimilar ? ", only similar to what was asked for" : "");

    internal static CandidateLine Of(NameMatch match) => new()
    {
        Id = match.Id.ToString(),
        Name = ForeignText.Line(match.Name),
        Kinds = [.. match.Kinds.Select(EnumWords.Of)],
        FoundBy = match.Match.As == NameKind.Current ? null : ForeignText.Line(match.Match.Name),
        Until = match.Match.Until?.ToString(),
        OnlySimilar = match.Match.How == NameMatchKind.Similar,
    };
}
