using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Duplicates;

/// <summary>
/// Makes two deals one: the claims of the old one move to the other, and its id becomes an alias. The decision is written first and the old
/// deal is removed last, so the next run completes one that was killed.
/// </summary>
internal sealed class DealMerging
{
    private readonly ITables _tables;
    private readonly TimeProvider _time;
    private readonly DealWriter _writer;
    private readonly ContestedWrites _contested;

    public DealMerging(ITables tables, TimeProvider time)
    {
        (_tables, _time, _writer) = (tables, time, new(tables));
        _contested = new(_writer, time);
    }

    /// <returns>The deals written; or why the two cannot be one.</returns>
    /// <exception cref="ConcurrentWriteException">Another process keeps writing one of them. The next run completes the merge.</exception>
    public async Task<Parsed<MergeResult>> RunAsync(DealId into, DealId old, CancellationToken cancel)
    {
        var result = default(Parsed<MergeResult>);
        await _contested.RepeatAsync($"{into} or {old}", async () => result = await OnceAsync(into, old, cancel), cancel);
        return result;
    }

    /// <summary>Takes a merge back: the old deal has its claims again, as they are now.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<MergeResult> UndoAsync(Merge merge, CancellationToken cancel)
    {
        var result = MergeResult.Nothing;
        await _contested.RepeatAsync($"{merge.Into}", async () => result = await UndoOnceAsync(merge, cancel), cancel);
        return result;
    }

    private async Task<Parsed<MergeResult>> OnceAsync(DealId into, DealId old, CancellationToken cancel)
    {
        var begun = await Decisions.FindAsync(_tables, EntryKind.Deal, old.Slug, cancel);
        var stored = await _writer.ReadAsync([into, old], cancel);
        if (begun is not null && stored[old] is null)
        {
            return Parsed<MergeResult>.Of(MergeResult.Nothing);
        }

        var (kept, gone) = (stored[into]!, stored[old]!);
        if (Fault(kept, gone) is { } fault)
        {
            return Parsed<MergeResult>.Wrong(fault);
        }

        var merge = new Merge
        {
            Kind = EntryKind.Deal,
            Old = old.Slug,
            Into = into.Slug,
            At = begun?.At ?? _time.GetUtcNow(),
            Deal = gone.Deal,
            Claims = MovedClaims.Of(gone.Deal, kept.Deal, begun?.Claims ?? []),
            Parts = [.. (begun?.Parts ?? []).Union(await PartsOfAsync(gone, cancel))],
            BecamePart = begun?.BecamePart ?? (kept.Deal.PartOf is null && gone.Deal.PartOf is not null),
        };
        await Decisions.WriteAsync(_tables, merge, cancel);
        var (register, rates) = (RegisterOf(kept, gone), await StoredRates.ReadAsync(_tables, cancel));
        var joined = kept.Deal with
        {
            PartOf = kept.Deal.PartOf ?? gone.Deal.PartOf,
            Claims = MovedClaims.Joined(kept.Deal, gone.Deal, merge.Claims),
        };
        await _writer.WriteAsync([joined.ToRows(register, rates)], stored, cancel);
        var parts = await MoveAsync(merge.Parts, old, into, rates, cancel);
        await _writer.RemoveMergedAsync(gone, into, cancel);
        return Parsed<MergeResult>.Of(new(1 + parts, merge.Claims.Count));
    }

    private async Task<MergeResult> UndoOnceAsync(Merge merge, CancellationToken cancel)
    {
        var (into, old) = (new DealId(merge.Into), new DealId(merge.Old));
        var stored = await _writer.ReadAsync([into, old], cancel);
        var kept = stored[into];
        var rates = await StoredRates.ReadAsync(_tables, cancel);
        await SeededAgain.MarkAsync(_tables, EntryKind.Deal, [merge.Into, merge.Old], cancel);
        var claims = kept is null ? [] : MovedClaims.TakenBack(kept.Deal, merge.Claims);
        // Each deal is written completely before the next one, so where the other has no more claims, the old one is complete.
        if (claims.Count > 0)
        {
            await _writer.WriteAsync([(merge.Deal! with { Claims = claims }).ToRows(new(kept!.Named), rates)], stored, cancel);
        }

        var parts = await MoveAsync(merge.Parts, into, old, rates, cancel);
        if (kept is not null)
        {
            await LeaveAsync(kept, merge, stored, rates, cancel);
        }

        await Decisions.RemoveAsync(_tables, merge, cancel);
        return new(parts + (kept is null ? 0 : 1) + (claims.Count > 0 ? 1 : 0), claims.Count);
    }

    // A deal whose own claims were all withdrawn in the meantime has nothing left.
    private async Task LeaveAsync(
        DealRows kept, Merge merge, IReadOnlyDictionary<DealId, DealRows?> stored, ExchangeRates rates, CancellationToken cancel)
    {
        var left = kept.Deal with
        {
            PartOf = merge.BecamePart ? null : kept.Deal.PartOf,
            Claims = [.. kept.Deal.Claims.Where(claim => merge.Claims.All(move => move.To != claim.Id))],
        };
        await (left.Claims.Count == 0
            ? _writer.RemoveAsync([kept.Id], stored, cancel)
            : _writer.WriteAsync([left.ToRows(new(kept.Named), rates)], stored, cancel));
    }

    private static string? Fault(DealRows into, DealRows old)
    {
        var (company, other) = (into.History.Item.Company.Id, old.History.Item.Company.Id);
        if (company != other)
        {
            return $"{into.Id} is a deal of {company}, and {old.Id} of {other}; if the companies are the same, run "
                + $"deals merge {company} {other} first";
        }

        return into.Deal.PartOf == old.Id || old.Deal.PartOf == into.Id
            ? $"{into.Id} and {old.Id} cannot be the same, since one is part of the other (partOf)"
            : null;
    }

    private async Task<IReadOnlyList<DealId>> PartsOfAsync(DealRows deal, CancellationToken cancel)
    {
        var range = RowRange.Whole(Views.ByCompany.Table, deal.History.Item.Company.Id.ToString()) with { Where = [ViewRow.IsCurrent] };
        return
        [
            .. (await _tables.AllAsync(range, cancel)).Select(row => ViewRow.Read(row, null)).OfType<DealItem>()
                .Where(item => item.PartOf == deal.Id).Select(item => item.Id).Order(),
        ];
    }

    /// <returns>How many of the parts are now part of the other deal.</returns>
    private async Task<int> MoveAsync(IReadOnlyList<DealId> parts, DealId from, DealId to, ExchangeRates rates, CancellationToken cancel)
    {
        var stored = await _writer.ReadAsync(parts, cancel);
        var moved = stored.Values.OfType<DealRows>().Where(part => part.Deal.PartOf == from)
            .Select(part => (part.Deal with { PartOf = to }).ToRows(new(part.Named), rates)).ToList();
        await _writer.WriteAsync(moved, stored, cancel);
        return moved.Count;
    }

    private static Register RegisterOf(DealRows one, DealRows other) =>
        new(one.Named.Concat(other.Named).DistinctBy(organization => organization.Id));
}
