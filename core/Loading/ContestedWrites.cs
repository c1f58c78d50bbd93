using System.Security.Cryptography;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading;

/// <summary>
/// Writes deals that other processes may be writing too. After a conflict each half is tried again, down to a single deal: the less time
/// passes between reading and writing, the fewer conflicts there are.
/// </summary>
internal sealed class ContestedWrites(DealWriter writer, TimeProvider time)
{
    internal const int Tries = 10;

    private const int ShortestPause = 20;
    private const int LongestPause = 640;

    // Deals that a write has begun. If it fails, some of their rows may be missing.
    private readonly HashSet<DealId> _begun = [];

    /// <summary>Names the deals that the current write begins, so they are repaired if it fails.</summary>
    public void Begin(IEnumerable<DealId> deals) => _begun.UnionWith(deals);

    /// <param name="items">What is written, such as deals.</param>
    /// <param name="nameOf">The name of an item in the message of the exception.</param>
    /// <param name="write">Reads and writes some of the items. It can be repeated.</param>
    /// <param name="cancel">Stops the writes.</param>
    /// <exception cref="ConcurrentWriteException">Another process keeps writing the same deal. The message names it.</exception>
    public async Task WriteAsync<T>(
        IReadOnlyList<T> items, Func<T, string> nameOf, Func<IReadOnlyList<T>, Task> write, CancellationToken cancel)
    {
        if (items is [var only])
        {
            await RepeatAsync(nameOf(only), () => OnceAsync(items, write, cancel), cancel);
            return;
        }

        try
        {
            await OnceAsync(items, write, cancel);
        }
        catch (ConcurrentWriteException)
        {
            var half = items.Count / 2;
            await WriteAsync([.. items.Take(half)], nameOf, write, cancel);
            await WriteAsync([.. items.Skip(half)], nameOf, write, cancel);
        }
    }

    /// <summary>Writes deals again whose writes were interrupted, so none of their rows is missing.</summary>
    public Task RepairAsync(IReadOnlyCollection<DealId> begun, CancellationToken cancel) => Batches.EachAsync(
        begun, async (id, token) => await RepeatAsync($"{id}", () => writer.RepairAsync([id], token), token), cancel);

    /// <summary>
    /// Repeats work after a conflict, each time after a longer pause. The pauses are random, so two processes do not keep step.
    /// </summary>
    /// <exception cref="ConcurrentWriteException">The last try failed too. The message names what was written.</exception>
    public async Task RepeatAsync(string name, Func<Task> work, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await work();
                return;
            }
            catch (ConcurrentWriteException conflict) when (tries == Tries)
            {
                throw new ConcurrentWriteException($"{name} is being written by another process all the time.", conflict);
            }
            catch (ConcurrentWriteException)
            {
                // Try again.
            }

            await Task.Delay(PauseAfter(tries), time, cancel);
        }
    }

    // After a failed write, the next one first completes the deals that it had begun.
    private async Task OnceAsync<T>(IReadOnlyList<T> items, Func<IReadOnlyList<T>, Task> write, CancellationToken cancel)
    {
        await RepairAsync([.. _begun], cancel);
        _begun.Clear();
        await write(items);
        _begun.Clear();
    }

    // The first repetition follows at once, because most conflicts are over by then.
    private static TimeSpan PauseAfter(int tries) => tries == 1
        ? TimeSpan.Zero
        : TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(Math.Min(ShortestPause << tries, LongestPause)));
}
