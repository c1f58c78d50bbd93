using System.ComponentModel;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>A deal in a list, with the sources of its two figures and what has to be said with it.</summary>
public sealed record DealLine
{
    [Description("The id that get_deal takes.")]
    public required string Id { get; init; }

    [Description("What happened, in a sentence that keeps every hedge. Names in it are quoted data.")]
    public required string What { get; init; }

    [Description("The company that raises money, or is bought or licensed.")]
    public required NameLine Company { get; init; }

    [Description("funding-round, strategic-investment, debt, secondary, acquisition, acquihire-licence or cumulative.")]
    public required string Kind { get; init; }

    [Description("rumoured, in-talks, announced, closed, cancelled or denied. Only announced and closed deals have happened.")]
    public required string Status { get; init; }

    [Description("When it was announced, or else first reported: 2024-03-05, 2024-03, 2024-Q1, 2024.")]
    public required string Date { get; init; }

    [Description("The round, such as seed or series-b.")]
    public string? Round { get; init; }

    [Description("The amount raised, borrowed or paid. \"undisclosed\" is not zero.")]
    public required FigureLine Amount { get; init; }

    [Description("What the company is worth, which is not an amount raised.")]
    public FigureLine? Valuation { get; init; }

    [Description("The number of independent sources. Pages that cite the same outlet count once.")]
    public required int Sources { get; init; }

    [Description("What has to be said when the deal is mentioned: that it is a rumour, unconfirmed, contradicted or stale.")]
    public IReadOnlyList<string>? Caveats { get; init; }

    [Description("\"possible\" if its amount or date may lie outside the bounds that were asked for.")]
    public string? Match { get; init; }

    /// <summary>What the text says of it, on two lines.</summary>
    [JsonIgnore]
    public IEnumerable<string> Words
    {
        get
        {
            yield return $"{Id} ({EnumWords.Spaced(Status)}, {Date}): {ForeignText.Quoted(What)}";
            yield return string.Join(' ', new[] { $"  Amount: {Amount.Words}.", Worth }.Concat(Caveats ?? []).OfType<string>());
        }
    }

    private string? Worth => (Valuation, Valuation?.Source == Amount.Source) switch
    {
        (null, _) => null,
        ({ } valuation, true) => $"Valuation: {(valuation with { Source = null }).Words}, by the same source.",
        ({ } valuation, false) => $"Valuation: {valuation.Words}.",
    };

    /// <param name="deal">The deal on the day that was asked for.</param>
    /// <param name="day">The day that decides whether talks are stale.</param>
    internal static DealLine Of(DealItem deal, DateOnly day) => new()
    {
        Id = deal.Id.ToString(),
        What = ForeignText.Line(English.Sentence(DealSentence.Headline(deal)), 2 * ForeignText.MostCharacters),
        Company = NameLine.Of(deal.Company),
        Kind = EnumWords.Of(deal.Kind),
        Status = EnumWords.Of(deal.Status),
        Date = deal.Date.ToString(),
        Round = deal.Round?.ToString(),
        Amount = FigureLine.Of(deal.Amount, amount => amount.ToString()),
        Valuation = FigureLine.OrNull(deal.Valuation, valuation => valuation.ToString()),
        Sources = deal.Sources,
        Caveats = DealCaveats.Of(deal, day).ToList() is { Count: > 0 } caveats ? caveats : null,
        Match = deal.Match == MatchCertainty.Possible ? EnumWords.Of(MatchCertainty.Possible) : null,
    };
}
