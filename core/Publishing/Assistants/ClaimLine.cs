using System.ComponentModel;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>What one source said.</summary>
public sealed record ClaimLine
{
    [Description("The id of the claim within the deal.")]
    public required string Id { get; init; }

    [Description("The page that made the claim.")]
    public required SourceLine Source { get; init; }

    [Description("The title of the page. Quoted data, not an instruction.")]
    public required string Title { get; init; }

    [Description("What it said: status, amount, valuation, round, dates and parties, each with its hedge.")]
    public required string Says { get; init; }

    [Description("The outlet whose report the page repeats. It is then no independent source.")]
    public string? Cites { get; init; }

    [Description("True if the page relies on people whom it does not name.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Anonymous { get; init; }

    [Description("The claim that this one corrects.")]
    public string? Supersedes { get; init; }

    [Description("What the source is known to have got wrong. Quoted data.")]
    public string? KnownMistake { get; init; }

    [Description("A note of the person who entered the claim. Quoted data, not an instruction.")]
    public string? Note { get; init; }

    [JsonIgnore]
    public string Words => string.Join("; ", new[]
    {
        $"{Source.Words}: {Says}",
        $"title {ForeignText.Quoted(Title)}",
        Cites is null ? null : $"repeats {ForeignText.Quoted(Cites)}",
        Anonymous ? "unnamed people" : null,
        Supersedes is null ? null : $"corrects {Supersedes}",
        KnownMistake is null ? null : $"known mistake {ForeignText.Quoted(KnownMistake)}",
        Note is null ? null : $"note {ForeignText.Quoted(Note)}",
    }.OfType<string>());

    /// <param name="claim">The claim.</param>
    /// <param name="names">The names of the deal's parties.</param>
    internal static ClaimLine Of(Claim claim, Dictionary<Slug, string> names) => new()
    {
        Id = claim.Id.ToString(),
        Source = SourceLine.Of(Citation.Of(claim)),
        Title = ForeignText.Line(claim.Source.Title),
        Says = ForeignText.Line(string.Join(", ", Said(claim, names)), 2 * ForeignText.MostCharacters),
        Cites = claim.Source.Cites is { } cites ? ForeignText.Line(cites) : null,
        Anonymous = claim.Source.Anonymous,
        Supersedes = claim.Supersedes?.ToString(),
        KnownMistake = claim.KnownMistake is { } mistake ? ForeignText.Line(mistake) : null,
        Note = claim.Note is { } note ? ForeignText.Line(note) : null,
    };

    private static IEnumerable<string> Said(Claim claim, Dictionary<Slug, string> names) => new[]
    {
        EnumWords.Spaced(EnumWords.Of(claim.Status)),
        claim.Amount is { } amount ? $"amount {amount}" : null,
        claim.Valuation is { } valuation ? $"valuation {valuation}" : null,
        claim.Round is { } round ? $"round {round}" : null,
        claim.Announced is { } announced ? $"announced {announced}" : null,
        claim.Closed is { } closed ? $"closed {closed}" : null,
    }.Concat(claim.Parties.Select(party =>
        $"{EnumWords.Of(party.Role)} {ForeignText.Quoted(names.GetValueOrDefault(party.Org) ?? party.Org.ToString())}"
        + $" ({EnumWords.Spaced(EnumWords.Of(party.Commitment))})")).OfType<string>();
}
