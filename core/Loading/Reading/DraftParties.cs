using ServerlessDeals.Loading.Reading.Events;

namespace ServerlessDeals.Loading.Reading;

/// <summary>The parties of a deal, each once, with the role and commitment that fit the deal's kind and status.</summary>
internal static class DraftParties
{
    public static IReadOnlyList<DraftParty> Of(DraftBuilder draft, DealStatus status)
    {
        var named = draft.Tellings.SelectMany(telling => telling.Parties)
            .Where(party => party.Name.Key != draft.Company.Value.Key)
            .Where(party => draft.Kind.Family() != Family.Takeovers || !party.Role.IsInvestor())
            .GroupBy(party => party.Name.Key, StringComparer.Ordinal)
            .Select(group => group.ToList())
            .ToList();
        var isLed = named.Exists(parties => parties.Exists(party => party.Role.IsLead()));
        return [.. named.Select(parties => Party(parties, draft.Kind, status, isLed, named.Count == 1))];
    }

    private static DraftParty Party(List<FoundParty> parties, DealKind kind, DealStatus status, bool isLed, bool isOnly)
    {
        var role = parties.Select(party => party.Role).MinBy(Precision);
        role = (kind, role) switch
        {
            (DealKind.Debt, _) => PartyRole.Lender,
            (DealKind.AcquihireLicence, PartyRole.Acquirer) => PartyRole.Licensee,
            (DealKind.StrategicInvestment, PartyRole.Participant) when isOnly => PartyRole.Unknown,
            (_, PartyRole.Unknown) when isLed && kind == DealKind.FundingRound => PartyRole.Participant,
            _ => role,
        };
        var commitment = parties.Select(party => party.Commitment).FirstOrDefault(said => said is not null) ?? CommitmentOf(status);
        var amount = parties.Select(party => party.Amount).FirstOrDefault(own => own is not null);
        return new(Drafting.NameOf(parties[0].Name), role, commitment, amount,
            [.. parties.Select(party => Spans.Of(party.Place)).Distinct()]);
    }

    private static int Precision(PartyRole role) => role switch
    {
        PartyRole.Unknown => 3,
        PartyRole.Participant => 2,
        PartyRole.CoLead => 1,
        _ => 0,
    };

    private static Commitment CommitmentOf(DealStatus status) => status switch
    {
        DealStatus.Closed => Commitment.Closed,
        DealStatus.Announced => Commitment.Committed,
        _ => Commitment.InTalks,
    };
}
