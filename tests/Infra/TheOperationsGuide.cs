using System.Text.RegularExpressions;

namespace ServerlessDeals.Tests.Infra;

/// <summary>docs/operations.md and docs/first-deployment.md name roles, variables, outputs, settings and commands that exist.</summary>
public sealed partial class TheOperationsGuide
{
    private static string First => Checkout.Read("docs/first-deployment.md");

    private static string Guides => Checkout.Read("docs/operations.md") + First;

    [Fact]
    public async Task NamesEveryRoleThatTheTemplateAssignsForTheConditionOfTheWorkflow()
    {
        var roles = (await ParameterSets.DeploymentAsync("everything")).Roles.Select(role => role.Split(" for ")[0])
            .Concat(["Storage Blob Data Contributor"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var condition = Condition().Match(First).Groups["roles"].Value.ReplaceLineEndings(" ");
        Assert.Equal(roles, Blanks().Replace(condition, " ").Split(", ").Select(role => role.Trim()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NamesTheVariablesThatTheWorkflowReadsAndNoOthers()
    {
        var read = Read().Matches(Checkout.Read(".github/workflows/deploy.yml")).Select(match => match.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var table = First.Split("| variable | where |")[1].Split("\n\n")[0];
        var named = table.Split('\n').Skip(2).SelectMany(row => Name().Matches(row.Split('|')[1]))
            .Select(match => match.Groups["name"].Value);
        Assert.Equal(read, named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NamesOutputsAndParametersThatTheTemplateHas()
    {
        var template = (await Compiler.CompileAsync("infra/main.bicep")).Template;
        var outputs = template.GetProperty("outputs").EnumerateObject().Select(output => output.Name).ToHashSet(StringComparer.Ordinal);
        var named = Output().Matches(Guides).Select(match => match.Groups["name"].Value).ToList();
        Assert.True(named.Count >= 4, string.Join(' ', named));
        Assert.All(named, name => Assert.Contains(name, outputs));
        Assert.All(
            new[] { "availabilityTest", "lockDeals", "maximumInstances" },
            name => Assert.True(Guides.Contains($"`{name}`", StringComparison.Ordinal)
                && template.GetProperty("parameters").TryGetProperty(name, out _), name));
    }

    [Fact]
    public async Task TurnsOffATimerThatExists()
    {
        var functions = (await Compiler.DeploymentAsync(ParameterSets.Minimal)).All("Microsoft.Web/sites/config")
            .SelectMany(app => app.Properties.EnumerateObject()).Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        var named = Disabled().Matches(Guides + Checkout.Read("infra/deploy-apps.sh")).Select(match => match.Value).ToList();
        Assert.True(named.Count >= 4);
        Assert.All(named, name => Assert.Contains(name, functions));
    }

    // Each of these needs a role on the resource, which the template gives to operators.
    [Theory]
    [InlineData("az functionapp keys set", "Website Contributor for Group group-of-operators on Web/sites/func-ops-*")]
    [InlineData("az functionapp stop", "Website Contributor for Group group-of-operators on Web/sites/func-api-*")]
    [InlineData("az functionapp config appsettings set", "Website Contributor for Group group-of-operators on Web/sites/func-ops-*")]
    [InlineData("az staticwebapp secrets reset-api-key", "Contributor for Group group-of-operators on Web/staticSites/site-*")]
    [InlineData("AppTraces", "Log Analytics Reader for Group group-of-operators on OperationalInsights/workspaces/log-*")]
    [InlineData("az storage blob", "Storage Blob Data Contributor for Group group-of-operators on Storage/storageAccounts/deals*")]
    [InlineData("deals restore", "Storage Table Data Contributor for Group group-of-operators on Storage/storageAccounts/deals*")]
    public async Task AsksOperatorsOnlyForWhatTheyMay(string step, string role)
    {
        Assert.Contains(step, Guides, StringComparison.Ordinal);
        Assert.Contains(role, (await Compiler.DeploymentAsync("infra/prod.bicepparam")).Roles);
    }

    [Fact]
    public async Task SaysHowLongBackupsAndDeletedBlobsAreKept()
    {
        var production = await ParameterSets.DeploymentAsync("production");
        var deals = production.Resources.Single(resource => resource is
        {
            Type: "Microsoft.Storage/storageAccounts/managementPolicies", Name: "deals*/default",
        });
        var rule = deals.Properties.GetProperty("policy").GetProperty("rules")[0].GetProperty("definition").GetProperty("actions");
        var days = rule.GetProperty("baseBlob").GetProperty("delete").GetProperty("daysAfterModificationGreaterThan").GetInt32();
        Assert.Contains($"kept for {days} days", Guides.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var restorable = rule.GetProperty("version").GetProperty("delete").GetProperty("daysAfterCreationGreaterThan").GetInt32();
        Assert.Contains($"can be restored for {restorable} days", Guides.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [GeneratedRegex(
        "by a condition to these roles: (?<roles>[^.]+)\\.", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"vars\.(?<name>[A-Z_]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Read();

    [GeneratedRegex("`(?<name>[A-Z_]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("outputs? `(?<name>[A-Z_]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Output();

    [GeneratedRegex(@"AzureWebJobs\.\w+\.Disabled", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Disabled();
}
