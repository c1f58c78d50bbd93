namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>A stored deal that a draft may be about.</summary>
/// <param name="Why">What they have in common.</param>
public sealed record JoinedDeal(DealId Deal, string Why);

/// <summary>Finds the stored deals that a draft may join: of the same company, within 45 days, with the same round or amount.</summary>
public static class JoinedDeals
{
    public static IReadOnlyList<JoinedDeal> Of(DraftDeal draft, Article article, IEnumerable<Deal> deals)
    {
        var company = draft.Company.Value.Id;
        return company is null || DateOf(draft, article) is not { } date
            ? []
            : [.. deals.Where(deal => deal.Company == company).Select(deal => Match(deal, draft, date)).OfType<JoinedDeal>()];
    }

    /// <summary>The day by which a draft is compared: when it was announced, or else when the news was published.</summary>
    public static PartialDate? DateOf(DraftDeal draft, Article article) =>
        draft.Announced?.Value ?? (draft.Scope == DealScope.Main ? article.Published : null);

    private static JoinedDeal? Match(Deal deal, DraftDeal draft, PartialDate date)
    {
        if (Resolver.Resolve(deal, DateOnly.MaxValue) is not { } stored)
        {
            return null;
        }

        var amount = draft.Amount?.Value ?? Amount.Undisclosed;
        var fields = new DuplicateFields(deal.Kind, stored.Date, stored.Round?.Value, stored.Amount.Value);
        var when = $"{draft.Company.Value.Name}, {date} and {stored.Date}";
        if (fields.MayBeSameAs(new(draft.Kind.Value, date, draft.Round?.Value, amount)))
        {
            return new(deal.Id, $"{when}, {(IsSameRound(stored, draft) ? "the same round" : "amounts that agree")}");
        }

        // In talks the valuation is often all that is known.
        var worth = draft.Valuation?.Value.Worth ?? Amount.Undisclosed;
        var byWorth = new DuplicateFields(deal.Kind, stored.Date, null, stored.Valuation?.Value.Worth ?? Amount.Undisclosed);
        return amount.IsUndisclosed && byWorth.MayBeSameAs(new(draft.Kind.Value, date, null, worth))
            ? new(deal.Id, $"{when}, valuations that agree")
            : null;
    }

    private static bool IsSameRound(ResolvedDeal stored, DraftDeal draft) => stored.Round is { } round && draft.Round is { } said
        && round.Value == said.Value;
}
