using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Pages;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Bench.Scale;

/// <summary>How large the site is with more deals. Every file is made, and only its size is kept.</summary>
internal static class SiteSizes
{
    public const string Heads = "deals | pages | files | MB | of it cards | largest file for a table | made in | memory";

    private const double Megabyte = 1_000_000;

    public static async Task<IReadOnlyList<object[]>> OfAsync(IEnumerable<int> sizes, CancellationToken cancel)
    {
        var rows = new List<object[]>();
        foreach (var deals in sizes)
        {
            rows.Add(await OfAsync(deals, cancel));
            Console.WriteLine(string.Join(" | ", rows[^1]));
        }

        return rows;
    }

    private static async Task<object[]> OfAsync(int deals, CancellationToken cancel)
    {
        var store = await FilledStore.InMemoryAsync(deals, withOrganizations: true, cancel);
        var reader = new SiteReader<MemoryTables>((MemoryTables)store.Tables, new FakeTimeProvider(FilledStore.Begin.AddDays(1)));
        var addresses = SiteAddresses.Of("https://deals.example", "https://deals.example/api");
        var files = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var seconds = await Session.SecondsAsync(async () =>
        {
            var content = new SiteContent(await reader.ReadAsync(cancel), [], addresses);
            foreach (var asset in BriefingSite.Assets(addresses))
            {
                files[asset.Path] = asset.Content.Length;
            }

            await PageRenderer.RenderAllAsync(BriefingSite.Sets(content), _ => true, (_, file) =>
            {
                files[file.Path] = file.Content.Length;
                return ValueTask.CompletedTask;
            });
        });
        long Bytes(string ending) => files.Where(file => file.Key.EndsWith(ending, StringComparison.Ordinal)).Sum(file => file.Value);
        var tables = files.Where(file => file.Key.EndsWith(".txt", StringComparison.Ordinal)).Select(file => file.Value);
        return
        [
            deals, files.Count(file => file.Key.EndsWith(".html", StringComparison.Ordinal)), files.Count, Bytes("") / Megabyte,
            Invariant($"{Bytes("card.png") / Megabyte:N0} MB"),
            Invariant($"{tables.DefaultIfEmpty().Max() / Megabyte:0.0} MB"), Invariant($"{seconds:N0} s"),
            Invariant($"{Process.GetCurrentProcess().PeakWorkingSet64 / Megabyte / 1000:0.0} GB"),
        ];
    }
}
