using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using ServerlessDeals.Functions;

namespace ServerlessDeals.Tests.Infra;

/// <summary>What the compiled template allows and prevents in Azure.</summary>
public sealed partial class TheTemplate
{
    private static readonly string[] Services = ["api", "operations"];

    [Fact]
    public async Task CreatesNoStorageAccountWithKeysOrAnonymousAccess()
    {
        var accounts = await AllAsync("Microsoft.Storage/storageAccounts");
        Assert.Equal(["apiHost", "deals", "operationsHost"], accounts.Select(account => account.Module).Order(StringComparer.Ordinal));
        Assert.All(accounts, account =>
        {
            Assert.Equal("False", account.At("allowSharedKeyAccess"));
            Assert.Equal("False", account.At("allowBlobPublicAccess"));
            Assert.Equal("False", account.At("allowCrossTenantReplication"));
            Assert.Equal("True", account.At("supportsHttpsTrafficOnly"));
            Assert.Equal("TLS1_2", account.At("minimumTlsVersion"));
        });
        Assert.All(
            await AllAsync("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", container.At("publicAccess")));
        Assert.All(await AllAsync("Microsoft.Storage/storageAccounts/blobServices"), blobs =>
        {
            Assert.Equal("True", blobs.At("deleteRetentionPolicy", "enabled"));
            Assert.Equal("True", blobs.At("containerDeleteRetentionPolicy", "enabled"));
            Assert.Equal("True", blobs.At("isVersioningEnabled"));
        });
    }

    [Fact]
    public async Task NeverReadsAKeyOrOutputsASecret()
    {
        var text = (await Compiler.MainAsync()).GetRawText();
        Assert.DoesNotMatch(Keys(), text);
        // To deploy a template with a secure parameter, somebody would have to know a secret.
        Assert.DoesNotContain("\"secure", text.Replace("\"secured\"", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ServesOnlyOverTlsAndHasNoPublishingPassword()
    {
        var apps = await AllAsync("Microsoft.Web/sites");
        Assert.Equal(Services, apps.Select(app => app.Module).Order(StringComparer.Ordinal));
        Assert.All(apps, app =>
        {
            Assert.Equal("True", app.At("httpsOnly"));
            Assert.Equal("1.2", app.At("siteConfig", "minTlsVersion"));
            Assert.Equal("1.2", app.At("siteConfig", "scmMinTlsVersion"));
            Assert.Equal("Disabled", app.At("siteConfig", "ftpsState"));
            Assert.Equal("UserAssigned", app.Body.GetProperty("identity").GetProperty("type").GetString());
            Assert.Equal("UserAssignedIdentity", app.At("functionAppConfig", "deployment", "storage", "authentication", "type"));
            Assert.Equal(
                "dotnet-isolated 10.0",
                app.At("functionAppConfig", "runtime", "name") + " " + app.At("functionAppConfig", "runtime", "version"));
        });
        var policies = await AllAsync("Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        Assert.Equal(4, policies.Count);
        Assert.All(policies, policy => Assert.Equal("False", policy.At("allow")));
        Assert.All(
            await AllAsync("Microsoft.Web/serverfarms"),
            plan => Assert.Equal("FC1", plan.Body.GetProperty("sku").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task LetsThePublicAppReadTablesAndNothingMore()
    {
        var main = await Compiler.MainAsync();
        Assert.Equal(
            [
                "api tableReader", "operations tableContributor", "deployer tableContributor", "operatorId tableContributor",
                "operatorId blobContributor",
            ],
            Grants(main, "deals"));
        Assert.Equal(["api blobOwner"], Grants(main, "apiHost"));
        Assert.Equal(["operations blobOwner"], Grants(main, "operationsHost"));
    }

    [Fact]
    public async Task AssignsOnlyNamedRolesAndNoneOnTheWholeResourceGroup()
    {
        var assignments = await AllAsync("Microsoft.Authorization/roleAssignments");
        Assert.All(
            assignments,
            assignment => Assert.StartsWith("[resourceId('", assignment.Body.GetProperty("scope").GetString(), StringComparison.Ordinal));
        // The roles on storage accounts follow from their grants, which the previous test checks.
        var others = assignments.Where(assignment => assignment.Module is not ("deals" or "apiHost" or "operationsHost"))
            .Select(assignment => $"{assignment.Module} {Role().Match(assignment.At("roleDefinitionId")).Groups["role"].Value}".TrimEnd());
        Assert.Equal(
            ["api metricsPublisher", "api websiteContributor", "operations metricsPublisher", "operations websiteContributor", "site"],
            others.Order(StringComparer.Ordinal));
        var publish = (await AllAsync("Microsoft.Authorization/roleDefinitions")).Single();
        Assert.Equal(
            ["Microsoft.Web/staticSites/read", "Microsoft.Web/staticSites/listSecrets/action"],
            publish.Properties.GetProperty("permissions")[0].GetProperty("actions").EnumerateArray().Select(action => action.GetString()));
    }

    [Fact]
    public async Task DisablesTheOtherAppsFunctionsInEachApp()
    {
        var main = await Compiler.MainAsync();
        Assert.Equal("[variables('operators')]", Resources.Parameter(main, "api", "disabled"));
        Assert.Equal("[variables('readers')]", Resources.Parameter(main, "operations", "disabled"));
        // Both apps have the Health function.
        Assert.Equal(
            Functions(isPublic: true).Where(name => name != "Health"),
            Resources.Variable(main, "readers").Order(StringComparer.Ordinal));
        Assert.Equal(Functions(isPublic: false), Resources.Variable(main, "operators").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CapsInstancesLogsAndSpending()
    {
        var main = await Compiler.MainAsync();
        Assert.Equal(1000, main.GetProperty("parameters").GetProperty("maximumInstances").GetProperty("maxValue").GetInt32());
        Assert.All(
            await AllAsync("Microsoft.Web/sites"),
            app => Assert.Equal(
                "[parameters('maximumInstances')]",
                app.At("functionAppConfig", "scaleAndConcurrency", "maximumInstanceCount")));
        Assert.Equal(
            "[json(parameters('dailyQuotaGb'))]",
            (await AllAsync("Microsoft.OperationalInsights/workspaces")).Single().At("workspaceCapping", "dailyQuotaGb"));
        var budget = (await AllAsync("Microsoft.Consumption/budgets")).Single();
        Assert.All(
            budget.Properties.GetProperty("notifications").EnumerateObject(),
            notice => Assert.True(notice.Value.GetProperty("enabled").GetBoolean()));
    }

    [Fact]
    public async Task LetsBrowsersReadFromAnywhereButNeverWithCredentials()
    {
        var main = await Compiler.MainAsync();
        Assert.Equal(
            ("True", "False"),
            (Resources.Parameter(main, "api", "anyOriginMayRead"), Resources.Parameter(main, "operations", "anyOriginMayRead")));
        Assert.All(await AllAsync("Microsoft.Web/sites"), app => Assert.Equal(
            "[if(parameters('anyOriginMayRead'), createObject('allowedOrigins', createArray('*'), 'supportCredentials', false()), "
                + "createObject('allowedOrigins', createArray(), 'supportCredentials', false()))]",
            app.At("siteConfig", "cors")));
    }

    [Fact]
    public async Task RefusesTelemetryWithoutAnIdentity()
    {
        Assert.Equal("True", (await AllAsync("Microsoft.Insights/components")).Single().At("DisableLocalAuth"));
        Assert.Equal("True", (await AllAsync("Microsoft.OperationalInsights/workspaces")).Single().At("features", "disableLocalAuth"));
        Assert.Equal(8, (await AllAsync("Microsoft.Insights/diagnosticSettings")).Count);
    }

    private static async Task<IReadOnlyList<Resource>> AllAsync(string type)
    {
        var found = Resources.Of(await Compiler.MainAsync()).Where(resource => resource.Type == type).ToList();
        Assert.NotEmpty(found);
        return found;
    }

    private static IEnumerable<string> Grants(JsonElement main, string module) =>
        Grant().Matches(Resources.Parameter(main, module, "grants"))
            .Select(match => $"{match.Groups["who"].Value} {match.Groups["role"].Value}");

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

    [GeneratedRegex(
        @"principalId['""]\s*[,:]\s*""?\[?(reference\('identities'\)\.outputs\.|parameters\(')(?<who>\w+)"
        + @".*?role['""]\s*[,:]\s*['""](?<role>\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grant();

    [GeneratedRegex(
        @"variables\('roles'\)(\.(?<role>\w+)|\[parameters\('grants'\))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Role();
}
