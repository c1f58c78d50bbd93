using System.IO.Compression;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>The European Central Bank's rates, as the repository has them. Those of past days never change.</summary>
internal static class RealRates
{
    private static readonly Lazy<ExchangeRates> Read = new(() =>
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Frozen", "eurofxref-hist.csv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return new(RateCsv.Parse(text.ReadToEnd()).OrThrow());
    });

    public static ExchangeRates All => Read.Value;

    /// <summary>Stores them, before deals are loaded.</summary>
    public static Task StoreAsync(ITables tables) => StoreAsync(tables, All.Days);

    /// <summary>Stores one day in forty, for tests that load often. Some deals then have no rate.</summary>
    public static Task StoreSomeAsync(ITables tables) => StoreAsync(tables, [.. All.Days.Where((_, at) => at % 40 == 0)]);

    private static async Task StoreAsync(ITables tables, IReadOnlyList<DailyRates> days)
    {
        await tables.CreateAsync([Store.Layout.TableNames.Rates], CancellationToken.None);
        await StoredRates.WriteAsync(tables, days, RateState.None, CancellationToken.None);
    }
}
