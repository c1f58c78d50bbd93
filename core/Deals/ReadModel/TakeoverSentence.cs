namespace ServerlessDeals.Deals.ReadModel;

/// <summary>Takeovers in one sentence: "Cohere agreed to buy Aleph Alpha; price undisclosed, valued at $3B".</summary>
internal static class TakeoverSentence
{
    public static string Headline(DealItem deal, string company) =>
        deal.Kind == DealKind.AcquihireLicence ? Licensed(deal, company) : Bought(deal, company);

    private static string Bought(DealItem deal, string company)
    {
        var price = Price(deal);
        return DealSentence.Names(deal, party => party.Role == PartyRole.Acquirer) is { } buyer
            ? BoughtBy(buyer, Are(deal, PartyRole.Acquirer), deal.Status, company) + price
            : WasBought(deal.Status, company) + price;
    }

    private static string BoughtBy(string buyer, string are, DealStatus status, string company) => status switch
    {
        DealStatus.Rumoured => $"{buyer} {are} said to want to buy {company}",
        DealStatus.InTalks => $"{buyer} {are} in talks to buy {company}",
        DealStatus.Announced => $"{buyer} agreed to buy {company}",
        DealStatus.Closed => $"{buyer} bought {company}",
        DealStatus.Cancelled => $"{buyer} called off buying {company}",
        _ => $"{buyer} denied buying {company}",
    };

    private static string WasBought(DealStatus status, string company) => status switch
    {
        DealStatus.Rumoured => $"{company} is said to be for sale",
        DealStatus.InTalks => $"{company} is in talks to be bought",
        DealStatus.Announced => $"{company} agreed to be bought",
        DealStatus.Closed => $"{company} was bought",
        DealStatus.Cancelled => $"{company} called off its sale",
        _ => $"{company} denied being for sale",
    };

    private static string Licensed(DealItem deal, string company)
    {
        var role = deal.Parties.Any(party => party.Role == PartyRole.Licensee) ? PartyRole.Licensee : PartyRole.Acquirer;
        var licensee = DealSentence.Names(deal, party => party.Role == role) ?? "A buyer";
        var (are, technology) = (Are(deal, role), $"{English.Of(company)} technology");
        var what = deal.Status switch
        {
            DealStatus.Rumoured => $"{are} said to want to license {technology} and hire its people",
            DealStatus.InTalks => $"{are} in talks to license {technology} and hire its people",
            DealStatus.Announced => $"agreed to license {technology} and hire its people",
            DealStatus.Closed => $"licensed {technology} and hired its people",
            DealStatus.Cancelled => $"called off licensing {technology}",
            _ => $"denied licensing {technology}",
        };
        return $"{licensee} {what}{Price(deal)}";
    }

    private static string Are(DealItem deal, PartyRole role) => deal.Parties.Count(party => party.Role == role) > 1 ? "are" : "is";

    /// <summary>" for $60B", or "; price undisclosed, valued at $3B". Before a settlement, an unknown price is not mentioned.</summary>
    private static string Price(DealItem deal)
    {
        if (!deal.Amount.Value.IsUndisclosed)
        {
            return $" for {deal.Amount.Value.ToWords()}";
        }

        var unknown = deal.IsCounted() ? "; price undisclosed" : "";
        return deal.Valuation is { Value.Worth.IsUndisclosed: false } valuation
            ? $"{unknown}, valued at {valuation.Value.ToWords()}"
            : unknown;
    }
}
