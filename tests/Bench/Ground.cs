using System.Diagnostics;
using System.Globalization;
using ServerlessDeals.Bench.Stores;

namespace ServerlessDeals.Bench;

/// <summary>What the rows share: sizes, repetitions, the stores that are filled once, and where progress is told.</summary>
internal sealed class Ground(bool quick, bool large) : IAsyncDisposable
{
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly List<string> _folders = [];
    private EmulatorStore? _emulator;

    public bool IsQuick => quick;

    public int Small => quick ? 300 : 4_500;

    public int Middle => quick ? 900 : 45_000;

    /// <summary>
    /// Deals on the emulator. It walks a partition for every row that is written into it, so that it takes in the whole middle
    /// corpus in hours; a peer with fewer deals to sort is the faster peer.
    /// </summary>
    public int Emulated => quick ? 900 : large ? Middle : 9_000;

    /// <summary>Deals of the largest corpus, on the double alone.</summary>
    private int Large => quick ? 2_700 : 450_000;

    /// <summary>The sizes of the double at which a refresh is measured.</summary>
    public IReadOnlyList<int> Sizes => large || quick ? [Small, Middle, Large] : [Small, Middle];

    /// <summary>Deals of the site that is built.</summary>
    public int Site => quick ? 200 : 10_000;

    public TimeSpan Elapsed => _time.Elapsed;

    /// <summary>Where packages and data may lie; never in the repository.</summary>
    public string Artifacts { get; } = Path.GetFullPath("artifacts");

    public int Times(int full) => quick ? Math.Min(full, 2) : full;

    /// <summary>How long one repetition of a load lasts.</summary>
    public TimeSpan LoadLength => TimeSpan.FromSeconds(quick ? 0.5 : 4);

    public void Tell(string line) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{_time.Elapsed.TotalSeconds,5:0} s] {line}"));

    /// <summary>The emulator with its corpus imported and refreshed; filled when it is first asked for.</summary>
    public async Task<EmulatorStore> EmulatorAsync(CancellationToken cancel) =>
        _emulator ??= await EmulatorStore.FillAsync(this, Emulated, cancel);

    /// <summary>A folder below artifacts/ that is empty.</summary>
    public string EmptyFolder(string name)
    {
        var folder = Path.Combine(Artifacts, "bench", name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>
    /// The name of a folder that is not there and never was, with what a program leaves beside it: a file system that has just
    /// removed many files creates others slowly for minutes, so that all of it is removed only when all is measured.
    /// </summary>
    public string NewFolder(string name)
    {
        var folder = Path.Combine(Artifacts, "bench", string.Create(CultureInfo.InvariantCulture, $"run-{Environment.ProcessId}-{_folders.Count}"));
        _folders.Add(folder);
        return Path.Combine(Directory.CreateDirectory(folder).FullName, name);
    }

    /// <summary>Writes a document into docs/, or prints it where the run was a quick one, which measures too little.</summary>
    public async Task PublishAsync(string name, string text, CancellationToken cancel)
    {
        if (IsQuick)
        {
            Console.WriteLine(text);
            Tell($"docs/{name} is left as it is: a quick run measures too little.");
            return;
        }

        await File.WriteAllTextAsync(Path.Combine("docs", name), text, cancel);
        Tell($"Written to docs/{name}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }

        foreach (var folder in _folders)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
