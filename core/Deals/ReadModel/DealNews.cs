namespace ServerlessDeals.Deals.ReadModel;

/// <summary>What became known about a deal on a day, in one sentence.</summary>
/// <param name="On">The day by which its source was surely public.</param>
/// <param name="Published">When its source was published, as precisely as is known.</param>
/// <param name="Claim">The claim that the news comes from.</param>
public sealed record DealNews(DateOnly On, PartialDate Published, string Text, Slug Claim)
{
    /// <summary>
    /// What is new in a deal; null if nothing is, or if only a qualifier such as "about" has changed. A source that is dated only by
    /// its year brings no news.
    /// </summary>
    /// <param name="before">The deal before that day; null if it was unknown.</param>
    /// <param name="now">The deal from that day on.</param>
    /// <param name="item">The deal from that day on, as lists show it.</param>
    /// <param name="on">The day.</param>
    public static DealNews? Of(ResolvedDeal? before, ResolvedDeal now, DealItem item, DateOnly on)
    {
        if (before is null)
        {
            return now.Claims.FirstOrDefault(claim => claim.IsNews) is { } first
                ? Create(now, on, DealSentence.Headline(item), first.Id)
                : null;
        }

        if (NewsSource(HasMoved(before.Status.Value, now.Status.Value, now.Kind), now.Status, now) is { } statusClaim)
        {
            return Create(now, on, DealSentence.Headline(item), statusClaim);
        }

        var amountClaim = NewsSource(!IsSameFigure(before.Amount.Value, now.Amount.Value), now.Amount, now);
        var hasNewWorth = now.Valuation is not null
            && !IsSameFigure(before.Valuation?.Value.Worth ?? default, now.Valuation.Value.Worth);
        var worthClaim = NewsSource(hasNewWorth, now.Valuation, now);
        return (amountClaim, worthClaim) switch
        {
            ({ } claim, not null) => Create(now, on, $"{NewAmount(item)}, at {now.Valuation!.Value.ToWords()}", claim),
            ({ } claim, null) => Create(now, on, NewAmount(item), claim),
            (null, { } claim) => Create(now, on, $"{item.Company.Name} is now said to be worth {now.Valuation!.Value.ToWords()}", claim),
            _ => NewLeads(before, now, item, on),
        };
    }

    private static DealNews? NewLeads(ResolvedDeal before, ResolvedDeal now, DealItem item, DateOnly on)
    {
        var known = before.Parties.Where(party => party.Role.Value.IsLead()).Select(party => party.Org).ToHashSet();
        var leads = now.Parties.Where(party => party.Role.Value.IsLead() && !party.OnlyInTalks && !known.Contains(party.Org))
            .Where(party => NewsSource(true, party.Role, now) is not null).ToList();
        if (leads.Count == 0)
        {
            return null;
        }

        var names = leads.Select(lead => item.Parties.First(party => party.Id == lead.Org).Name).ToList();
        var what = item.IsIn(Family.Funding) ? "round" : "deal";
        return Create(
            now,
            on,
            $"{English.List(names)} {LeadVerb(item, leads.Count)} {English.Of(item.Company.Name)} {what}",
            leads[0].Role.Source!.Claim);
    }

    // Newspapers write "raises" and "raised" for the same event, so only the closing of a takeover is news.
    private static bool HasMoved(DealStatus before, DealStatus now, DealKind kind) =>
        before != now && (before.Stage() != DealStage.Settled || now.Stage() != DealStage.Settled || kind.Family() == Family.Takeovers);

    private static DealNews Create(ResolvedDeal now, DateOnly on, string text, Slug claimId) =>
        new(on, now.Claims.First(claim => claim.Id == claimId).Source.Published, English.Sentence(text), claimId);

    private static string LeadVerb(DealItem item, int leads) => (item.IsPending(), leads) switch
    {
        (true, 1) => "is said to lead",
        (true, _) => "are said to lead",
        _ => "led",
    };

    private static string NewAmount(DealItem item) => (item.Kind.Family(), item.IsPending()) switch
    {
        (Family.Takeovers, _) => $"The price of {item.Company.Name} is now put at {item.Amount.Value.ToWords()}",
        (Family.Debt, _) => $"{English.Of(item.Company.Name)} loan is now put at {item.Amount.Value.ToWords()}",
        (Family.Secondary, _) => $"The sale of {item.Company.Name} shares is now put at {item.Amount.Value.ToWords()}",
        (_, true) => $"{item.Company.Name} is now said to seek {item.Amount.Value.ToWords()}",
        _ => $"{English.Of(item.Company.Name)} round is now put at {item.Amount.Value.ToWords()}",
    };

    // If only the qualifier differs ("about $11B" for "$11B"), a reader learns nothing new.
    private static bool IsSameFigure(Amount before, Amount now) =>
        now.IsUndisclosed || before.HasFigureOf(now);

    // The claim behind a new value; null if the value is not new, or its source is not news.
    private static Slug? NewsSource<T>(bool isNew, Cited<T>? value, ResolvedDeal now) =>
        isNew && value?.Source is { } source && now.Claims.First(claim => claim.Id == source.Claim).IsNews ? source.Claim : null;
}
