using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Rates;

/// <summary>
/// The stored deals with another comparable figure than the rates give them: none yet, or one at the rate of an earlier day. They are found
/// by what they have, and not by what a load added: so a load also finds those that one before it did not reach.
/// </summary>
internal sealed class WaitingDeals(ITables tables, ExchangeRates rates)
{
    /// <summary>All that are dated in a year or later, in any of their periods. It reads those years' rows, and no others.</summary>
    public async Task<IReadOnlyList<DealId>> FindAsync(int firstYear, CancellationToken cancel)
    {
        var found = new SortedSet<DealId>();
        foreach (var year in await Partitions.OfAsync(tables, Views.ByDate.Table, cancel))
        {
            if (string.CompareOrdinal(year, Views.Year(firstYear)) < 0)
            {
                continue;
            }

            await foreach (var row in tables.EachAsync(RowRange.Whole(Views.ByDate.Table, year), cancel))
            {
                if (Waits(row))
                {
                    found.Add(RowKeys.Deal(row.RowKey));
                }
            }
        }

        return [.. found];
    }

    /// <summary>Those whose rows would change.</summary>
    public async Task<IReadOnlyList<DealId>> ChangingAsync(IReadOnlyList<DealId> found, CancellationToken cancel)
    {
        var changing = new List<DealId>();
        foreach (var chunk in found.Chunk(DealRewrite.Chunk))
        {
            var stored = await new DealWriter(tables).ReadAsync(chunk, cancel);
            changing.AddRange(chunk.Where(id => stored[id] is { } deal && Converted(deal) != deal));
        }

        return changing;
    }

    /// <summary>The deal with the figures that the rates give; the same object if nothing changes.</summary>
    public DealRows Converted(DealRows stored)
    {
        // The first version did not store the names, so only an upgrade can rewrite its deals.
        if (stored.Named.All(organization => organization.Id != stored.Deal.Company))
        {
            return stored;
        }

        var converted = stored.Deal.ToRows(new(stored.Named), rates);
        return converted.Hash == stored.Hash ? stored : converted;
    }

    private bool Waits(TableEntity row)
    {
        try
        {
            return ViewRow.ReadAll(row).Any(period => Waits(period.Item));
        }
        catch (Exception older) when (older is not OutOfMemoryException)
        {
            // The row may be of an older version. The deal's own row, which every version can read, decides.
            return true;
        }
    }

    private bool Waits(DealItem item)
    {
        return Waits(item.Amount.Value, item.Amount.Usd)
            || (item.Valuation is { } valuation && Waits(valuation.Value.Worth, valuation.Usd))
            || item.Parties.Any(party => party.Amount is { } share && Waits(share, party.Usd));

        bool Waits(Amount amount, ConvertedAmount? usd) =>
            rates.Convert(amount, Currency.Usd, item.Date)?.Rate != usd?.Rate;
    }
}
