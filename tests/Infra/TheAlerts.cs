using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServerlessDeals.Tests.Infra;

public sealed partial class TheAlerts
{
    [Fact]
    public async Task AreAllExplainedInTheOperationsGuide()
    {
        var headings = Heading().Matches(Checkout.Read("docs/operations.md")).Select(match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);
        var alerts = await AllAsync();
        Assert.Equal(8, alerts.Count);
        Assert.All(alerts, alert =>
        {
            Assert.StartsWith("docs/operations.md#", alert.At("description"), StringComparison.Ordinal);
            var name = alert.At("description").Split('#')[1];
            Assert.Equal($"{name}-*", alert.Name);
            Assert.Contains(name, headings);
        });
    }

    [Fact]
    public async Task TellTheAddressThatWasGiven()
    {
        var everything = await ParameterSets.DeploymentAsync("everything");
        Assert.Equal(
            "operator@example.org",
            everything.All("Microsoft.Insights/actionGroups").Single().Properties.GetProperty("emailReceivers")[0]
                .GetProperty("emailAddress").GetString());
        Assert.All(await AllAsync(), alert => Assert.EndsWith("/actionGroups/people-*", Receiver(alert), StringComparison.Ordinal));

        static string? Receiver(Resource alert) => alert.Properties.GetProperty("actions") is { ValueKind: JsonValueKind.Array } actions
            ? actions[0].GetProperty("actionGroupId").GetString()
            : alert.Properties.GetProperty("actions").GetProperty("actionGroups")[0].GetString();
    }

    // With sampling a row stands for several answers, so rows of traces are never counted.
    [Fact]
    public async Task CountAnswersThatSamplingLeftOut() => Assert.All(
        (await AllAsync()).Where(alert => alert.Type.EndsWith("scheduledQueryRules", StringComparison.Ordinal))
            .Select(alert => alert.Properties.GetProperty("criteria").GetProperty("allOf")[0].GetProperty("query").GetString()!)
            .Where(query => query.Contains("AppRequests", StringComparison.Ordinal)
                || query.Contains("duration", StringComparison.Ordinal)),
        query => Assert.Contains("sum(ItemCount)", query, StringComparison.Ordinal));

    private static async Task<IReadOnlyList<Resource>> AllAsync()
    {
        var everything = await ParameterSets.DeploymentAsync("everything");
        return [.. everything.All("Microsoft.Insights/scheduledQueryRules"), .. everything.All("Microsoft.Insights/metricAlerts")];
    }

    [GeneratedRegex("^### (?<name>[a-z-]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();
}
