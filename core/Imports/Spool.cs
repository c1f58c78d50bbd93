using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ServerlessDeals.Imports;

/// <summary>
/// Sorts more lines than memory should hold: runs that are sorted in memory go to files in a temporary folder, from which
/// they are merged. Lines of one key keep the order in which they came.
/// </summary>
internal sealed class Spool(int inMemory = 50_000) : IDisposable
{
    private const string Prefix = "deals-import-";

    private readonly List<(string Key, string Line)> _lines = [];
    private readonly List<string> _runs = [];
    private string? _folder;

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
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private IEnumerable<(string Key, string Line)> InOrder() => _lines.OrderBy(line => line.Key, StringComparer.Ordinal);

    private void WriteRun()
    {
        _folder ??= NewFolder();
        var path = Path.Combine(_folder, $"{_runs.Count}");
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

    // The name tells whose it is, so that what a killed import left is found and removed by the next.
    private static string NewFolder()
    {
        foreach (var left in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(Prefix + "*").Where(IsLeft))
        {
            left.Delete(recursive: true);
        }

        return Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-")).FullName;
    }

    private static bool IsLeft(DirectoryInfo folder)
    {
        if (!int.TryParse(folder.Name[Prefix.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var owner))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(owner);
            // A later process may have been given the same number.
            return process.StartTime.ToUniversalTime() > folder.CreationTimeUtc;
        }
        catch (ArgumentException)
        {
            return true;
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
