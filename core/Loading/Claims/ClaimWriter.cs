using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Claims;

public enum ClaimOutcome
{
    Created,
    Replaced,

    /// <summary>It was there, just so.</summary>
    Unchanged,

    NoSuchDeal,

    /// <summary>The claim is there and different; whoever replaces it says which state was seen.</summary>
    NeedsMatch,

    /// <summary>The claim is not in the state that was seen, or somebody else wrote the deal meanwhile.</summary>
    Mismatch,

    Refused,
}

/// <summary>What became of a claim that was put.</summary>
/// <param name="Faults">Why it was refused.</param>
public sealed record ClaimResult(ClaimOutcome Outcome, Claim? Claim, IReadOnlyList<SeedFault> Faults);

/// <summary>Puts one claim into a stored deal, checked like a claim of a seed file. Putting it twice is putting it once.</summary>
public sealed class ClaimWriter(ITables tables, OrganizationReader organizations, TimeProvider time)
{
    /// <summary>A strong ETag of a claim.</summary>
    public static string TagOf(Claim claim) => $"\"{StableHash.Hash([Columns.Json(claim, DealsJson.Default.Claim)])}\"";

    /// <param name="seen">The ETag that the claim must have; "*" for any; null where it must not exist, or be the same.</param>
    public async Task<ClaimResult> PutAsync(DealId id, Slug claimId, string text, string? seen, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var read = new ClaimText(text, claimId, today);
        if (await DealRows.ReadAsync(tables, id, cancel) is not { Deal: var deal })
        {
            return new(ClaimOutcome.NoSuchDeal, null, []);
        }

        if (read.Claim is not { } claim)
        {
            return new(ClaimOutcome.Refused, null, read.Faults);
        }

        var old = deal.Claims.FirstOrDefault(one => one.Id == claimId);
        // A claim that only differs by the day on which it was learned here is the same claim, sent again.
        claim = old is not null && TagOf(claim with { Recorded = old.Recorded, Entered = old.Entered }) == TagOf(old) ? old : claim;
        var changed = deal with { Claims = [.. deal.Claims.Where(one => one.Id != claimId), claim] };
        var register = await organizations.RegisterAsync(
            [deal.Company, .. changed.Claims.SelectMany(one => one.Parties).Select(party => party.Org), .. changed.Claims.Select(one => one.Source.By).OfType<Slug>()], cancel);
        read.Check(changed, register, today);
        if (read.Faults.Count > 0)
        {
            return new(ClaimOutcome.Refused, null, read.Faults);
        }

        if (ReferenceEquals(claim, old))
        {
            // It may be sent again because the first time ended half-way.
            await new DealWriter(tables, time).MendAsync(id, cancel);
            return new(ClaimOutcome.Unchanged, old, []);
        }

        if (old is null ? seen is not null : seen is not null && seen != "*" && seen != TagOf(old))
        {
            return new(ClaimOutcome.Mismatch, old, []);
        }

        if (old is not null && seen is null)
        {
            return new(ClaimOutcome.NeedsMatch, old, []);
        }

        try
        {
            await new DealWriter(tables, time).PutAsync([changed.ToRows(register)], deal, cancel);
        }
        catch (ConcurrentWriteException)
        {
            return new(ClaimOutcome.Mismatch, old, []);
        }

        return new(old is null ? ClaimOutcome.Created : ClaimOutcome.Replaced, claim, []);
    }
}
