using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using ServerlessDeals.Functions;

namespace ServerlessDeals.Tests.Worker;

public sealed class TheFunctionsOfTheWorker(OnTheWorker both)
{
    [Fact]
    public void AreExactlyThoseThatTheTriggersDeclare()
    {
        var attributes = typeof(Triggers).GetMethods().Select(method => method.GetCustomAttribute<FunctionAttribute>());
        var declared = attributes.Select(function => function?.Name).OfType<string>().Order(StringComparer.Ordinal).ToList();
        Assert.InRange(declared.Count, 28, 40);
        Assert.Equal(declared, both.Worker.Functions.Select(function => function.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["ReadFeeds", "RefreshSummaries"],
            both.Worker.Functions.Where(function => function.Trigger == "timerTrigger").Select(function => function.Name)
                .Order(StringComparer.Ordinal));
        Assert.All(both.Worker.Functions, function => Assert.True(function.IsHttp || function.Trigger == "timerTrigger", function.Trigger));
    }
}
