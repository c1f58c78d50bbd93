using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using ServerlessDeals.Functions;

namespace ServerlessDeals.Tests.Infra;

/// <summary>What the compiled template allows and prevents in Azure, with every optional feature.</summary>
public sealed partial class TheTemplate
{
    private const string Everything = "everything";

    [Fact]
    public async Task CreatesNoStorageAccountWithKeysOrAnonymousAccess()
    {
        var everything = await ParameterSets.DeploymentAsync(Everything);
        Assert.Equal(4, everything.All("Microsoft.Storage/storageAccounts").Count);
        Assert.All(everything.All("Microsoft.Storage/storageAccounts"), account =>
        {
            Assert.Equal("False", account.At("allowSharedKeyAccess"));
            Assert.Equal("False", account.At("allowBlobPublicAccess"));
            Assert.Equal("False", account.At("allowCrossTenantReplication"));
            Assert.Equal("True", account.At("supportsHttpsTrafficOnly"));
            Assert.Equal("TLS1_2", account.At("minimumTlsVersion"));
        });
        Assert.All(
            everything.All("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", container.At("publicAccess")));
        Assert.All(everything.All("Microsoft.Storage/storageAccounts/blobServices"), blobs =>
        {
            Assert.Equal("True", blobs.At("deleteRetentionPolicy", "enabled"));
            Assert.Equal("True", blobs.At("containerDeleteRetentionPolicy", "enabled"));
            Assert.Equal("True", blobs.At("isVersioningEnabled"));
        });
    }

    [Fact]
    public async Task NeverReadsAKeyOrOutputsASecret()
    {
        var text = (await Compiler.CompileAsync("infra/main.bicep")).Template.GetRawText();
        Assert.DoesNotMatch(Keys(), text);
        // To deploy a template with a secure parameter, somebody would have to know a secret.
        Assert.DoesNotContain("\"secure", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ServesOnlyOverTlsAndHasNoPublishingPassword()
    {
        var everything = await ParameterSets.DeploymentAsync(Everything);
        Assert.Equal(["func-api-*", "func-ops-*"], everything.All("Microsoft.Web/sites").Select(app => app.Name));
        Assert.All(everything.All("Microsoft.Web/sites"), app =>
        {
            Assert.Equal("True", app.At("httpsOnly"));
            Assert.Equal("1.2", app.At("siteConfig", "minTlsVersion"));
            Assert.Equal("1.2", app.At("siteConfig", "scmMinTlsVersion"));
            Assert.Equal("UserAssigned", app.Body.GetProperty("identity").GetProperty("type").GetString());
            Assert.Equal("UserAssignedIdentity", app.At("functionAppConfig", "deployment", "storage", "authentication", "type"));
            Assert.Equal(
                "dotnet-isolated 10.0",
                app.At("functionAppConfig", "runtime", "name") + " " + app.At("functionAppConfig", "runtime", "version"));
        });
        var policies = everything.All("Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        Assert.Equal(4, policies.Count);
        Assert.All(policies, policy => Assert.Equal("False", policy.At("allow")));
    }

    [Fact]
    public async Task SetsWhatFlexConsumptionTakesAndNothingThatItRefuses()
    {
        var everything = await ParameterSets.DeploymentAsync(Everything);
        Assert.All(
            everything.All("Microsoft.Web/serverfarms"),
            plan => Assert.Equal("FC1", plan.Body.GetProperty("sku").GetProperty("name").GetString()));
        Assert.All(everything.All("Microsoft.Web/sites"), app =>
        {
            // It cannot be set later, and without it an app never gets a certificate.
            Assert.Equal("True", app.At("siteScopedCertificatesEnabled"));
            Assert.All(
                new[] { "ftpsState", "linuxFxVersion", "alwaysOn", "use32BitWorkerProcess", "numberOfWorkers", "functionAppScaleLimit" },
                refused => Assert.False(app.Properties.GetProperty("siteConfig").TryGetProperty(refused, out _), refused));
        });
        Assert.All(everything.All("Microsoft.Web/sites/config"), settings => Assert.DoesNotContain(
            settings.Properties.EnumerateObject(),
            setting => setting.Name is "FUNCTIONS_WORKER_RUNTIME" or "FUNCTIONS_EXTENSION_VERSION" or "WEBSITE_RUN_FROM_PACKAGE"));
    }

    [Fact]
    public async Task LetsThePublicAppReadTablesAndNothingMore()
    {
        var roles = (await ParameterSets.DeploymentAsync(Everything)).Roles.ToList();
        Assert.Equal(
            [
                "Monitoring Metrics Publisher for id-api-* on Insights/components/appi-*",
                "Storage Blob Data Owner for id-api-* on Storage/storageAccounts/api*",
                "Storage Table Data Reader for id-api-* on Storage/storageAccounts/deals*",
                "Storage Table Data Reader for id-api-* on Storage/storageAccounts/deals*b",
            ],
            roles.Where(role => role.Contains(" id-api-*", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task LetsTheWorkflowPublishAndLoadButNotAssignRoles()
    {
        var roles = (await ParameterSets.DeploymentAsync("a workflow of a newer repository")).Roles.ToList();
        Assert.Equal(
            [
                "Contributor on Web/staticSites/site-*",
                "Reader on Web/serverfarms/plan-func-api-*",
                "Reader on Web/serverfarms/plan-func-ops-*",
                "Storage Blob Data Contributor on Storage/storageAccounts/deals*",
                "Storage Table Data Contributor on Storage/storageAccounts/deals*",
                "Website Contributor on Web/sites/func-api-*",
                "Website Contributor on Web/sites/func-ops-*",
            ],
            roles.Where(role => role.Contains(" id-deploy-*", StringComparison.Ordinal))
                .Select(role => role.Replace(" for id-deploy-*", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AssignsNoRoleOnTheWholeResourceGroupAndDefinesNone()
    {
        var everything = await ParameterSets.DeploymentAsync(Everything);
        Assert.All(everything.Roles, role => Assert.Matches(@" on \w+/\w+/", role));
        Assert.False(everything.Has("Microsoft.Authorization/roleDefinitions"));
        Assert.Equal(2, everything.All("Microsoft.Authorization/locks").Count);
        Assert.False((await ParameterSets.DeploymentAsync("production")).Has("Microsoft.Authorization/locks"));
    }

    [Fact]
    public async Task TrustsTheWorkflowByNameAndByNumber() => Assert.Equal(
        ["repo:owner/name:environment:production", "repo:owner@11/name@22:environment:production"],
        (await ParameterSets.DeploymentAsync("a workflow of a newer repository"))
            .All("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials").Select(trust => trust.At("subject")));

    [Fact]
    public async Task DisablesTheOtherAppsFunctionsInEachApp()
    {
        var settings = (await Compiler.DeploymentAsync(ParameterSets.Minimal)).All("Microsoft.Web/sites/config");
        Assert.Equal(Functions(isPublic: false), Disabled(settings[0]));
        Assert.Equal(Functions(isPublic: true), Disabled(settings[1]));

        static IEnumerable<string> Disabled(Resource app) =>
            from setting in app.Properties.EnumerateObject()
            let parts = setting.Name.Split('.')
            where parts is ["AzureWebJobs", _, "Disabled"] && setting.Value.GetString() == "true"
            orderby parts[1]
            select parts[1];
    }

    [Fact]
    public async Task LetsOnlyTheOperatorsAppReadFeeds()
    {
        var settings = (await ParameterSets.DeploymentAsync("feeds of articles")).All("Microsoft.Web/sites/config");
        Assert.False(settings[0].Properties.TryGetProperty("ArticleFeeds", out _));
        Assert.Equal("https://news.example/feed.xml www.news.example", settings[1].At("ArticleFeeds"));
    }

    [Fact]
    public async Task CapsInstancesAndLogsAndTellsOfSpending()
    {
        var apps = (await ParameterSets.DeploymentAsync("production")).All("Microsoft.Web/sites");
        Assert.All(
            apps, app => Assert.Equal("40", app.At("functionAppConfig", "scaleAndConcurrency", "maximumInstanceCount")));
        Assert.Equal(
            "0.5",
            (await ParameterSets.DeploymentAsync("production")).All("Microsoft.OperationalInsights/workspaces").Single()
                .At("workspaceCapping", "dailyQuotaGb"));
        var notices = (await Compiler.CompileAsync("infra/modules/budget.bicep")).Template.GetProperty("resources")[0]
            .GetProperty("properties").GetProperty("notifications").EnumerateObject().ToList();
        Assert.Equal(3, notices.Count);
        Assert.All(notices, notice => Assert.True(notice.Value.GetProperty("enabled").GetBoolean()));
    }

    [Fact]
    public async Task LetsBrowsersReadFromAnywhereButNeverWithCredentials()
    {
        var cors = (await ParameterSets.DeploymentAsync(Everything)).All("Microsoft.Web/sites").Select(app => app.At("siteConfig", "cors"));
        Assert.Equal(
            [(1, false), (0, false)],
            cors.Select(text => JsonDocument.Parse(text).RootElement).Select(rule => (
                rule.GetProperty("allowedOrigins").GetArrayLength(), rule.GetProperty("supportCredentials").GetBoolean())));
    }

    [Fact]
    public async Task RefusesTelemetryWithoutAnIdentityAndKeepsTheLogsOfHosts()
    {
        var minimal = await Compiler.DeploymentAsync(ParameterSets.Minimal);
        Assert.Equal("True", minimal.All("Microsoft.Insights/components").Single().At("DisableLocalAuth"));
        Assert.Equal("True", minimal.All("Microsoft.OperationalInsights/workspaces").Single().At("features", "disableLocalAuth"));
        var logs = minimal.All("Microsoft.Insights/diagnosticSettings")
            .SelectMany(log => log.Properties.GetProperty("logs").EnumerateArray())
            .Select(log => log.GetProperty("category").GetString());
        Assert.Equal(["StorageDelete", "StorageDelete", "StorageWrite", "FunctionAppLogs", "FunctionAppLogs"], logs);
    }

    private static IEnumerable<string> Functions(bool isPublic) =>
        from function in typeof(Triggers).GetMethods()
        let name = function.GetCustomAttribute<FunctionAttribute>()?.Name
        where name is not null
        let level = function.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()?.AuthLevel)
            .FirstOrDefault()
        where level is AuthorizationLevel.Anonymous == isPublic
        orderby name
        select name;

    [GeneratedRegex(
        @"listKeys|listSecrets\(|listAccountSas|listServiceSas|AccountKey=|SharedAccessSignature|InstrumentationKey",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Keys();
}
