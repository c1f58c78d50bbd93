namespace ServerlessDeals.Bench.Measuring;

/// <summary>Shared by the rows of one run: sizes, folders, and stores, which are filled when first needed.</summary>
internal sealed class Session(bool quick, bool large) : IAsyncDisposable
{
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

    /// <summary>The folder for packages and data, outside the repository.</summary>
    public string Artifacts { get; } = Path.GetFullPath("artifacts");

    public int Times(int full) => quick ? Math.Min(full, 2) : full;

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
            DropInMemory();
            _inMemory = await FilledStore.InMemoryAsync(deals, withOrganizations: false, cancel);
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
    public async Task<IReadOnlyList<Series>> InTurnsAsync(
        int times, string unit, params IReadOnlyList<(string Of, Func<Task<double>> Measure)> measures)
    {
        var values = measures.Select(_ => new List<double>()).ToList();
        for (var i = 0; i < Times(times) * measures.Count; i++)
        {
            values[i % measures.Count].Add(await measures[i % measures.Count].Measure());
        }

        return [.. measures.Zip(values, (measure, measured) => new Series(measure.Of, unit, measured))];
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
