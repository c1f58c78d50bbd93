using Microsoft.Azure.Functions.Worker;

namespace ServerlessDeals.Tests.Api;

/// <summary>
/// The members of the worker that Triggers.cs and the local host use, as the worker's packages have them. The test runs in both
/// flavours, so that neither the stand-in nor a new version of the packages can drift unseen.
/// </summary>
public sealed class TheDeclarations
{
    [Fact]
    public void HaveTheShapeOfTheWorkersOwnTypes()
    {
        Assert.Equal("Microsoft.Azure.Functions.Worker", typeof(FunctionAttribute).Namespace);
        AssertConstructor<FunctionAttribute>([typeof(string)], ["name"]);
        AssertProperty<FunctionAttribute>("Name", typeof(string), settable: false);
        AssertConstructor<HttpTriggerAttribute>([typeof(AuthorizationLevel), typeof(string[])], ["authLevel", "methods"]);
        AssertProperty<HttpTriggerAttribute>("AuthLevel", typeof(AuthorizationLevel), settable: false);
        AssertProperty<HttpTriggerAttribute>("Methods", typeof(string[]), settable: false);
        AssertProperty<HttpTriggerAttribute>("Route", typeof(string), settable: true);
        AssertConstructor<TimerTriggerAttribute>([typeof(string)], ["schedule"]);
        AssertProperty<TimerTriggerAttribute>("Schedule", typeof(string), settable: false);
        AssertProperty<TimerTriggerAttribute>("UseMonitor", typeof(bool), settable: true);
        Assert.True(new TimerTriggerAttribute("").UseMonitor);
        AssertConstructor<FixedDelayRetryAttribute>([typeof(int), typeof(string)], ["maxRetryCount", "delayInterval"]);
        AssertProperty<FixedDelayRetryAttribute>("MaxRetryCount", typeof(int), settable: true);
        AssertProperty<FixedDelayRetryAttribute>("DelayInterval", typeof(string), settable: false);
        Assert.Equal(
            (3, "00:00:30"),
            (new FixedDelayRetryAttribute(3, "00:00:30").MaxRetryCount, new FixedDelayRetryAttribute(3, "00:00:30").DelayInterval));
        Assert.True(typeof(RetryAttribute).IsAbstract && typeof(RetryAttribute).IsAssignableFrom(typeof(FixedDelayRetryAttribute)));
        AssertConstructor<TimerInfo>([], []);
        AssertProperty<TimerInfo>("IsPastDue", typeof(bool), settable: true);
        Assert.Equal(
            ["Anonymous=0", "User=1", "Function=2", "System=3", "Admin=4"],
            Enum.GetValues<AuthorizationLevel>().Select(level => $"{level}={(int)level}"));
    }

    private static void AssertConstructor<T>(Type[] types, string[] names)
    {
        var constructor = typeof(T).GetConstructor(types);
        Assert.NotNull(constructor);
        Assert.Equal(names, constructor.GetParameters().Select(parameter => parameter.Name));
    }

    private static void AssertProperty<T>(string name, Type type, bool settable)
    {
        var property = typeof(T).GetProperty(name);
        Assert.Equal((type, settable), (property?.PropertyType, property?.SetMethod?.IsPublic ?? false));
    }
}
