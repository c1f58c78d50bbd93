using System.Text;

namespace ServerlessDeals.Loading.Imports;

/// <summary>
/// Sorts more lines than memory should hold: runs that are sorted in memory go to files in a temporary folder, from which
/// they are merged. Lines of one key keep the order in which they came.
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

    /// <param name="key">Without tabs and line breaks.</param>
    /// <param name="line">Without line breaks.</param>
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

    /// <summary>The lines of each key, key by key.</summary>
    public IEnumerable<IReadOnlyList<string>> ByKey()
    {
        var (run, lines) = ("", new List<string>());
        foreach (var (key, line) in Sorted())
        {
            if (key != run && lines.Count > 0)
            {
                yield return lines;
                lines = [];
            }

            run = key;
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

    // The import that made a folder holds its lock as long as it runs, so that what a killed one left is known by a lock that
    // can be had.
    private void OpenFolder()
    {
        foreach (var other in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            RemoveIfLeft(other);
        }

        _folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        _lock = File.Open(Path.Combine(_folder, Lock), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    private static void RemoveIfLeft(string folder)
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
            // Its import runs, it is another user's, or another import removes it just now.
        }
    }

    private IEnumerable<(string Key, string Line)> Merged()
    {
        var runs = _runs.ConvertAll(path => File.ReadLines(path).GetEnumerator());
        try
        {
            // Of equal keys the earlier run comes first.
            var next = new PriorityQueue<int, (string Key, int Run)>(
                Comparer<(string Key, int Run)>.Create((x, y) => string.CompareOrdinal(x.Key, y.Key) is var order and not 0 ? order : x.Run.CompareTo(y.Run)));
            for (var run = 0; run < runs.Count; run++)
            {
                Queue(run);
            }

            while (next.TryDequeue(out var run, out var place))
            {
                yield return (place.Key, runs[run].Current[(place.Key.Length + 1)..]);
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
