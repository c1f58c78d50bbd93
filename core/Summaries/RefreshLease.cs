using System.Security.Cryptography;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>A refresh that is running and keeps others out.</summary>
/// <param name="Holder">The machine and process.</param>
/// <param name="Since">When it began, by the clock of the service.</param>
/// <param name="Until">When others may take over unless it renews the lease.</param>
public sealed record HeldLease(string Holder, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>
/// Keeps other refreshes out while this one writes. A running refresh renews it half-way; if it dies, the lease runs out.
/// A refresh that has lost its lease writes nothing more. Writes of the lease are never cancelled, because only their answer says
/// whether it is taken, and with which ETag it can be released. Whether it has run out depends only on the clock of the service, and
/// when to renew it only on the time that has passed here.
/// </summary>
internal sealed class RefreshLease(ITables tables, TimeProvider time, RefreshState taken) : IDisposable
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _renewal = new(1);
    private long _renewed = time.GetTimestamp();

    /// <summary>The state as this refresh wrote it last.</summary>
    public RefreshState State { get; private set; } = taken;

    /// <summary>Takes the lease and a generation; null if another refresh was faster.</summary>
    /// <param name="full">Whether this refresh counts everything.</param>
    /// <param name="now">The time of the service.</param>
    public static async Task<RefreshLease?> TakeAsync(
        ITables tables, TimeProvider time, RefreshState before, bool full, DateTimeOffset now)
    {
        var began = time.GetTimestamp();
        try
        {
            var taken = before with
            {
                LastTaken = before.LastTaken + 1,
                UnfinishedFull = before.UnfinishedFull ?? (full ? before.LastTaken + 1 : null),
                Holder = $"{Environment.MachineName}, process {Environment.ProcessId}",
                LeasedAt = now,
                Owner = RandomNumberGenerator.GetHexString(32, lowercase: true),
            };
            return new(tables, time, await taken.WriteAsync(tables, CancellationToken.None)) { _renewed = began };
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
                var began = time.GetTimestamp();
                State = await State.WriteAsync(tables, CancellationToken.None);
                _renewed = began;
            }
        }
        finally
        {
            _renewal.Release();
        }
    }

    public void Dispose() => _renewal.Dispose();

    private bool IsDue() => time.GetElapsedTime(Interlocked.Read(ref _renewed)) > Length / 2;
}
