using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Claims;

public enum ClaimOutcome
{
    Created,
    Replaced,

    /// <summary>The same claim was already stored.</summary>
    Unchanged,

    NoSuchDeal,

    /// <summary>A different claim is stored. To replace it, the client must send the ETag it has seen.</summary>
    NeedsMatch,

    /// <summary>The stored claim does not have the given ETag, or another process wrote the deal at the same time.</summary>
    Mismatch,

    Refused,
}

/// <summary>The result of putting a claim.</summary>
/// <param name="Faults">Why it was refused.</param>
public sealed record ClaimResult(ClaimOutcome Outcome, Claim? Claim, IReadOnlyList<SeedFault> Faults);

/// <summary>Puts one claim into a stored deal, with the checks of a seed file. Putting it again has no further effect.</summary>
public sealed class ClaimWriter(ITables tables, OrganizationReader organizations, TimeProvider time)
{
    /// <summary>A strong ETag of a claim.</summary>
    public static string TagOf(Claim claim) => $"\"{StableHash.Hash([Columns.Json(claim, DealsJson.Default.Claim)])}\"";

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <param name="seen">The ETag the stored claim must have; "*" for any; null if it must not exist or must be the same.</param>
    public async Task<ClaimResult> PutAsync(DealId id, Slug claimId, string text, string? seen, CancellationToken cancel)
    {
        var read = new ClaimText(text, claimId, Today);
        if (await DealRows.ReadAsync(tables, id, cancel) is not { Deal: var deal })
        {
            return await Decisions.FindAsync(tables, EntryKind.Deal, id.Slug, cancel) is { } merge
                ? await PutAsync(new(merge.Into), merge.IdOf(claimId), text, seen, cancel)
                : new(ClaimOutcome.NoSuchDeal, null, []);
        }

        return await PutAsync(deal, isStored: true, claimId, read, [], seen, begin: null, cancel);
    }

    /// <summary>Enters a claim that must not exist, into a stored deal or as the first of a new one.</summary>
    /// <param name="deal">The deal, without claims if it is new.</param>
    /// <param name="added">Organizations to register with it, if it can be used.</param>
    /// <param name="begin">Called when it is known that the claim can be used, before anything is written.</param>
    public Task<ClaimResult> EnterAsync(
        Deal deal, Slug claimId, string text, IReadOnlyList<Organization> added, Func<Task> begin, CancellationToken cancel) =>
        PutAsync(deal, isStored: deal.Claims.Count > 0, claimId, new(text, claimId, Today), added, seen: null, begin, cancel);

    private async Task<ClaimResult> PutAsync(
        Deal deal,
        bool isStored,
        Slug claimId,
        ClaimText read,
        IReadOnlyList<Organization> added,
        string? seen,
        Func<Task>? begin,
        CancellationToken cancel)
    {
        if (read.Claim is not { } claim)
        {
            return new(ClaimOutcome.Refused, null, read.Faults);
        }

        var old = deal.Claims.FirstOrDefault(stored => stored.Id == claimId);
        // A claim that differs only in the day it was recorded is the same claim, sent again.
        claim = old is not null && TagOf(claim with { Recorded = old.Recorded, Entered = old.Entered }) == TagOf(old) ? old : claim;
        var changed = deal with { Claims = [.. deal.Claims.Where(stored => stored.Id != claimId), claim] };
        var parties = changed.Claims.SelectMany(changedClaim => changedClaim.Parties).Select(party => party.Org);
        var authors = changed.Claims.Select(changedClaim => changedClaim.Source.By).OfType<Slug>();
        var register = await organizations.RegisterAsync([deal.Company, .. parties, .. authors], cancel);
        register = added.Count == 0 ? register : new(register.All.Concat(added).DistinctBy(organization => organization.Id));
        read.Check(changed, register, Today);
        if (read.Faults.Count > 0)
        {
            return new(ClaimOutcome.Refused, null, read.Faults);
        }

        if (ReferenceEquals(claim, old))
        {
            // The client may be repeating a request that failed half-way.
            await new DealWriter(tables).RepairAsync(deal.Id, cancel);
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

        if (begin is not null)
        {
            await begin();
        }

        try
        {
            foreach (var organization in added)
            {
                await new OrganizationWriter(tables).AddWholeAsync(organization, cancel);
            }

            var rows = changed.ToRows(register, await RatesForAsync(changed, cancel));
            await new DealWriter(tables).PutAsync([rows], isStored ? deal : null, cancel);
        }
        catch (ConcurrentWriteException)
        {
            return new(ClaimOutcome.Mismatch, old, []);
        }

        return new(old is null ? ClaimOutcome.Created : ClaimOutcome.Replaced, claim, []);
    }

    // A deal in dollars needs no rates.
    private async Task<ExchangeRates> RatesForAsync(Deal deal, CancellationToken cancel) =>
        deal.Claims.SelectMany(Amounts).All(amount => amount.IsUndisclosed || amount.Currency == Currency.Usd)
            ? ExchangeRates.None
            : await StoredRates.ReadAsync(tables, cancel);

    private static IEnumerable<Amount> Amounts(Claim claim) =>
        claim.Parties.Select(party => party.Amount).Append(claim.Amount).Append(claim.Valuation?.Worth).OfType<Amount>();
}
