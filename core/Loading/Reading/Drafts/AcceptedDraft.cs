namespace ServerlessDeals.Loading.Reading.Drafts;

/// <summary>How a draft is entered.</summary>
/// <param name="Deal">The deal that it joins; null for a new one, or to let the candidates decide.</param>
/// <param name="AsNew">Whether it becomes a deal of its own even if it could join one.</param>
public sealed record Acceptance(DealId? Deal, bool AsNew);

/// <summary>The files that entering a draft changes.</summary>
/// <param name="Deal">The deal that has the claim.</param>
/// <param name="IsNewDeal">Whether it is a new deal.</param>
/// <param name="Claim">The claim's id.</param>
/// <param name="Files">The new text of each file, by its name in the folder.</param>
/// <param name="NewOrganizations">The organizations that were not registered.</param>
public sealed record AcceptedDraft(
    string Deal, bool IsNewDeal, string Claim, IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> NewOrganizations);
