using System.Security.Cryptography;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Keeps other refreshes out while this one writes. A running refresh renews it half-way; if it dies, the lease runs out.
/// A refresh that has lost its lease writes nothing more. Writes of the lease are never cancelled, because only their answer says
/// whether it is taken, and with which ETag it can be released.
/// </summary>
internal sealed class RefreshLease(ITables tables, TimeProvider time, RefreshState taken) : IDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _renewal = new(1);

    /// <summary>The state as this refresh wrote it last.</summary>
    public RefreshState State { get; private set; } = taken;

    /// <summary>Takes the lease and a generation; null if another refresh was faster.</summary>
    /// <param name="full">Whether this refresh counts everything.</param>
    public static async Task<RefreshLease?> TakeAsync(ITables tables, TimeProvider time, RefreshState before, bool full)
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
            return new(tables, time, await taken.WriteAsync(tables, CancellationToken.None));
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

        await _renewal.WaitAsync(cancel);
        try
        {
            if (IsDue())
            {
                State = await (State with { LeasedUntil = time.GetUtcNow() + Length })
                    .WriteAsync(tables, CancellationToken.None);
            }
        }
        finally
        {
            _renewal.Release();
        }
    }

    public void Dispose() => _renewal.Dispose();

    private bool IsDue() => State.LeasedUntil - time.GetUtcNow() < Length / 2;
}
