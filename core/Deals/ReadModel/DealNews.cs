namespace ServerlessDeals.Deals.ReadModel;

/// <summary>What became known of a deal on a day, in sentences that say what is new.</summary>
/// <param name="On">The day by which its source was surely public.</param>
/// <param name="Published">When its source was published, as precisely as that is known.</param>
/// <param name="Claim">The claim that brought it.</param>
public sealed record DealNews(DateOnly On, PartialDate Published, string Text, Slug Claim)
{
    /// <summary>
    /// What is new in a deal; null where nothing is, or only the wording of a hedge. A source that is dated by its year alone is
    /// no news of any day.
    /// </summary>
    /// <param name="before">The deal until then; null where nothing was known of it.</param>
    /// <param name="now">The deal from the day on.</param>
    /// <param name="item">The same as it is listed.</param>
    /// <param name="on">The day.</param>
    public static DealNews? Of(ResolvedDeal? before, ResolvedDeal now, DealItem item, DateOnly on)
    {
        if (before is null)
        {
            return now.Claims.FirstOrDefault(claim => claim.IsNews) is { } first ? Told(now, on, DealSentence.Headline(item), first.Id) : null;
        }

        if (Brought(HasMoved(before.Status.Value, now.Status.Value, now.Kind), now.Status, now) is { } moved)
        {
            return Told(now, on, DealSentence.Headline(item), moved);
        }

        var amount = Brought(!SaysTheSame(before.Amount.Value, now.Amount.Value), now.Amount, now);
        var worth = Brought(now.Valuation is not null && !SaysTheSame(before.Valuation?.Value.Worth ?? default, now.Valuation.Value.Worth), now.Valuation, now);
        return (amount, worth) switch
        {
            ({ } by, not null) => Told(now, on, $"{Sum(item)}, and it is said to be worth {now.Valuation!.Value}", by),
            ({ } by, null) => Told(now, on, Sum(item), by),
            (null, { } by) => Told(now, on, $"{item.Company.Name} is now said to be worth {now.Valuation!.Value}", by),
            _ => Leads(before, now, item, on),
        };
    }

    private static DealNews? Leads(ResolvedDeal before, ResolvedDeal now, DealItem item, DateOnly on)
    {
        var known = before.Parties.Where(party => party.Role.Value.IsLead()).Select(party => party.Org).ToHashSet();
        var leads = now.Parties.Where(party => party.Role.Value.IsLead() && !party.OnlyInTalks && !known.Contains(party.Org))
            .Where(party => Brought(true, party.Role, now) is not null).ToList();
        if (leads.Count == 0)
        {
            return null;
        }

        var names = leads.Select(lead => item.Parties.First(party => party.Id == lead.Org).Name).ToList();
        return Told(now, on, $"{English.List(names)} {Word(item, leads.Count)} the deal of {item.Company.Name}", leads[0].Role.Source!.Claim);
    }

    // The press says "raises" and "raised" of one event; that a takeover has closed is news.
    private static bool HasMoved(DealStatus before, DealStatus now, DealKind kind) =>
        before != now && (before.Stage() != DealStage.Settled || now.Stage() != DealStage.Settled || kind.Family() == Family.Takeovers);

    private static DealNews Told(ResolvedDeal now, DateOnly on, string text, Slug claim) =>
        new(on, now.Claims.First(source => source.Id == claim).Source.Published, text + ".", claim);

    private static string Word(DealItem item, int leads) => (item.IsPending(), leads) switch
    {
        (true, 1) => "is said to lead",
        (true, _) => "are said to lead",
        _ => "led",
    };

    private static string Sum(DealItem item) => (item.Kind.Family(), item.IsPending()) switch
    {
        (Family.Takeovers, _) => $"The price of {item.Company.Name} is now put at {item.Amount.Value}",
        (Family.Debt, _) => $"The debt of {item.Company.Name} is now put at {item.Amount.Value}",
        (Family.Secondary, _) => $"The sale of {item.Company.Name} shares is now put at {item.Amount.Value}",
        (_, true) => $"{item.Company.Name} is now said to seek {item.Amount.Value}",
        _ => $"The round of {item.Company.Name} is now put at {item.Amount.Value}",
    };

    // Where only the hedge differs ("about $11B" for "$11B"), a reader learns nothing new.
    private static bool SaysTheSame(Amount before, Amount now) =>
        now.IsUndisclosed || before.HasFigureOf(now);

    private static Slug? Brought<T>(bool isNew, Cited<T>? value, ResolvedDeal now) =>
        isNew && value?.Source is { } source && now.Claims.First(claim => claim.Id == source.Claim).IsNews ? source.Claim : null;
}
