namespace ServerlessDeals.Publishing.Assistants;

/// <summary>What an assistant has to say when it mentions a deal.</summary>
internal static class DealCaveats
{
    public static IEnumerable<string> Of(DealItem deal, DateOnly day) =>
        new[] { Stage(deal, day), Sum(deal), Contradictions(deal), Match(deal) }.OfType<string>().Concat(DealSentence.Caveats(deal));

    private static string? Stage(DealItem deal, DateOnly day) => deal.Status switch
    {
        DealStatus.Rumoured or DealStatus.InTalks when deal.IsStale(day) =>
            "The talks are stale: nothing has been reported about them for a year.",
        DealStatus.Rumoured => "This is a rumour: nothing is agreed.",
        DealStatus.InTalks => "These are talks: nothing is settled, and terms may change.",
        DealStatus.Cancelled => "It was called off: no money moved.",
        DealStatus.Denied => "It is denied.",
        _ => null,
    };

    private static string? Sum(DealItem deal) => deal switch
    {
        { Kind: DealKind.Cumulative } => "This is a total of several rounds: do not add it to them.",
        { PartOf: { } whole } => $"It is part of {whole}: do not add the two.",
        _ => null,
    };

    private static string? Contradictions(DealItem deal) => deal.Contradictions is { } contradictions
        ? $"Sources contradict each other on {English.List([.. contradictions.Select(conflict => conflict.Field).Distinct()])}."
        : null;

    private static string? Match(DealItem deal) => deal.Match == MatchCertainty.Possible
        ? "It is only a possible match: its amount or date may lie outside the bounds."
        : null;
}
