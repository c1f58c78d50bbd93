using System.Globalization;
using ServerlessDeals.Corpus;
using ServerlessDeals.Tables;
using ServerlessDeals.Tests;

namespace ServerlessDeals.Bench.Stores;

/// <summary>The in-memory double, filled with a generated corpus.</summary>
internal static class DoubleStore
{
    public static readonly DateTimeOffset Begin = new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero);
    private static (int Deals, ITables Tables, BenchClock Clock)? _kept;

    /// <summary>The store of a size; the one that was asked for last is kept, and no other, so that memory holds one.</summary>
    public static async Task<(ITables Tables, GeneratedCorpus Corpus)> OfAsync(Ground ground, int deals, CancellationToken cancel)
    {
        var (tables, _, corpus) = await WithClockAsync(ground, deals, cancel);
        return (tables, corpus);
    }

    public static async Task<(ITables Tables, BenchClock Clock, GeneratedCorpus Corpus)> WithClockAsync(Ground ground, int deals, CancellationToken cancel)
    {
        var corpus = new GeneratedCorpus(deals);
        if (_kept?.Deals != deals)
        {
            _kept = null;
            ground.Tell(string.Create(CultureInfo.InvariantCulture, $"  filling the double with {deals:N0} deals"));
            var (tables, clock) = (new MemoryTables(), new BenchClock(Begin));
            await Filling.FillAsync(ground, tables, corpus, clock, cancel);
            _kept = (deals, tables, clock);
        }

        return (_kept.Value.Tables, _kept.Value.Clock, corpus);
    }

    public static void Drop() => _kept = null;
}
