using System.Text.RegularExpressions;

namespace ServerlessDeals.Tests.Infra;

public sealed partial class TheAlerts
{
    [Fact]
    public async Task AreAllExplainedInTheOperationsGuide()
    {
        var headings = Heading().Matches(Checkout.Read("docs/operations.md")).Select(match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);
        var template = (await Compiler.MainAsync()).GetRawText();
        var alerts = Named().Matches(Checkout.Read("infra/modules/alerts.bicep")).Select(match => match.Groups["name"].Value).ToList();
        Assert.Equal(5, alerts.Count);
        Assert.All(alerts, alert => Assert.Contains(alert, headings));
        Assert.All(alerts, alert => Assert.Contains(alert, template, StringComparison.Ordinal));
    }

    [GeneratedRegex("^### (?<name>[a-z-]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"(^  '(?<name>[a-z-]+)': \{$)|(docs/operations\.md#(?<name>[a-z-]+)')",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Named();
}
