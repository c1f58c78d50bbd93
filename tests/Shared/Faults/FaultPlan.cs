using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessDeals.Tests;

internal enum Fault
{
    None,

    /// <summary>503 before the call had an effect.</summary>
    Busy,

    /// <summary>A time-out; the call had no effect.</summary>
    LostRequest,

    /// <summary>A time-out; the call had its effect.</summary>
    LostAnswer,

    /// <summary>412 before the call had an effect, though nobody else wrote. Only for calls that replace a row.</summary>
    Conflict,
}

/// <summary>
/// Decides by seed which calls fail. A call is identified by its content and by how often it was made before, so the same calls fail
/// in whatever order the threads run.
/// </summary>
/// <param name="rate">The share of all calls that fail, from 0 to 1. A quarter of them fail in each way.</param>
internal sealed class FaultPlan(int seed, double rate)
{
    private const int Ways = 4;

    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private int _faults;

    /// <summary>The number of calls that have failed.</summary>
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
