using System.Diagnostics;
using System.Globalization;
using ServerlessDeals.Bench.Peers;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Corpus;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Bench.Rows;

internal sealed class SiteBuild : IRow
{
    private const double OfHugo = 1;
    private const double Unchanged = 0.1;

    public static string Name => "site";

    public static string Terms => """
        Ours is the site's program as it is run after a refresh: it reads all deals from the emulator, resolves them, renders every page from its data and writes it, and beside it its JSON, its CSV, its feeds, its charts and its card.
        Hugo gets the same pages' finished bodies as content in files, and puts a layout of its own around each: it reads no storage, resolves nothing, and draws no chart. The same files: it copies what ours wrote beside the pages. Pages alone: it writes nothing else.
        Each begins with a folder that was never there, because a file system is slow for minutes after many files were removed from it. A page is an HTML file.
        The rebuild is the same program once more, with nothing changed in storage.
        """;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Ground ground, CancellationToken cancel)
    {
        var program = Path.Combine(ground.Artifacts, "bin", "ServerlessDeals.Site", "release", "ServerlessDeals.Site.dll");
        if (!File.Exists(program))
        {
            throw new StartException("The site's program is not built; start with ./bench, which builds it.");
        }

        await using var azurite = await Azurite.StartAsync(ground.Artifacts, Ports.ThreeFree(), keep: false, cancel);
        var corpus = new GeneratedCorpus(ground.Site);
        await FillAsync(ground, new AzureTables(StorageSettings.Connect(azurite.ConnectionString)), corpus, cancel);
        var (full, again, same, alone) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (pages, files, source) = (0, 0, ground.NewFolder("hugo"));
        var version = await Hugo.VersionAsync(cancel);
        for (var i = 0; i < ground.Times(3); i++)
        {
            var output = ground.NewFolder("site");
            full.Add(await SecondsAsync(() => BuildAsync(program, output, azurite.ConnectionString, cancel)));
            again.Add(await SecondsAsync(() => BuildAsync(program, output, azurite.ConnectionString, cancel)));
            ground.Tell(string.Create(CultureInfo.InvariantCulture, $"  built in {full[^1]:0.0} s, again in {again[^1]:0.0} s"));
            files = Count(output, "*");
            pages = Count(output, "*.html");
            if (version is null)
            {
                continue;
            }

            if (i == 0)
            {
                Hugo.Prepare(output, source);
            }

            var (all, few) = (ground.NewFolder("hugo-files"), ground.NewFolder("hugo-pages"));
            same.Add(await SecondsAsync(() => Hugo.BuildAsync(source, all, withFiles: true, cancel)));
            alone.Add(await SecondsAsync(() => Hugo.BuildAsync(source, few, withFiles: false, cancel)));
            ground.Tell(string.Create(CultureInfo.InvariantCulture, $"  Hugo in {same[^1]:0.0} s, the pages alone in {alone[^1]:0.0} s"));
            if (Count(all, "*") != files || Count(few, "*") != pages)
            {
                throw new InvalidDataException($"Hugo wrote {Count(all, "*")} and {Count(few, "*")} files where {files} and {pages} are asked of it.");
            }
        }

        var what = string.Create(CultureInfo.InvariantCulture, $"site of {corpus.Deals:N0} deals, {pages:N0} pages");
        var rebuild = new Series("nothing changed", "s", again);
        var first = new Series("full build", "s", full);
        Measured rebuilt = new(
            what + ", rebuilt with nothing changed", "≤ 0.1 × the full build", string.Create(CultureInfo.InvariantCulture, $"{rebuild.Median / first.Median:0.00} ×"), rebuild.Median <= Unchanged * first.Median, [rebuild, first]);
        var (copied, bare) = (new Series("the same files", "s", same), new Series("pages alone", "s", alone));
        Series Rate(string of, List<double> seconds) => new(of, "pages/s", [.. seconds.Select(one => pages / one)]);
        var own = Rate("site", full);
        return version is null
            ? [new(what, "≥ 1 × Hugo", "Hugo is not installed", null, [own]), rebuilt]
            : [
                Against(string.Create(CultureInfo.InvariantCulture, $"{what}, with {files - pages:N0} files beside them"), own, Rate($"Hugo {version}, the same files", same)) with
                {
                    Why = string.Create(
                        CultureInfo.InvariantCulture,
                        $"Ours took {first.Median:0.0} s, in which it draws what it writes; Hugo took {copied.Median:0.0} s, of which {copied.Median - bare.Median:0.0} s are copies of files that ours had made. The faster a machine makes files, the less this row hides the time of drawing them."),
                },
                Against(what, own, Rate($"Hugo {version}, pages alone", alone)) with
                {
                    Why = string.Create(
                        CultureInfo.InvariantCulture,
                        $"Ours writes {files:N0} files for these {pages:N0} pages, {(double)files / pages:0.0} for each: beside a page stand its JSON, its CSV, its feeds, its charts and its card. Here Hugo writes the pages and nothing else, from bodies that are finished."),
                },
                rebuilt,
            ];
    }

    private static Measured Against(string what, Series ours, Series peer)
    {
        var ratio = ours.Median / peer.Median;
        return new(what, $"≥ 1 × {peer.Of}", string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} ×"), ratio >= OfHugo, [ours, peer]);
    }

    private static int Count(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Count();

    private static async Task FillAsync(Ground ground, ITables tables, GeneratedCorpus corpus, CancellationToken cancel)
    {
        ground.Tell(string.Create(CultureInfo.InvariantCulture, $"  loading {corpus.Deals:N0} deals and their organizations into an emulator"));
        await new SeedLoad(tables, TimeProvider.System).RunAsync([.. corpus.Organizations()], [.. corpus.All()], null, cancel);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: false, null, cancel);
    }

    private static async Task BuildAsync(string program, string output, string storage, CancellationToken cancel)
    {
        await using var site = Peer.Start("dotnet", [program, "--output", output], new Dictionary<string, string> { ["DealsStorage"] = storage, ["PublicBaseUrl"] = "http://localhost:7071/api" });
        await site.EndAsync(cancel);
    }

    private static async Task<double> SecondsAsync(Func<Task> run)
    {
        var began = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
