namespace ServerlessDeals.Deals.ReadModel;

/// <summary>
/// What happened in a deal, in one sentence that keeps every hedge. Its status decides the verb: talks are never told as a deal, and a
/// takeover is never told as money raised.
/// </summary>
public static class DealSentence
{
    private const int MostNames = 3;

    /// <summary>The headline and its caveats: "SpaceX agreed to buy Anysphere for $60B."</summary>
    public static string Of(DealItem deal) => string.Join(" ", [English.Sentence(Headline(deal)), .. Caveats(deal)]);

    /// <summary>What readers must know about the figures, such as that they are from talks.</summary>
    public static IEnumerable<string> Caveats(DealItem deal)
    {
        if (deal is { Unpaired: true, Valuation: { } valuation })
        {
            yield return $"Another source values it at {valuation.Value.ToWords()}.";
        }

        if (deal.IsCounted() && deal.FromTalks?.Where(field => field is "amount" or "valuation").ToList() is { Count: > 0 } fields)
        {
            yield return $"The {English.List(fields)} {(fields.Count == 1 ? "is" : "are")} from the earlier talks.";
        }

        if (deal.Unconfirmed)
        {
            yield return "Unconfirmed: only blogs and databases say so.";
        }
    }

    /// <summary>"MiniMax raised $600M at about $2.5B, led by Alibaba": without a full stop, for headings.</summary>
    public static string Headline(DealItem deal) => Headline(deal, deal.Company.Name);

    /// <inheritdoc cref="Headline(DealItem)"/>
    /// <param name="company">The company's name, or <see cref="English.It"/>.</param>
    /// <param name="worth">The valuation in words, if more is known of it than the deal itself says.</param>
    public static string Headline(DealItem deal, string company, string? worth = null)
    {
        var at = worth is null ? At(deal) : $" at {worth}";
        return deal.Kind switch
        {
            DealKind.Acquisition or DealKind.AcquihireLicence => TakeoverSentence.Headline(deal, company),
            DealKind.Debt => Borrowed(deal, company),
            DealKind.Secondary => Sold(deal, company, at),
            DealKind.Cumulative => $"{company} raised {Sum(deal)} in several rounds within a year",
            _ => Raised(deal, company, at),
        };
    }

    /// <summary>The names of some parties; null if there are none.</summary>
    internal static string? Names(DealItem deal, Func<PartyItem, bool> chosen) =>
        deal.Parties.Where(chosen).Select(party => party.Name).ToList() is { Count: > 0 } names ? English.Some(names, MostNames) : null;

    private static string Raised(DealItem deal, string company, string at)
    {
        var sum = deal.Amount.Value.IsUndisclosed ? "money" : deal.Amount.Value.ToWords();
        var round = deal.Amount.Value.IsUndisclosed ? "a round" : $"a round of {deal.Amount.Value.ToWords()}";
        var leads = Names(deal, party => party.IsLead()) is { } names ? $", led by {names}" : "";
        return deal.Status switch
        {
            DealStatus.Rumoured => $"{company} is said to be seeking {sum}{at}{leads}",
            DealStatus.InTalks => $"{company} is in talks to raise {sum}{at}{leads}",
            DealStatus.Cancelled => $"{company} called off {round}{at}",
            DealStatus.Denied => $"{company} denied that it was raising {sum}{at}",
            _ when deal.Amount.Value.IsUndisclosed => $"{company} raised {RoundOf(deal)}{at}{leads}; amount undisclosed",
            _ => $"{company} raised {sum}{at}{leads}",
        };
    }

    private static string RoundOf(DealItem deal) => deal.Round is { } round ? $"a {RoundName.InSentence(round)}" : "money";

    private static string Borrowed(DealItem deal, string company)
    {
        var sum = deal.Amount.Value.IsUndisclosed ? "money" : deal.Amount.Value.ToWords();
        var from = Names(deal, party => party.Role == PartyRole.Lender) is { } lenders ? $" from {lenders}" : "";
        var undisclosed = deal.Amount.Value.IsUndisclosed ? "; amount undisclosed" : "";
        return deal.Status switch
        {
            DealStatus.Rumoured => $"{company} is said to be borrowing {sum}{from}",
            DealStatus.InTalks => $"{company} is in talks to borrow {sum}{from}",
            DealStatus.Announced => $"{company} agreed to borrow {sum}{from}{undisclosed}",
            DealStatus.Closed => $"{company} borrowed {sum}{from}{undisclosed}",
            DealStatus.Cancelled => $"{company} gave up borrowing {sum}{from}",
            _ => $"{company} denied borrowing {sum}{from}",
        };
    }

    private static string Sold(DealItem deal, string company, string at)
    {
        var holders = $"{English.Of(company)} shareholders";
        var shares = deal.Amount.Value.IsUndisclosed ? "shares" : $"{deal.Amount.Value.ToWords()} of shares";
        var to = Names(deal, party => party.IsInvestor()) is { } buyers ? $" to {buyers}" : "";
        var undisclosed = deal.Amount.Value.IsUndisclosed ? "; amount undisclosed" : "";
        return deal.Status switch
        {
            DealStatus.Rumoured => $"{holders} are said to be selling {shares}{to}{at}",
            DealStatus.InTalks => $"{holders} are in talks to sell {shares}{to}{at}",
            DealStatus.Announced => $"{holders} agreed to sell {shares}{to}{at}{undisclosed}",
            DealStatus.Closed => $"{holders} sold {shares}{to}{at}{undisclosed}",
            DealStatus.Cancelled => $"{holders} called off a sale of {shares}{at}",
            _ => $"{holders} denied selling {shares}{at}",
        };
    }

    private static string Sum(DealItem deal) => deal.Amount.Value.IsUndisclosed ? "an undisclosed amount" : deal.Amount.Value.ToWords();

    // An amount and a valuation that no source gives together do not stand beside each other.
    private static string At(DealItem deal) => deal is { Unpaired: false, Valuation.Value: { Worth.IsUndisclosed: false } valuation }
        ? $" at {valuation.ToWords()}"
        : "";
}
