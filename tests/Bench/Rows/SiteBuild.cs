using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

internal sealed class SiteBuild() : Row("site")
{
    public override async Task<IReadOnlyList<Measured>> MeasureAsync(Session session, CancellationToken cancel)
    {
        var program = Path.Combine(session.Artifacts, "bin", "ServerlessDeals.Site", "release", "ServerlessDeals.Site.dll");
        if (!File.Exists(program))
        {
            throw new StartException("The site's program is not built. Start with ./bench, which builds it.");
        }

        await using var azurite = await Azurite.StartAsync(session.Artifacts, Ports.ThreeFree(), keep: false, cancel);
        await FillAsync(session, azurite.ConnectionString, cancel);
        var (full, again, same, alone) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (pages, files, source) = (0, 0, Path.Combine(session.NewFolder(), "hugo"));
        var version = await Hugo.VersionAsync(cancel);
        for (var i = 0; i < session.Times(3); i++)
        {
            var output = Path.Combine(session.NewFolder(), "site");
            full.Add(await BuildAsync(output));
            again.Add(await BuildAsync(output));
            session.Tell(Invariant($"  built in {full[^1]:0.0} s, again in {again[^1]:0.0} s"));
            (pages, files) = (Count(output, "*.html"), Count(output, "*"));
            if (version is null)
            {
                continue;
            }

            if (i == 0)
            {
                Hugo.Prepare(output, source);
            }

            same.Add(await HugoAsync(withFiles: true, files));
            alone.Add(await HugoAsync(withFiles: false, pages));
            session.Tell(Invariant($"  Hugo in {same[^1]:0.0} s, the pages alone in {alone[^1]:0.0} s"));
        }

        Series Rate(string of, List<double> seconds) => new(of, "pages/s", [.. seconds.Select(taken => pages / taken)]);
        Series first = new("full build", "s", full);
        var (what, own) = (Invariant($"site of {session.Site:N0} deals, {pages:N0} pages"), Rate("site", full));
        var rebuilt = Measured.Ratio(
            what + ", rebuilt with nothing changed", "≤ 0.1 × the full build", new("nothing changed", "s", again), first, ratio =>
                ratio <= 0.1);
        if (version is null)
        {
            return [new(what, "≥ 1 × Hugo", "Hugo is not installed", null, own), rebuilt];
        }

        var withFiles = Invariant($"{what}, with {files - pages:N0} files beside them");
        var (took, copied, bare) = (first.Median, new Series("", "s", same).Median, new Series("", "s", alone).Median);
        return
        [
            AgainstHugo(withFiles, Rate($"Hugo {version}, the same files", same), Invariant($"""
                Ours took {took:0.0} s, in which it draws what it writes. Hugo took {copied:0.0} s, of which {copied - bare:0.0}
                s copy files that ours had made. The faster a machine creates files, the less this row hides the time of drawing
                them.
                """)),
            AgainstHugo(what, Rate($"Hugo {version}, pages alone", alone), Invariant($"""
                Ours writes {files:N0} files for these {pages:N0} pages, {(double)files / pages:0.0} for each: JSON, CSV, feeds,
                charts and a card beside a page. Here Hugo writes the pages and nothing else, from finished bodies.
                """)),
            rebuilt,
        ];

        Measured AgainstHugo(string what, Series hugo, string why) =>
            Measured.Ratio(what, $"≥ 1 × {hugo.Of}", own, hugo, ratio => ratio >= 1) with { Why = why };

        Task<double> BuildAsync(string output) => Session.SecondsAsync(() => Peer.RunAsync(
            "dotnet", [program, "--output", output], cancel, ("DealsStorage", azurite.ConnectionString), (
                "PublicBaseUrl", "http://localhost:7071/api")));

        async Task<double> HugoAsync(bool withFiles, int expected)
        {
            var output = Path.Combine(session.NewFolder(), "hugo");
            var seconds = await Session.SecondsAsync(() => Hugo.BuildAsync(source, output, withFiles, cancel));
            return Count(output, "*") is var written && written == expected
                ? seconds
                : throw new InvalidDataException($"Hugo wrote {written} files and should have written {expected}.");
        }
    }

    private static int Count(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Count();

    private static async Task FillAsync(Session session, string connection, CancellationToken cancel)
    {
        var (tables, corpus) = (new AzureTables(StorageSettings.Connect(connection)), new GeneratedCorpus(session.Site));
        session.Tell(Invariant($"  loading {corpus.Deals:N0} deals and their organizations into an emulator"));
        await new SeedLoad(tables, TimeProvider.System).RunAsync([.. corpus.Organizations()], [.. corpus.All()], null, cancel);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: false, null, cancel);
    }
}
