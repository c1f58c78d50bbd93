using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessDeals.Tests;

internal enum Fault
{
    None,

    /// <summary>Refused before it had an effect: 503.</summary>
    Busy,

    /// <summary>It timed out and had no effect.</summary>
    LostRequest,

    /// <summary>It timed out and had its effect.</summary>
    LostAnswer,

    /// <summary>412 before it had an effect, though nobody else wrote; only where a row is replaced.</summary>
    Conflict,
}

/// <summary>
/// Which calls fail, by seed. A call is known by what it asks and how often that was asked before, so that the same calls
/// fail however the threads run.
/// </summary>
/// <param name="rate">How many of all calls fail, 0 to 1; a quarter of them in each way.</param>
internal sealed class FaultPlan(int seed, double rate)
{
    private const int Ways = 4;

    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private int _faults;

    /// <summary>How many have failed.</summary>
    public int Faults => _faults;

    public Fault Next(string call, bool replaces)
    {
        var times = _asked.AddOrUpdate(call, 1, (_, before) => before + 1);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {times} {call}")));
        var chance = BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)uint.MaxValue;
        var fault = chance >= rate ? Fault.None : (Fault)(1 + (hash[^1] % Ways));
        if (fault == Fault.None || (fault == Fault.Conflict && !replaces))
        {
            return Fault.None;
        }

        Interlocked.Increment(ref _faults);
        return fault;
    }
}
