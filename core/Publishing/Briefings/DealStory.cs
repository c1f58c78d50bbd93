namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The heading of a deal's page, and the sentences below it: how it became known, and where its sources disagree.</summary>
internal static class DealStory
{
    /// <summary>"OpenAI raised $110B at $730B before the money ($840B after)".</summary>
    public static string Headline(DealDetail deal)
    {
        if (deal.Deal is not { Unpaired: false, Valuation: { Value.Worth.IsUndisclosed: false } valuation } item
            || item.Kind.Family() == Family.Takeovers)
        {
            return DealSentence.Headline(deal.Deal);
        }

        // A heading has no place for the comparable figure.
        var worth = WorthWords.Of(item with { Valuation = valuation with { Usd = null } }, deal);
        return DealSentence.Headline(item, item.Company.Name, worth);
    }

    /// <summary>"xAI’s $20B, in talks that month, was reported closed in January 2026."</summary>
    public static string SettledLater(DealDetail deal)
    {
        var what = deal.Amount.Value.IsUndisclosed ? "deal" : deal.Amount.Value.ToWords();
        var settled = deal.Deal.Status == DealStatus.Closed ? "reported closed" : "announced";
        return $"{English.Of(deal.Company.Name)} {what}, in talks that month, was {settled} {English.InMonth(deal.Date)}.";
    }

    public static IReadOnlyList<string> Of(DealDetail deal, DateOnly? day)
    {
        var sentences = new List<string> { Known(deal) };
        if (day is { } today && deal.Deal.IsStale(today))
        {
            sentences.Add("Nothing has been reported of it for a year.");
        }

        var disagreement = DisagreementSentence.Of(deal);
        if (disagreement is not null)
        {
            sentences.Add(disagreement);
        }

        // A range of values says more than one of them.
        var isTold = disagreement?.Contains("the value", StringComparison.Ordinal) == true;
        sentences.AddRange(DealSentence.Caveats(isTold ? deal.Deal with { Unpaired = false } : deal.Deal));
        return sentences;
    }

    /// <summary>"First reported in talks on 5 March 2024; confirmed closed in June 2025."</summary>
    private static string Known(DealDetail deal)
    {
        var steps = Progress(deal.Timeline);
        var told = steps[0].Status.Stage() == DealStage.Settled && deal.Announced is { } announced
            ? steps.Where(step => step.Status.Stage() == DealStage.Ended || IsConfirmedClosing(step)).Select(Later)
                .Prepend($"Announced {English.When(announced.Value)}")
            : steps.Skip(1).Where(step => step == steps[^1] || IsOwnWord(step)).Select(Later).Prepend(First(steps[0]));
        return string.Join("; ", told) + ".";
    }

    // A late report of talks is no step of a deal that was announced before.
    private static List<StatusStep> Progress(IReadOnlyList<StatusStep> timeline) =>
        [.. timeline.Where((step, place) => timeline.Take(place).All(before => before.Status < step.Status))];

    private static string First(StatusStep step) => step.Status switch
    {
        DealStatus.Rumoured => "First rumoured",
        DealStatus.InTalks => "First reported in talks",
        DealStatus.Announced => IsOwnWord(step) ? "Announced" : "Reported as agreed",
        DealStatus.Closed => "Reported closed",
        DealStatus.Cancelled => "Reported as called off",
        _ => "Denied",
    } + $" {When(step)}";

    private static string Later(StatusStep step) => step.Status switch
    {
        DealStatus.InTalks => "in talks",
        DealStatus.Announced => IsOwnWord(step) ? "announced" : "reported as agreed",
        DealStatus.Closed => IsOwnWord(step) ? "confirmed closed" : "reported closed",
        DealStatus.Cancelled => "called off",
        _ => "denied",
    } + $" {When(step)}";

    private static bool IsConfirmedClosing(StatusStep step) => step.Status == DealStatus.Closed && IsOwnWord(step);

    // Relays and aggregators repeat others.
    private static bool IsOwnWord(StatusStep step) => step.Source.Kind <= SourceKind.Press;

    private static string When(StatusStep step) => English.When(step.Source.Published);
}
