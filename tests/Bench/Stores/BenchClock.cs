namespace ServerlessDeals.Bench.Stores;

/// <summary>A clock that moves when it is told to: a refresh reads the log of the last two minutes again, and minutes must pass between two.</summary>
/// <param name="begin">What it shows at first.</param>
internal sealed class BenchClock(DateTimeOffset begin) : TimeProvider
{
    private DateTimeOffset _now = begin;

    public override DateTimeOffset GetUtcNow() => _now;

    public void PassAQuarterOfAnHour() => _now = _now.AddMinutes(15);
}
