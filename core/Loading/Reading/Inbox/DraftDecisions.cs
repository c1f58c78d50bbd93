using System.Globalization;
using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Drafts;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Reading.Inbox;

/// <summary>
/// Accepts and rejects drafts. Accepting enters the claim into a stored deal or a new one, and then stores the decision. Before that it
/// stores which claim it enters: if the process is killed in between, the same request finds that claim and only stores the decision.
/// </summary>
public sealed class DraftDecisions(
    ITables tables, DealReader deals, OrganizationReader organizations, ClaimWriter claims, TimeProvider time)
{
    private const int MostTries = 4;

    // An answer ends after 20 seconds. A claim that was begun earlier is of a process that was killed.
    private static readonly TimeSpan LongestEntry = TimeSpan.FromMinutes(1);

    private readonly DraftStore _drafts = new(tables);

    /// <summary>A strong ETag of a draft.</summary>
    public static string TagOf(StoredDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return $"\"{ReadArticle.Hash($"{draft.Id} {EnumWords.Of(draft.State)} {draft.Read:O} {draft.Decision?.At:O}")}\"";
    }

    /// <summary>A draft with the deals that it may join; null if there is none.</summary>
    public async Task<StoredDraft?> FindAsync(string id, CancellationToken cancel)
    {
        if (await _drafts.FindAsync(id, cancel) is not { Draft: var draft })
        {
            return null;
        }

        var entry = new DraftEntryPlan(draft, new(), await CompanyAsync(draft.Company.Id, cancel), Today);
        return draft.State == DraftState.Pending
            ? draft with { MayJoin = entry.Candidates(await DealsOfAsync(entry.Company, cancel)) }
            : draft;
    }

    /// <param name="seen">The ETag that the draft must have if it is pending; null for any.</param>
    /// <param name="reason">Why, for those who look later.</param>
    public async Task<DecisionResult> RejectAsync(string id, string? seen, string? reason, CancellationToken cancel)
    {
        var found = await _drafts.FindAsync(id, cancel);
        if (found is null || found.Draft.State != DraftState.Pending || IsOther(found.Draft, seen))
        {
            return Undecided(found?.Draft, DraftState.Rejected);
        }

        if (found.Begun is { } begun && await IsStoredAsync(begun, cancel))
        {
            return new(
                DecisionOutcome.DecidedOtherwise,
                found.Draft,
                $"Its claim {begun.Claim} is already in {begun.Deal}; accept it, to complete what was begun.");
        }

        return await DecideAsync(found, DraftState.Rejected, new(time.GetUtcNow(), Reason: reason), cancel);
    }

    /// <inheritdoc cref="RejectAsync"/>
    /// <param name="acceptance">How it is entered.</param>
    public async Task<DecisionResult> AcceptAsync(string id, string? seen, DraftAcceptance acceptance, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        for (var tries = 1; ; tries++)
        {
            var result = await TryAcceptAsync(id, seen, acceptance, cancel);
            if (result.Outcome != DecisionOutcome.Conflict || tries == MostTries)
            {
                return result;
            }
        }
    }

    private async Task<DecisionResult> TryAcceptAsync(string id, string? seen, DraftAcceptance acceptance, CancellationToken cancel)
    {
        var found = await _drafts.FindAsync(id, cancel);
        if (found is null || found.Draft.State != DraftState.Pending || IsOther(found.Draft, seen))
        {
            return Undecided(found?.Draft, DraftState.Accepted, acceptance.Deal);
        }

        var plan = new DraftEntryPlan(
            found.Draft, acceptance, await CompanyAsync(acceptance.Company ?? found.Draft.Company.Id, cancel), Today);
        if (plan.Refused is { } refused)
        {
            return refused;
        }

        try
        {
            return found.Begun is { } begun && await IsStoredAsync(begun, cancel)
                ? await CompleteAsync(found, begun, plan, cancel)
                : await EnterAsync(found, plan, cancel);
        }
        catch (ConcurrentWriteException)
        {
            return new(DecisionOutcome.Conflict, found.Draft);
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static bool IsOther(StoredDraft draft, string? seen) => seen is not null && seen != "*" && seen != TagOf(draft);

    /// <summary>The result for a draft that cannot be decided: it is not there, is decided, or is not the one that was seen.</summary>
    private static DecisionResult Undecided(StoredDraft? draft, DraftState wanted, DealId? deal = null) => draft switch
    {
        null => new(DecisionOutcome.NoSuchDraft, null),
        { State: DraftState.Pending } => new(DecisionOutcome.Mismatch, draft),
        // The same request again has the same answer.
        _ when draft.State == wanted && (deal is null || deal == draft.Decision!.Deal) => new(DecisionOutcome.Decided, draft),
        { State: DraftState.Accepted } => new(
            DecisionOutcome.DecidedOtherwise, draft, $"It was accepted: its claim {draft.Decision!.Claim} is in {draft.Decision.Deal}."),
        _ => new(DecisionOutcome.DecidedOtherwise, draft, "It was rejected."),
    };

    private async Task<DecisionResult> EnterAsync(FoundDraft found, DraftEntryPlan plan, CancellationToken cancel)
    {
        var stored = await DealsOfAsync(plan.Company, cancel);
        var choice = plan.Choose(stored);
        if (!choice.IsValue)
        {
            return new(DecisionOutcome.NeedsChoice, found.Draft, choice.Error);
        }

        var added = await NewOrganizationsAsync(plan, cancel);
        if (!added.IsValue)
        {
            return new(DecisionOutcome.NeedsChoice, found.Draft, added.Error);
        }

        var deal = choice.Value;
        var isNew = deal.Claims.Count == 0;
        if (isNew)
        {
            deal = deal with { Id = await FreeIdAsync(deal.Id, cancel) };
        }

        var claim = plan.ClaimIdIn(deal);
        var isOther = found.Begun is { } other && (other.Deal, other.Claim) != (deal.Id, claim);
        if (isOther && await ServiceClock.NowAsync(tables, cancel) - found.Written < LongestEntry)
        {
            // Somebody may be entering it elsewhere at this moment.
            return new(DecisionOutcome.Conflict, found.Draft);
        }

        var begun = found;
        var entered = await claims.EnterAsync(
            deal,
            claim,
            plan.Text,
            added.Value,
            async () => begun = await _drafts.BeginAsync(found, new(deal.Id, claim, plan.Url, isNew), cancel),
            cancel);
        return entered.Outcome switch
        {
            ClaimOutcome.Created or ClaimOutcome.Unchanged => await DecideAsync(
                begun, DraftState.Accepted, new(time.GetUtcNow(), deal.Id, claim) { IsNewDeal = isNew }, cancel),
            ClaimOutcome.Refused => new(DecisionOutcome.Refused, found.Draft, Faults: entered.Faults),
            _ => new(DecisionOutcome.Conflict, found.Draft),
        };
    }

    // The claim was written, and then the process was killed. What it had not written yet is written now.
    private async Task<DecisionResult> CompleteAsync(FoundDraft found, BegunClaim begun, DraftEntryPlan plan, CancellationToken cancel)
    {
        var again = await claims.PutAsync(begun.Deal, begun.Claim, plan.Text, seen: null, cancel);
        if (again.Outcome == ClaimOutcome.Mismatch)
        {
            return new(DecisionOutcome.Conflict, found.Draft);
        }

        var isOther = plan.Acceptance.Deal is { } wanted && wanted != begun.Deal;
        return isOther || again.Outcome != ClaimOutcome.Unchanged
            ? new(
                DecisionOutcome.DecidedOtherwise,
                found.Draft,
                $"Its claim {begun.Claim} is already in {begun.Deal}, with other fields; accept it as it was sent before, and then change "
                    + $"it at /deals/{begun.Deal}/claims/{begun.Claim}.")
            : await DecideAsync(
                found, DraftState.Accepted, new(time.GetUtcNow(), begun.Deal, begun.Claim) { IsNewDeal = begun.IsNewDeal }, cancel);
    }

    private async Task<DecisionResult> DecideAsync(FoundDraft found, DraftState state, DraftDecision decision, CancellationToken cancel)
    {
        var decided = found.Draft with { State = state, Decision = decision };
        try
        {
            await _drafts.DecideAsync(found, decided, cancel);
            return new(DecisionOutcome.Decided, decided);
        }
        catch (ConcurrentWriteException)
        {
            return new(DecisionOutcome.Conflict, found.Draft);
        }
    }

    private async Task<bool> IsStoredAsync(BegunClaim begun, CancellationToken cancel) =>
        (await deals.ClaimsAsync(begun.Deal, cancel))?.Any(claim => claim.Id == begun.Claim && claim.Source.Url == begun.Url) == true;

    private async Task<OrganizationName> CompanyAsync(Slug id, CancellationToken cancel)
    {
        var register = await organizations.RegisterAsync([id], cancel);
        return register.Name(register.Current(id));
    }

    private async Task<IReadOnlyList<Deal>> DealsOfAsync(OrganizationName company, CancellationToken cancel)
    {
        var ids = (await deals.AllAsync(Views.ByCompany, company.Id.ToString(), null, cancel)).Select(item => item.Id);
        var read = await new DealWriter(tables).ReadAsync(ids, cancel);
        return [.. read.Values.OfType<DealRows>().Select(rows => rows.Deal).OrderBy(deal => deal.Id)];
    }

    /// <summary>The organizations that the claim names and that have to be registered with it.</summary>
    private async Task<Parsed<IReadOnlyList<Organization>>> NewOrganizationsAsync(DraftEntryPlan plan, CancellationToken cancel)
    {
        var wanted = plan.NewOrganizations();
        var register = await organizations.RegisterAsync([plan.Company.Id, .. wanted.Select(organization => organization.Id)], cancel);
        if (register.Find(plan.Company.Id) is null && wanted.All(organization => organization.Id != plan.Company.Id))
        {
            return Parsed<IReadOnlyList<Organization>>.Wrong(
                $"{plan.Company.Id} is not registered; send its name in organizations, or the id of another company.");
        }

        foreach (var organization in wanted)
        {
            var known = register.Find(organization.Id);
            if (known is not null && KnownName.All(known).All(name => !DraftEntryPlan.IsSameName(name.Name, organization.Name)))
            {
                return Parsed<IReadOnlyList<Organization>>.Wrong(
                    $"The id {organization.Id} is {known.Name}'s, and not {organization.Name}'s; send the claim with another id, and the "
                    + "name of that id in organizations, or the company's id as company.");
            }
        }

        return Parsed<IReadOnlyList<Organization>>.Of(wanted);
    }

    private async Task<DealId> FreeIdAsync(DealId wanted, CancellationToken cancel)
    {
        for (var number = 1; ; number++)
        {
            var id = number == 1 ? wanted : DealId.Parse(string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}")).OrThrow();
            var isTaken = await deals.ClaimsAsync(id, cancel) is not null
                || await Decisions.FindAsync(tables, EntryKind.Deal, id.Slug, cancel) is not null;
            if (!isTaken)
            {
                return id;
            }
        }
    }
}
