namespace ServerlessDeals.Pages;

/// <summary>An organization's part in a deal.</summary>
/// <param name="Rank">Leads come first, then other investors, buyers, lenders, and those that were only in talks.</param>
/// <param name="Words">"lead", "only in talks".</param>
internal readonly record struct RoleInDeal(int Rank, string Words)
{
    public static RoleInDeal Of(DealItem deal, Slug party) =>
        deal.Parties.Where(candidate => candidate.Id == party).Select(Of).DefaultIfEmpty(new(int.MaxValue, "")).MinBy(role => role.Rank);

    private static RoleInDeal Of(PartyItem party) => party switch
    {
        { OnlyInTalks: true } => new(4, "only in talks"),
        { Role: PartyRole.Lead } => new(0, "lead"),
        { Role: PartyRole.CoLead } => new(0, "co-lead"),
        { Role: PartyRole.Participant } => new(1, "investor"),
        { Role: PartyRole.Unknown } => new(1, "investor, role unknown"),
        { Role: PartyRole.Lender } => new(3, "lender"),
        _ => new(2, EnumWords.Of(party.Role)),
    };
}
