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
            .Where(party => draft.Kind == DealKind.Debt || party.Role != PartyRole.Lender)
            .GroupBy(party => party.Name.Key, StringComparer.Ordinal)
            .Select(group => group.ToList())
            .ToList();
        named.RemoveAll(parties => named.Exists(others => IsShort(parties[0].Name.Text, others[0].Name.Text)));
        var isLed = named.Exists(parties => parties.Exists(party => party.Role.IsLead()));
        return [.. named.Select(parties => Party(parties, draft.Kind, status, isLed, named.Count == 1))];
    }

    // "Tern" further down, for Tern Capital
    private static bool IsShort(string name, string full) => full.Length > name.Length + 1
        && full.StartsWith(name + " ", StringComparison.Ordinal)
        && full[(name.Length + 1)..] is "Capital" or "Ventures" or "Partners" or "Management" or "Investments" or "Network" or "Group"
            or "Venture Partners" or "Capital Partners" or "Capital Management";

    private static DraftParty Party(List<FoundParty> parties, DealKind kind, DealStatus status, bool isLed, bool isOnly)
    {
        var role = OnlyTakesPart(parties) ? PartyRole.Participant : parties.Select(party => party.Role).MinBy(Precision);
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

    // "led by A, with participation from B" once, and "led by A and B" further down, where the words were shortened.
    private static bool OnlyTakesPart(List<FoundParty> parties) => parties.TrueForAll(party => party.Role != PartyRole.Lead)
        && parties.Exists(party => party.Role == PartyRole.Participant && party.Place.Sentence.Has([" led "])
            && party.Place.Sentence.Has([" participation from ", " participation of ", " participated "])
            && parties.TrueForAll(other => other.Role != PartyRole.CoLead || other.Place.Sentence != party.Place.Sentence));

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
