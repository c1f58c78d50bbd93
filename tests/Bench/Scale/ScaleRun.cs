using System.Globalization;
using ServerlessDeals.Bench.Stores;
using ServerlessDeals.Corpus;

namespace ServerlessDeals.Bench.Scale;

/// <summary>Simulates ten and a hundred million deals, as far as a simulation can show them, and writes docs/scale.md.</summary>
internal static class ScaleRun
{
    /// <summary>Deals of the largest corpus that is sampled.</summary>
    private const int Simulated = 10_000_000;

    public static async Task<int> RunAsync(bool quick, bool large, CancellationToken cancel)
    {
        await using var ground = new Ground(quick, large);
        ground.Tell(string.Create(CultureInfo.InvariantCulture, $"sampling a corpus of {Simulated:N0} deals"));
        var partitions = Partition.LargestOf(new GeneratedCorpus(Simulated), quick ? 1_000 : 50_000);
        var grown = new List<Grown>();
        foreach (var deals in ground.Sizes)
        {
            grown.Add(await Grown.OfAsync(ground, deals, cancel));
            ground.Tell(grown[^1].ToString());
        }

        DoubleStore.Drop();
        var text = ScaleDocument.Of(partitions, grown, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        await ground.PublishAsync("scale.md", text, cancel);
        return 0;
    }
}
