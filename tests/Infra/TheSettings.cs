using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServerlessDeals.Tests.Infra;

public sealed partial class TheSettings
{
    // Read by the Functions host and Azure's libraries, not by this code.
    private static readonly string[] OfThePlatform =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "AzureWebJobsDisableHomepage", "AzureWebJobsStorage",
        "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential",
        "FUNCTIONS_WORKER_RUNTIME",
    ];

    private static HashSet<string> Documented =>
        [.. Row().Matches(Checkout.Read("docs/settings.md").Split("## host.json")[0]).Select(match => match.Groups["name"].Value)];

    [Fact]
    public void AreDocumentedIfAndOnlyIfTheCodeReadsThem()
    {
        var read = Checkout.Files()
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(file => Reads().Matches(Checkout.Read(file))).Select(match => match.Groups["name"].Value)
            // Set by the system, and by Azure for an app with an identity. Nobody sets them.
            .Where(name => name is not ("PATH" or "IDENTITY_ENDPOINT"))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(read.Count >= 7, string.Join(' ', read));
        Assert.Equal(read, Documented.Except(OfThePlatform, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AreDocumentedIfTheSampleHasThem()
    {
        var sample = JsonDocument.Parse(Checkout.Read("local.settings.sample.json")).RootElement.GetProperty("Values").EnumerateObject()
            .Select(value => value.Name).ToList();
        Assert.All(sample, name => Assert.Contains(name, Documented));
        foreach (var name in new[]
        {
            "DealsStorage",
            "DealsStorage__tableServiceUri",
            "SummarySchedule",
            "PublicBaseUrl",
            "SiteBaseUrl",
            "HealthStaleAfter",
            "ArticleFeeds",
            "APPLICATIONINSIGHTS_CONNECTION_STRING",
        })
        {
            Assert.Contains(name, sample);
        }
    }

    [Fact]
    public async Task AreDocumentedIfTheTemplateSetsThem()
    {
        var names = (await Compiler.DeploymentAsync(ParameterSets.Minimal)).All("Microsoft.Web/sites/config")
            .SelectMany(app => app.Properties.EnumerateObject()).Select(setting => setting.Name).ToList();
        Assert.Contains("AzureWebJobs.PutClaim.Disabled", names);
        Assert.All(
            names.Where(name => !name.StartsWith("AzureWebJobs.", StringComparison.Ordinal)), name => Assert.Contains(name, Documented));
    }

    [Fact]
    public void MatchTheDocumentationInHostJson()
    {
        var host = JsonDocument.Parse(Checkout.Read("functions/host.json")).RootElement;
        var http = host.GetProperty("extensions").GetProperty("http");
        var text = Checkout.Read("docs/settings.md").Split("## host.json")[1];
        Assert.Contains($"`{host.GetProperty("telemetryMode").GetString()}`", text, StringComparison.Ordinal);
        var timeout = TimeSpan.Parse(host.GetProperty("functionTimeout").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"| {timeout.Minutes} minutes |", text, StringComparison.Ordinal);
        Assert.Contains($"| {http.GetProperty("maxConcurrentRequests").GetInt32()} |", text, StringComparison.Ordinal);
        Assert.Contains($"| {http.GetProperty("maxOutstandingRequests").GetInt32()} |", text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(
        @"(GetEnvironmentVariable\(""|onfiguration\[""|setting\(""|""%|const string Setting = "")(?<name>[A-Za-z]\w+)(""|%"")",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Reads();
}
