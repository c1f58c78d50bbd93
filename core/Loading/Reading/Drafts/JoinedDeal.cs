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

    /// <summary>The same for a claim that may differ from what was read.</summary>
    /// <param name="isNews">Whether the deal is the news, so that it is dated by the publication if nothing else dates it.</param>
    public static IReadOnlyList<JoinedDeal> Of(OrganizationName company, DealKind kind, Claim claim, bool isNews, IEnumerable<Deal> deals)
    {
        var date = claim.Announced ?? claim.Closed ?? (isNews ? claim.Source.Published : null);
        return date is null
            ? []
            : [.. deals.Where(deal => deal.Company == company.Id)
                .Select(deal => Match(
                    deal,
                    company.Name,
                    new(kind, date.Value, claim.Round, claim.Amount ?? Amount.Undisclosed),
                    claim.Valuation?.Worth ?? Amount.Undisclosed))
                .OfType<JoinedDeal>()];
    }

    private static JoinedDeal? Match(Deal deal, DraftDeal draft, PartialDate date) => Match(
        deal,
        draft.Company.Value.Name,
        new(draft.Kind.Value, date, draft.Round?.Value, draft.Amount?.Value ?? Amount.Undisclosed),
        draft.Valuation?.Value.Worth ?? Amount.Undisclosed);

    private static JoinedDeal? Match(Deal deal, string company, DuplicateFields said, Amount worth)
    {
        if (Resolver.Resolve(deal, DateOnly.MaxValue) is not { } stored)
        {
            return null;
        }

        var fields = new DuplicateFields(deal.Kind, stored.Date, stored.Round?.Value, stored.Amount.Value);
        var when = $"{company}, {said.Date} and {stored.Date}";
        if (fields.MayBeSameAs(said))
        {
            var isSameRound = fields.Round is { } round && round == said.Round;
            return new(deal.Id, $"{when}, {(isSameRound ? "the same round" : "amounts that agree")}");
        }

        // In talks the valuation is often all that is known.
        var byWorth = new DuplicateFields(deal.Kind, stored.Date, null, stored.Valuation?.Value.Worth ?? Amount.Undisclosed);
        return said.Amount.IsUndisclosed && byWorth.MayBeSameAs(said with { Round = null, Amount = worth })
            ? new(deal.Id, $"{when}, valuations that agree")
            : null;
    }
}
