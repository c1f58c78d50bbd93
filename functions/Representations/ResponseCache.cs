using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace ServerlessDeals.Functions.Representations;

/// <summary>
/// Keeps successful answers in this process for ten seconds. Cache-Control allows a minute. Requests for an answer that is being made
/// wait for it. What is kept is counted with its compressed copies, and the oldest answers give way. The cache is cleared when this
/// process writes. Decision 0022 says why it is not a library's.
/// </summary>
/// <param name="time">The clock by which answers become old; the system's if null.</param>
public sealed class ResponseCache(TimeProvider? time = null)
{
    /// <summary>How old a cached answer may be.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>What all kept answers may hold.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    /// <summary>A larger answer is not kept.</summary>
    public const int MostAnswerBytes = 1024 * 1024;

    // The objects of an entry beside its texts and bytes, rounded up.
    private const int EntryBytes = 1024;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<Entry> _oldestFirst = new();
    private readonly Dictionary<string, SharedRun> _running = new(StringComparer.Ordinal);
    private long _held;
    private int _writes;

    /// <summary>The bytes of everything that is kept.</summary>
    internal long Held
    {
        get
        {
            lock (_lock)
            {
                return _held;
            }
        }
    }

    /// <summary>How many callers wait for the answer, if it is being made.</summary>
    internal int Waiting(string key)
    {
        lock (_lock)
        {
            return _running.GetValueOrDefault(key)?.Waiting ?? 0;
        }
    }

    /// <summary>An answer that was made a few seconds ago, or null.</summary>
    public Answer? Find(string key) =>
        _entries.TryGetValue(key, out var entry) && !IsOld(entry) ? entry.Answer : null;

    /// <summary>The kept answer, or that of a run that other callers wait for already, or that of a run of its own.</summary>
    /// <param name="key">Everything that the answer depends on.</param>
    /// <param name="make">Makes the answer. Its token is cancelled when no caller waits any more.</param>
    /// <param name="cancel">Ends the wait of this caller only.</param>
    /// <exception cref="OperationCanceledException">This caller has given up.</exception>
    public async Task<IResult> GetAsync(string key, Func<CancellationToken, Task<IResult>> make, CancellationToken cancel)
    {
        if (Find(key) is { } kept)
        {
            return kept;
        }

        var (run, isNew, writes) = Join(key);
        if (isNew)
        {
            _ = RunAsync(key, run, writes, make);
        }

        try
        {
            return await run.Result.WaitAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Leave(key, run);
            throw;
        }
    }

    /// <summary>Forgets all answers, and lets no later request see one whose run began before.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _writes++;
            _running.Clear();
            while (_oldestFirst.TryDequeue(out var entry))
            {
                Drop(entry);
            }
        }
    }

    private async Task RunAsync(string key, SharedRun run, int writes, Func<CancellationToken, Task<IResult>> make)
    {
        try
        {
            var made = await make(run.Stop);
            if (made is Answer { Body.Length: <= MostAnswerBytes } answer)
            {
                Keep(key, answer, writes);
            }

            End(key, run);
            run.Complete(made);
        }
        catch (Exception failed)
        {
            End(key, run);
            run.Fail(failed);
        }
    }

    private (SharedRun Run, bool IsNew, int Writes) Join(string key)
    {
        lock (_lock)
        {
            if (_running.TryGetValue(key, out var running))
            {
                running.Waiting++;
                return (running, false, _writes);
            }

            return (_running[key] = new() { Waiting = 1 }, true, _writes);
        }
    }

    private void Leave(string key, SharedRun run)
    {
        lock (_lock)
        {
            if (--run.Waiting > 0)
            {
                return;
            }

            // Nobody may join it any more.
            Remove(key, run);
        }

        run.Cancel();
    }

    private void End(string key, SharedRun run)
    {
        lock (_lock)
        {
            Remove(key, run);
        }
    }

    private void Remove(string key, SharedRun run)
    {
        if (_running.GetValueOrDefault(key) == run)
        {
            _running.Remove(key);
        }
    }

    private void Keep(string key, Answer answer, int writes)
    {
        var entry = new Entry(key, answer, _time.GetTimestamp())
        {
            Bytes = EntryBytes + answer.Body.Length + (sizeof(char) * (key.Length + (answer.NextLink?.Length ?? 0))),
        };
        lock (_lock)
        {
            MakeRoom();
            if (writes != _writes || !_entries.TryAdd(key, entry))
            {
                return;
            }

            answer.Compressed = bytes => Grow(entry, bytes);
            _oldestFirst.Enqueue(entry);
            _held += entry.Bytes;
            MakeRoom();
        }
    }

    private void Grow(Entry entry, int bytes)
    {
        lock (_lock)
        {
            if (_entries.GetValueOrDefault(entry.Key) == entry)
            {
                entry.Bytes += bytes;
                _held += bytes;
                MakeRoom();
            }
        }
    }

    private void MakeRoom()
    {
        while (_oldestFirst.TryPeek(out var oldest) && (_held > MostBytes || IsOld(oldest)))
        {
            Drop(_oldestFirst.Dequeue());
        }
    }

    private void Drop(Entry entry)
    {
        _entries.TryRemove(entry.Key, out _);
        _held -= entry.Bytes;
    }

    private bool IsOld(Entry entry) => _time.GetElapsedTime(entry.Made) >= Longest;

    private sealed class Entry(string key, Answer answer, long made)
    {
        public string Key => key;

        public Answer Answer => answer;

        public long Made => made;

        public long Bytes { get; set; }
    }
}
