using Azure.Core;

namespace ServerlessDeals.Tests.Storage;

/// <summary>The service is sometimes busy, and requests and answers are lost between it and the client library.</summary>
[Collection("emulator")]
public sealed class UnsteadyStorageOnTheEmulator
{
    public static TheoryData<int> FaultSeeds => [.. Long.Sample([1, 2, 3], every: 3)];

    [Theory]
    [MemberData(nameof(FaultSeeds))]
    public async Task LeavesTheSameRowsAsAnUndisturbedRunInMemory(int seed)
    {
        await using var emulator = await AnAccountOfItsOwn.OpenAsync();
        var plan = new FaultPlan(seed, 0.08);
        await SomeWork.RunAsync(emulator.Tables(new UnsteadyRequests(plan), HttpPipelinePosition.PerRetry));
        Assert.True(plan.Faults > 20);
        Assert.Equal(await SomeWork.UndisturbedAsync(), await SomeWork.OutcomeAsync(emulator.Tables(), await emulator.RowsAsync()));
    }
}
