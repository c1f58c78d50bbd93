using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

/// <summary>The site's program beside Hugo.</summary>
internal static class SiteRow
{
    public static async Task<IReadOnlyList<Measured>> BuildAsync(Session session, CancellationToken cancel)
    {
        var program = Path.Combine(session.Artifacts, "bin", "ServerlessDeals.Site", "release", "ServerlessDeals.Site.dll");
        if (!File.Exists(program))
        {
            throw new StartException("The site's program is not built. Start with ./bench, which builds it.");
        }

        await using var azurite = await session.StartEmulatorAsync(cancel);
        var (tables, corpus) = (
            new AzureTables(StorageSettings.Connect(azurite.ConnectionString)), new GeneratedCorpus(session.IsQuick ? 200 : 10_000));
        session.Log(Invariant($"  loading {corpus.Deals:N0} deals and their organizations into an emulator"));
        await new SeedLoad(tables, TimeProvider.System).RunAsync([.. corpus.Organizations()], [.. corpus.All()], null, cancel);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: false, null, cancel);

        var (site, source, version) = ("", session.NewPath("hugo"), await Hugo.VersionAsync(cancel));
        Func<Task<double>>[] ours = [() => OursAsync(site = session.NewPath("site")), () => OursAsync(site)];
        Func<Task<double>>[] hugos = version is null ? [] : [() => HugoAsync(withFiles: true), () => HugoAsync(withFiles: false)];
        var seconds = await session.InTurnsAsync(3, [.. ours, .. hugos]);
        var (pages, files) = (Count(site, "*.html"), Count(site, "*"));
        var what = Invariant($"site of {corpus.Deals:N0} deals, {pages:N0} pages");
        Series own = Rate("site", 0)!;
        var (full, copied, bare) = (Median(0), Median(2), Median(3));
        return
        [
            AgainstHugo(Invariant($"{what}, with {files - pages:N0} files beside them"), "the same files", 2, Invariant($"""
                Ours took {full:0.0} s, in which it draws what it writes. Hugo took {copied:0.0} s, of which {copied - bare:0.0} s
                copy files that ours had made. The faster a machine creates files, the less this row hides the time of drawing them.
                """)),
            AgainstHugo(what, "pages alone", 3, Invariant($"""
                Ours writes {files:N0} files for these {pages:N0} pages, {(double)files / pages:0.0} for each: JSON, CSV, feeds,
                charts and a card beside a page. Here Hugo writes the pages and nothing else, from finished bodies.
                """)),
            Measured.Ratio(
                what + ", rebuilt with nothing changed", "≤ 0.1 × the full build", new("nothing changed", "s", seconds[1]),
                new("full build", "s", seconds[0]), ratio => ratio <= 0.1),
        ];

        double Median(int measure) => measure < seconds.Count ? new Series("", "s", seconds[measure]).Median : double.NaN;

        Series? Rate(string of, int measure) => measure < seconds.Count
            ? new(of, "pages/s", [.. seconds[measure].Select(taken => pages / taken)])
            : null;

        Measured AgainstHugo(string against, string content, int measure, string why)
        {
            var name = version is null ? "Hugo" : $"Hugo {version}, {content}";
            return Measured.Ratio(against, $"≥ 1 × {name}", own, Rate(name, measure), ratio => ratio >= 1) with { Why = why };
        }

        Task<double> OursAsync(string output) => Session.SecondsAsync(() => Peer.RunAsync(
            "dotnet", [program, "--output", output], cancel,
            ("DealsStorage", azurite.ConnectionString), ("PublicBaseUrl", "http://localhost:7071/api")));

        async Task<double> HugoAsync(bool withFiles)
        {
            if (!Directory.Exists(source))
            {
                Hugo.Prepare(site, source);
            }

            var output = session.NewPath("hugo");
            var taken = await Session.SecondsAsync(() => Hugo.BuildAsync(source, output, withFiles, cancel));
            var (written, expected) = (Count(output, "*"), Count(site, withFiles ? "*" : "*.html"));
            return written == expected
                ? taken
                : throw new InvalidDataException($"Hugo wrote {written} files and should have written {expected}.");
        }
    }

    private static int Count(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Count();
}
