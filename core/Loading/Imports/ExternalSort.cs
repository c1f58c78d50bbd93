using System.Text;

namespace ServerlessDeals.Loading.Imports;

/// <summary>
/// Sorts more lines than fit in memory. Runs are sorted in memory, written to files in a temporary folder, and merged from there.
/// Lines with the same key keep their order.
/// </summary>
internal sealed class ExternalSort(int inMemory = 50_000) : IDisposable
{
    private const string Prefix = "deals-import-";
    private const string Lock = "lock";

    private readonly List<(string Key, string Line)> _lines = [];
    private readonly List<string> _runs = [];
    private string? _folder;
    private FileStream? _lock;

    public long Count { get; private set; }

    /// <param name="key">Must not contain tabs or line breaks.</param>
    /// <param name="line">Must not contain line breaks.</param>
    public void Add(string key, string line)
    {
        _lines.Add((key, line));
        Count++;
        if (_lines.Count == inMemory)
        {
            WriteRun();
        }
    }

    /// <summary>All lines by key, in ordinal order.</summary>
    public IEnumerable<(string Key, string Line)> Sorted()
    {
        if (_runs.Count == 0)
        {
            return InOrder();
        }

        WriteRun();
        return Merged();
    }

    /// <summary>The lines grouped by key, in the order of keys.</summary>
    public IEnumerable<IReadOnlyList<string>> ByKey()
    {
        var (lastKey, lines) = ("", new List<string>());
        foreach (var (key, line) in Sorted())
        {
            if (key != lastKey && lines.Count > 0)
            {
                yield return lines;
                lines = [];
            }

            lastKey = key;
            lines.Add(line);
        }

        if (lines.Count > 0)
        {
            yield return lines;
        }
    }

    public void Dispose()
    {
        _lock?.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private IEnumerable<(string Key, string Line)> InOrder() => _lines.OrderBy(line => line.Key, StringComparer.Ordinal);

    private void WriteRun()
    {
        if (_folder is null)
        {
            OpenFolder();
        }

        var path = Path.Combine(_folder!, $"{_runs.Count}");
        using (var run = new StreamWriter(path, append: false, Encoding.UTF8))
        {
            foreach (var (key, line) in InOrder())
            {
                run.Write(key);
                run.Write('\t');
                run.WriteLine(line);
            }
        }

        _runs.Add(path);
        _lines.Clear();
    }

    // A running import holds the lock of its folder. A folder whose lock is free was left by a killed one and can be removed.
    private void OpenFolder()
    {
        foreach (var other in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            RemoveIfAbandoned(other);
        }

        _folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        _lock = File.Open(Path.Combine(_folder, Lock), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    private static void RemoveIfAbandoned(string folder)
    {
        try
        {
            using (File.Open(Path.Combine(folder, Lock), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
            }

            Directory.Delete(folder, recursive: true);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // Its import is still running, it belongs to another user, or another import is removing it.
        }
    }

    private IEnumerable<(string Key, string Line)> Merged()
    {
        var runs = _runs.ConvertAll(path => File.ReadLines(path).GetEnumerator());
        try
        {
            // For equal keys, the earlier run comes first.
            var next = new PriorityQueue<int, (string Key, int Run)>(Comparer<(string Key, int Run)>.Create(
                (x, y) => string.CompareOrdinal(x.Key, y.Key) is var order and not 0 ? order : x.Run.CompareTo(y.Run)));
            for (var run = 0; run < runs.Count; run++)
            {
                Queue(run);
            }

            while (next.TryDequeue(out var run, out var position))
            {
                yield return (position.Key, runs[run].Current[(position.Key.Length + 1)..]);
                Queue(run);
            }

            void Queue(int run)
            {
                if (runs[run].MoveNext())
                {
                    next.Enqueue(run, (runs[run].Current[..runs[run].Current.IndexOf('\t', StringComparison.Ordinal)], run));
                }
            }
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }
}
