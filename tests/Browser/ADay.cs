namespace ServerlessDeals.Tests.Browser;

/// <summary>A clock that always shows noon of one day, in UTC.</summary>
internal sealed class ADay(DateOnly day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(day, new(12, 0), TimeSpan.Zero);
}
