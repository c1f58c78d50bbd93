using ServerlessDeals.Store.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>Reads the stored exchange rates and keeps them for an hour. Newer ones arrive once a day.</summary>
internal sealed class RateReader(ITables tables, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private KeptRates? _kept;

    /// <returns>The rates, and the number of requests that they cost.</returns>
    public async Task<(ExchangeRates Rates, int Requests)> ReadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (Volatile.Read(ref _kept) is { } kept && now - kept.Read < KeptFor)
        {
            return (kept.Rates, 0);
        }

        var rates = await StoredRates.ReadAsync(tables, cancel);
        if (rates.Last is not null)
        {
            Volatile.Write(ref _kept, new(rates, now));
        }

        return (rates, 1);
    }

    private sealed record KeptRates(ExchangeRates Rates, DateTimeOffset Read);
}
