namespace ServerlessDeals.Deals.ReadModel;

/// <summary>
/// What happened in a deal, in one sentence that keeps every qualifier. It does not describe a takeover as money raised, or talks
/// as a deal, and it says if something is unconfirmed.
/// </summary>
public static class DealSentence
{
    private const int MostNames = 3;

    /// <summary>The headline and its caveats: "SpaceX agrees to buy Anysphere for $60B."</summary>
    public static string Of(DealItem deal) => string.Join(" ", [Headline(deal) + ".", .. Caveats(deal)]);

    /// <summary>What readers must know about the figures, such as that no source gives them together.</summary>
    public static IEnumerable<string> Caveats(DealItem deal)
    {
        if (deal.Unpaired)
        {
            yield return "No source gives that amount with that valuation.";
        }

        if (deal.IsCounted() && deal.FromTalks?.Where(field => field is "amount" or "valuation").ToList() is { Count: > 0 } fields)
        {
            yield return $"The {English.List(fields)} {(fields.Count == 1 ? "is" : "are")} from the earlier talks.";
        }

        if (deal.Unconfirmed)
        {
            yield return "Unconfirmed: reported only by aggregators.";
        }
    }

    /// <summary>"MiniMax raised $600M at about $2.5B, led by Alibaba": without a full stop, for headings.</summary>
    public static string Headline(DealItem deal) => deal.Kind switch
    {
        DealKind.Acquisition => Bought(deal),
        DealKind.AcquihireLicence => Licensed(deal),
        DealKind.Debt => Borrowed(deal),
        DealKind.Secondary => Sold(deal),
        DealKind.Cumulative => $"{deal.Company.Name} raised {Sum(deal)} in several rounds within a year",
        _ => Raised(deal),
    };

    private static string Raised(DealItem deal)
    {
        var (name, sum) = (deal.Company.Name, $"{Sum(deal)}{Worth(deal)}");
        var leads = Led(deal);
        return deal.Status switch
        {
            DealStatus.Rumoured => $"{name} is said to be raising {sum}{leads}",
            DealStatus.InTalks => $"{name} is in talks to raise {sum}{leads}",
            DealStatus.Announced => $"{name} raises {sum}{leads}",
            DealStatus.Closed => $"{name} raised {sum}{leads}",
            DealStatus.Cancelled => $"{name} gave up raising {sum}",
            _ => $"{name} denies raising {sum}",
        };
    }

    private static string Bought(DealItem deal)
    {
        var (name, price) = (deal.Company.Name, Price(deal));
        return (Names(deal, PartyRole.Acquirer), deal.Status) switch
        {
            (null, DealStatus.Rumoured) => $"{name} is said to be for sale{price}",
            (null, DealStatus.InTalks) => $"{name} is in talks to be bought{price}",
            (null, DealStatus.Announced) => $"{name} is to be bought{price}",
            (null, DealStatus.Closed) => $"{name} was bought{price}",
            (null, DealStatus.Cancelled) => $"The sale of {name}{price} was called off",
            (null, _) => $"{name} denies being for sale{price}",
            ({ } buyer, DealStatus.Rumoured) => $"{buyer} is said to want to buy {name}{price}",
            ({ } buyer, DealStatus.InTalks) => $"{buyer} is in talks to buy {name}{price}",
            ({ } buyer, DealStatus.Announced) => $"{buyer} agrees to buy {name}{price}",
            ({ } buyer, DealStatus.Closed) => $"{buyer} bought {name}{price}",
            ({ } buyer, DealStatus.Cancelled) => $"{buyer} gave up buying {name}{price}",
            var (buyer, _) => $"{buyer} denies buying {name}{price}",
        };
    }

    private static string Licensed(DealItem deal)
    {
        var (what, price) = ($"{English.Of(deal.Company.Name)} technology and people", Price(deal));
        var licensee = Names(deal, PartyRole.Licensee) ?? Names(deal, PartyRole.Acquirer) ?? "A buyer";
        return deal.Status switch
        {
            DealStatus.Rumoured => $"{licensee} is said to want {what}{price}",
            DealStatus.InTalks => $"{licensee} is in talks to take over {what}{price}",
            DealStatus.Announced => $"{licensee} agrees to take over {what}{price}, by a licence",
            DealStatus.Closed => $"{licensee} took over {what}{price}, by a licence",
            DealStatus.Cancelled => $"{licensee} gave up taking over {what}{price}",
            _ => $"{licensee} denies taking over {what}{price}",
        };
    }

    private static string Borrowed(DealItem deal)
    {
        var (name, sum) = (deal.Company.Name, Sum(deal));
        var from = Names(deal, PartyRole.Lender) is { } lender ? $" from {lender}" : "";
        return deal.Status switch
        {
            DealStatus.Rumoured => $"{name} is said to be borrowing {sum}{from}",
            DealStatus.InTalks => $"{name} is in talks to borrow {sum}{from}",
            DealStatus.Announced => $"{name} borrows {sum}{from}",
            DealStatus.Closed => $"{name} borrowed {sum}{from}",
            DealStatus.Cancelled => $"{name} gave up borrowing {sum}{from}",
            _ => $"{name} denies borrowing {sum}{from}",
        };
    }

    private static string Sold(DealItem deal)
    {
        var (shares, sum) = ($"Shares of {deal.Company.Name}", $"{Price(deal)}{Worth(deal)}");
        return deal.Status switch
        {
            DealStatus.Rumoured => $"{shares} are said to be on offer{sum}",
            DealStatus.InTalks => $"{shares} may change hands{sum}",
            DealStatus.Announced => $"{shares} are to change hands{sum}",
            DealStatus.Closed => $"{shares} changed hands{sum}",
            DealStatus.Cancelled => $"A sale of {char.ToLowerInvariant(shares[0])}{shares[1..]}{sum} was called off",
            _ => $"A sale of {char.ToLowerInvariant(shares[0])}{shares[1..]}{sum} was denied",
        };
    }

    private static string Sum(DealItem deal) => deal.Amount.Value.IsUndisclosed ? "an undisclosed amount" : $"{deal.Amount.Value}";

    /// <summary>" for $60B"; if the price is undisclosed, the company's value if that is known.</summary>
    private static string Price(DealItem deal) => (deal.Amount.Value.IsUndisclosed, deal.Kind == DealKind.Secondary) switch
    {
        (false, _) => $" for {deal.Amount.Value}",
        (true, true) => "",
        _ => $" for an undisclosed price{Worth(deal).Replace(" at ", ", at a value of ", StringComparison.Ordinal)}",
    };

    private static string Worth(DealItem deal) =>
        deal.Valuation is { Value.Worth.IsUndisclosed: false } valuation ? $" at {valuation.Value}" : "";

    private static string Led(DealItem deal)
    {
        var leads = deal.Parties.Where(party => party.IsLead()).Select(party => party.Name).ToList();
        return leads.Count > 0 ? $", led by {English.Some(leads, MostNames)}" : "";
    }

    private static string? Names(DealItem deal, PartyRole role)
    {
        var names = deal.Parties.Where(party => party.Role == role).Select(party => party.Name).ToList();
        return names.Count > 0 ? English.Some(names, MostNames) : null;
    }
}
