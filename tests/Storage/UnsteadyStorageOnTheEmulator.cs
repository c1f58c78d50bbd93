using Azure.Core;

namespace ServerlessDeals.Tests.Storage;

/// <summary>The service is sometimes busy, and requests and answers are lost between it and the client library.</summary>
[Collection("emulator")]
public sealed class UnsteadyStorageOnTheEmulator
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task LeavesTheSameRowsAsAnUndisturbedRunInMemory(int seed)
    {
        await using var emulator = await AnAccountOfItsOwn.OpenAsync();
        var plan = new FaultPlan(seed, 0.08);
        await SomeWork.RunAsync(emulator.Tables(new UnsteadyRequests(plan), HttpPipelinePosition.PerRetry));
        Assert.True(plan.Faults > 20);
        Assert.Equal(await SomeWork.UndisturbedAsync(), await SomeWork.OutcomeAsync(emulator.Tables(), await emulator.RowsAsync()));
    }
}
