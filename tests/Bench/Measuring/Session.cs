namespace ServerlessDeals.Bench.Measuring;

/// <summary>What the rows of one run share: sizes, repetitions, stores that are filled once, folders and progress.</summary>
internal sealed class Session(bool quick, bool large) : IAsyncDisposable
{
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly List<string> _folders = [];
    private EmulatorStore? _emulator;
    private FilledStore? _double;

    public bool IsQuick => quick;

    public int Small => quick ? 300 : 4_500;

    public int Middle => quick ? 900 : 45_000;

    /// <summary>
    /// Deals on the emulator. It walks a partition for every row that is written into it, so it takes hours to load the middle corpus.
    /// With fewer deals to sort, a peer is only faster.
    /// </summary>
    public int Emulated => large || quick ? Middle : 9_000;

    /// <summary>The sizes of the double at which a refresh is measured.</summary>
    public IReadOnlyList<int> Sizes => large || quick ? [Small, Middle, quick ? 2_700 : 450_000] : [Small, Middle];

    /// <summary>Deals of the site that is built.</summary>
    public int Site => quick ? 200 : 10_000;

    public TimeSpan Elapsed => _time.Elapsed;

    /// <summary>Where packages and data are kept; never in the repository.</summary>
    public string Artifacts { get; } = Path.GetFullPath("artifacts");

    public int Times(int full) => quick ? Math.Min(full, 2) : full;

    public void Tell(string line) => Console.WriteLine(Invariant($"[{_time.Elapsed.TotalSeconds,5:0} s] {line}"));

    /// <summary>The emulator with its corpus imported and refreshed. It is filled when it is first asked for.</summary>
    public async Task<EmulatorStore> EmulatorAsync(CancellationToken cancel) =>
        _emulator ??= await EmulatorStore.FillAsync(this, Emulated, cancel);

    /// <summary>The double with a corpus of that size. Only the last one is kept, to save memory.</summary>
    public async Task<FilledStore> DoubleAsync(int deals, CancellationToken cancel)
    {
        if (_double?.Corpus.Deals != deals)
        {
            _double = null;
            _double = await FilledStore.OnTheDoubleAsync(this, deals, withOrganizations: false, cancel);
        }

        return _double;
    }

    public void DropDouble() => _double = null;

    /// <summary>
    /// A new folder below artifacts/. All of them are removed at the end of the run: a file system that has just removed many files creates
    /// new ones slowly for minutes, which would disturb the build of a site.
    /// </summary>
    public string NewFolder()
    {
        _folders.Add(Path.Combine(Artifacts, "bench", Invariant($"run-{Environment.ProcessId}-{_folders.Count}")));
        return Directory.CreateDirectory(_folders[^1]).FullName;
    }

    /// <summary>Measures several things in turns, so that a disturbance affects all of them.</summary>
    /// <returns>What each gave, in the order of the measures.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<double>>> InTurnsAsync(int times, params Func<Task<double>>[] measures)
    {
        var results = measures.Select(_ => new List<double>()).ToList();
        for (var i = 0; i < Times(times); i++)
        {
            foreach (var (measure, result) in measures.Zip(results))
            {
                result.Add(await measure());
            }
        }

        return results;
    }

    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }

        _folders.ForEach(folder => Directory.Delete(folder, recursive: true));
    }
}
