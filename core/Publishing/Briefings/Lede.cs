using System.Globalization;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Publishing.Briefings.Phrases;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The sentences that open a briefing. They keep every hedge and count what is unknown.</summary>
/// <param name="briefing">The briefing, without its lede.</param>
/// <param name="period">Its period.</param>
/// <param name="before">Announced and closed funding of the period before.</param>
/// <param name="yearBefore">The same of the period a year earlier.</param>
internal sealed class Lede(Briefing briefing, BriefingPeriod period, DealFigures before, DealFigures yearBefore)
{
    private readonly List<string> _sentences = [];

    private bool IsFinished => briefing.Before is not null;

    public IReadOnlyList<string> Sentences()
    {
        Add(IsFinished ? Rounds() : UnfinishedRounds());
        if (!IsFinished && briefing is { Funding.Announced.Deals: 1, TopDeals: [var only] })
        {
            Add(Told(only) + InBrackets(only));
        }

        AddLargest();
        foreach (var family in (Family[])[Family.Takeovers, Family.Debt, Family.Secondary])
        {
            AddOthers(family, briefing.Of(family).Announced);
        }

        foreach (var family in Enum.GetValues<Family>())
        {
            AddTalks(family, briefing.Of(family).InTalks);
        }

        if (IsFinished)
        {
            Add(Comparison());
        }

        return _sentences;
    }

    private void Add(string sentence) => _sentences.Add(English.Sentence(sentence));

    /// <summary>"Eleven rounds we hold were announced in May 2026, for at least $76.8B (one undisclosed)".</summary>
    private string Rounds()
    {
        var funding = briefing.Funding.Announced;
        return funding.Deals switch
        {
            0 => $"We hold no AI funding round of {period.InSentence}",
            1 when briefing.TopDeals is [var only] => $"We hold one round of {period.InSentence}: {Told(only)}{InBrackets(only)}",
            _ => $"{English.Capital(Count(Family.Funding, funding.Deals))} we hold were announced in {period.InSentence}{For(funding)}",
        };
    }

    /// <summary>"We hold two June rounds, for about $1.72B, against eleven in May; our June record is not finished".</summary>
    private string UnfinishedRounds()
    {
        var funding = briefing.Funding.Announced;
        var (one, then) = (Short(period), before.Deals == 0 ? "none" : English.Number(before.Deals));
        var (rounds, earlier, record) = period.Span switch
        {
            BriefingSpan.Week => ($"{Count(Family.Funding, funding.Deals)} of this week", "the week before", "our record of the week"),
            BriefingSpan.Year => ($"{Count(Family.Funding, funding.Deals)} of {one}", $"in {Short(period.Before())}", $"our {one} record"),
            _ => (
                English.Count(funding.Deals, $"{one} round", $"{one} rounds"), $"in {Short(period.Before())}", $"our {one} record"),
        };

        // One round is told in a sentence of its own.
        var sum = funding.Deals > 1 ? For(funding) + "," : ",";
        return $"We hold {rounds}{sum} against {then} {earlier}; {record} is not finished";
    }

    private static string InBrackets(DealItem deal) => (deal.PartOf, deal.Amount.Usd) switch
    {
        ({ }, _) => " (part of another deal)",
        (_, { } usd) => InDollars(usd),
        _ => "",
    };

    /// <summary>"Anthropic raised $65B of it; the others raised at least $11.8B".</summary>
    private void AddLargest()
    {
        if (briefing.Funding.Announced.Usd is not { WithoutLargest: { } rest } usd
            || briefing.TopDeals.FirstOrDefault(deal => deal.Id == usd.Largest.Deal) is not { } largest)
        {
            return;
        }

        var amount = $"{largest.Amount.Value.ToWords()}{InDollars(largest.Amount.Usd)}";
        Add($"{largest.Company.Name} raised {amount} of it; the other{(usd.Deals == 2 ? "" : "s")} raised {usd.TextOf(rest)}");
    }

    /// <summary>"Three takeovers were announced, for $3B; the largest: X agreed to buy C for $2B".</summary>
    private void AddOthers(Family family, DealFigures announced)
    {
        var deals = briefing.OtherDeals.Where(deal => deal.IsIn(family)).ToList();
        if (announced.Deals == 1 && deals.Count == 1)
        {
            Add(Told(deals[0]));
        }
        else if (announced.Deals > 0)
        {
            var largest = deals.Count > 0 && announced.Usd is not null ? $"; the largest: {Told(deals[0])}" : "";
            Add($"{English.Capital(Count(family, announced.Deals))} {(announced.Deals == 1 ? "was" : "were")} announced"
                + $"{For(announced)}{largest}");
        }
    }

    /// <summary>"DeepSeek is in talks to raise about $7.4B", or "Two rounds are in talks, for $1.2B".</summary>
    private void AddTalks(Family family, DealFigures live)
    {
        if (live.Deals == 1 && briefing.Talks.FirstOrDefault(deal => deal.IsIn(family)) is { } only)
        {
            Add(DealSentence.Headline(only));
        }
        else if (live.Deals > 0)
        {
            Add($"{English.Capital(Count(family, live.Deals))} {(live.Deals == 1 ? "is" : "are")} in talks{For(live)}");
        }
    }

    /// <summary>"We hold five rounds of April 2026, for about $10.1B, and none of May 2025".</summary>
    private string Comparison()
    {
        var (earlier, year) = (period.Before().InSentence, period.YearBefore().InSentence);
        var rounds = before.Deals == 0 ? null : $"{Count(Family.Funding, before.Deals)} of {earlier}{ForSum(before)}";
        return (rounds, briefing.YearBefore is null, yearBefore.Deals) switch
        {
            (null, true, _) => $"We hold none of {earlier}",
            (null, _, 0) => $"We hold none of {earlier} or of {year}",
            (null, _, var deals) => $"We hold none of {earlier}, and {English.Number(deals)} of {year}{ForSum(yearBefore)}",
            (_, true, _) => $"We hold {rounds}",
            (_, _, 0) => $"We hold {rounds}, and none of {year}",
            var (_, _, deals) => $"We hold {rounds}, and {English.Number(deals)} of {year}{ForSum(yearBefore)}",
        };
    }

    // The page gives the year.
    private static string Short(BriefingPeriod period) => period.Span switch
    {
        BriefingSpan.Month => period.First.ToString("MMMM", CultureInfo.InvariantCulture),
        BriefingSpan.Quarter => $"Q{period.Date.Quarter}",
        _ => period.Title,
    };
}
