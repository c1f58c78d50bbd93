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
        await using var azurite = await session.StartEmulatorAsync(cancel);
        var tables = new AzureTables(StorageSettings.Connect(azurite.ConnectionString));
        var corpus = new GeneratedCorpus(session.IsQuick ? 200 : 10_000);
        await new SeedLoad(tables, TimeProvider.System).RunAsync([.. corpus.Organizations()], [.. corpus.All()], null, cancel);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: false, null, cancel);

        var (site, source, version) = ("", session.NewPath("hugo"), await Hugo.VersionAsync(cancel));
        var hugo = version is null ? "Hugo" : $"Hugo {version}";
        (string Of, Func<Task<double>> Measure)[] builds =
        [
            ("full build", () => OursAsync(site = session.NewPath("site"))),
            ("nothing changed", () => OursAsync(site)),
            ($"{hugo}, the same files", () => HugoAsync(withFiles: true)),
            ($"{hugo}, pages alone", () => HugoAsync(withFiles: false)),
        ];
        var seconds = await session.InTurnsAsync(3, "s", builds[..(version is null ? 2 : 4)]);
        var (pages, files) = (Count(site, "*.html"), Count(site, "*"));
        var what = Invariant($"site of {corpus.Deals:N0} deals, {pages:N0} pages");
        return
        [
            AgainstHugo(Invariant($"{what}, with {files - pages:N0} files beside them"), 2),
            AgainstHugo(what, 3),
            Measured.Ratio(
                what + ", rebuilt with nothing changed", "≤ 0.1 × the full build", seconds[1], seconds[0], ratio => ratio <= 0.1),
        ];

        Measured AgainstHugo(string against, int build) => Measured.Ratio(
            against, $"≥ 1 × {builds[build].Of}", Rate(seconds[0]) with { Of = "site" },
            build < seconds.Count ? Rate(seconds[build]) : null, ratio => ratio >= 1);

        Series Rate(Series build) => new(build.Of, "pages/s", [.. build.Values.Select(taken => pages / taken)]);

        Task<double> OursAsync(string output) => Session.SecondsAsync(() => ChildProcess.OutputAsync(
            new("dotnet", [program, "--output", output]), cancel,
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
