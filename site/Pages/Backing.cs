namespace ServerlessDeals.Pages;

/// <summary>Who took part in a deal, by role.</summary>
/// <param name="Groups">Leads first, then other investors, buyers and lenders, and those that were only in talks. None is empty.</param>
internal sealed record BackedDeal(DealItem Deal, IReadOnlyList<PartyGroup> Groups)
{
    public bool IsStale(DateOnly day) => Deal.IsStale(day);

    public static BackedDeal Of(DealItem deal)
    {
        var isPending = deal.IsPending();
        var groups = deal.Parties.GroupBy(party => KindOf(party)).OrderBy(group => group.Key)
            .Select(group => new PartyGroup(group.Key == 0, Words(group.Key, isPending), [.. group.OrderByName(party => party.Name)]));
        return new(deal, [.. groups]);
    }

    private static int KindOf(PartyItem party) => party switch
    {
        { OnlyInTalks: true } => 5,
        { Role: PartyRole.Lead or PartyRole.CoLead } => 0,
        { Role: PartyRole.Acquirer } => 2,
        { Role: PartyRole.Licensee } => 3,
        { Role: PartyRole.Lender } => 4,
        _ => 1,
    };

    private static string Words(int kind, bool isPending) => (kind, isPending) switch
    {
        (0, false) => "Led by",
        (0, true) => "To be led by",
        (1, false) => "Investors",
        (1, true) => "May join",
        (2, false) => "Bought by",
        (2, true) => "May be bought by",
        (3, _) => "Licensed by",
        (4, false) => "Lent by",
        (4, true) => "May lend",
        _ => "Only in talks",
    };
}

/// <summary>The parties of a deal with the same role.</summary>
/// <param name="Words">"Led by".</param>
internal sealed record PartyGroup(bool IsLead, string Words, IReadOnlyList<PartyItem> Parties);
