namespace ServerlessDeals.Bench.Measuring;

/// <summary>Shared by the rows of one run: sizes, repetitions, folders, progress, and stores, which are filled when first needed.</summary>
internal sealed class Session(bool quick, bool large) : IAsyncDisposable
{
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly List<string> _folders = [];
    private Azurite? _azurite;
    private EmulatorStore? _emulator;
    private FilledStore? _inMemory;

    public bool IsQuick => quick;

    public int Small => quick ? 300 : 4_500;

    public int Middle => quick ? 900 : 45_000;

    /// <summary>
    /// Deals on the emulator. It walks a partition for every row that is written into it, so it takes hours to load the middle corpus.
    /// With fewer deals to sort, a peer is only faster.
    /// </summary>
    public int Emulated => large || quick ? Middle : 9_000;

    /// <summary>The sizes in memory at which a refresh is measured.</summary>
    public IReadOnlyList<int> Sizes => large || quick ? [Small, Middle, quick ? 2_700 : 450_000] : [Small, Middle];

    public TimeSpan Elapsed => _time.Elapsed;

    /// <summary>The folder for packages and data, outside the repository.</summary>
    public string Artifacts { get; } = Path.GetFullPath("artifacts");

    /// <summary>How often something is measured.</summary>
    public int Times(int full) => quick ? Math.Min(full, 2) : full;

    public void Log(string line) => Console.WriteLine(Invariant($"[{_time.Elapsed.TotalSeconds,5:0} s] {line}"));

    /// <summary>The emulator with its corpus imported and refreshed.</summary>
    public async Task<EmulatorStore> EmulatorAsync(CancellationToken cancel)
    {
        _azurite ??= await StartEmulatorAsync(cancel);
        return _emulator ??= await EmulatorStore.FillAsync(this, _azurite.ConnectionString, Emulated, cancel);
    }

    /// <summary>An empty emulator, which the caller stops.</summary>
    public Task<Azurite> StartEmulatorAsync(CancellationToken cancel) =>
        Azurite.StartAsync(Artifacts, Ports.ThreeFree(), keep: false, cancel);

    /// <summary>A corpus in memory. Only the last one is kept, to save memory.</summary>
    public async Task<FilledStore> InMemoryAsync(int deals, CancellationToken cancel)
    {
        if (_inMemory?.Corpus.Deals != deals)
        {
            _inMemory = null;
            _inMemory = await FilledStore.InMemoryAsync(this, deals, withOrganizations: false, cancel);
        }

        return _inMemory;
    }

    public void DropInMemory() => _inMemory = null;

    /// <summary>
    /// A path in a new folder below artifacts/. The folders are removed at the end of the run: a file system that has just removed many
    /// files creates new ones slowly for minutes, which would disturb the build of a site.
    /// </summary>
    public string NewPath(string name)
    {
        _folders.Add(Path.Combine(Artifacts, "bench", Invariant($"run-{Environment.ProcessId}-{_folders.Count}")));
        return Path.Combine(Directory.CreateDirectory(_folders[^1]).FullName, name);
    }

    /// <summary>Measures several things in turns, so that a disturbance affects all of them.</summary>
    /// <returns>The results of each, in the order of the measures.</returns>
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
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        _folders.ForEach(folder => Directory.Delete(folder, recursive: true));
    }
}
