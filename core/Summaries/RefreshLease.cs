using System.Security.Cryptography;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Keeps other refreshes out while this one writes. It is renewed half-way, so that a long refresh keeps it and one that has
/// died loses it; whoever has lost it writes nothing more.
/// </summary>
internal sealed class RefreshLease(ITables tables, TimeProvider time, RefreshState taken) : IDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The state as this refresh wrote it last.</summary>
    public RefreshState State { get; private set; } = taken;

    /// <summary>Takes the lease and a generation; null where another refresh was faster.</summary>
    /// <param name="full">Everything is going to be counted.</param>
    public static async Task<RefreshLease?> TakeAsync(ITables tables, TimeProvider time, RefreshState before, bool full, CancellationToken cancel)
    {
        try
        {
            var taken = before with
            {
                LastTaken = before.LastTaken + 1,
                UnfinishedFull = before.UnfinishedFull ?? (full ? before.LastTaken + 1 : null),
                LeasedUntil = time.GetUtcNow() + Length,
                Owner = RandomNumberGenerator.GetHexString(32, lowercase: true),
            };
            return new(tables, time, await taken.WriteAsync(tables, cancel));
        }
        catch (ConcurrentWriteException)
        {
            return null;
        }
    }

    /// <exception cref="ConcurrentWriteException">Another refresh has taken the lease over.</exception>
    public async Task KeepAsync(CancellationToken cancel)
    {
        if (!IsDue())
        {
            return;
        }

        await _one.WaitAsync(cancel);
        try
        {
            if (IsDue())
            {
                State = await (State with { LeasedUntil = time.GetUtcNow() + Length }).WriteAsync(tables, cancel);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private bool IsDue() => State.LeasedUntil - time.GetUtcNow() < Length / 2;
}
