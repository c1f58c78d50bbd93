using System.Text.Json;
using ServerlessDeals.Store.Drafts;

namespace ServerlessDeals.Loading.Reading.Inbox;

/// <summary>How a draft is accepted. What is null is as the draft has it.</summary>
public sealed record DraftAcceptance
{
    /// <summary>The deal that the claim joins; null to let the candidates decide.</summary>
    public DealId? Deal { get; init; }

    /// <summary>Whether it becomes a deal of its own even if it could join one.</summary>
    public bool AsNew { get; init; }

    public Slug? Company { get; init; }

    public DealKind? Kind { get; init; }

    /// <summary>The fields of the claim, in the format of a seed file.</summary>
    public JsonElement? Claim { get; init; }

    /// <summary>The names of organizations that the claim names and that are not registered.</summary>
    public IReadOnlyList<DraftOrganization>? NewOrganizations { get; init; }
}
