namespace ServerlessDeals.Tests.Infra.Hooks;

/// <summary>What the scripts of infra/ do, and in which order.</summary>
public sealed class ADeployment
{
    private static readonly string[] Steps =
    [
        "Disabled=true", " export ", "upload-batch", "func-ops --src", " upgrade ", "Disabled=false", " seed ", " refresh ",
        "func-api --src", "/health",
    ];

    [Fact]
    public async Task PublishesTheAppThatWritesThenTheDealsThenTheAppThatReads()
    {
        using var hook = new AHook();
        hook.Write("artifacts/app.zip", "zip");
        var (code, output) = await hook.RunAsync("deploy-apps.sh");
        Assert.True(code == 0, output);
        Assert.Equal(["func-ops --src", " seed ", " refresh ", "func-api --src", "/health"], Order(hook));
    }

    [Fact]
    public async Task UpgradesWithTheTimerOffAfterABackupAndLetsNoOldVersionReadNewRows()
    {
        using var hook = new AHook();
        hook.Write("artifacts/app.zip", "zip");
        var (code, output) = await hook.RunAsync("deploy-apps.sh", "UPGRADE=true");
        Assert.True(code == 0, output);
        Assert.Equal(
            [
                "Disabled=true", " export ", "upload-batch", "func-ops --src", " upgrade ", "func-api --src", "Disabled=false", " seed ",
                " refresh ", "/health",
            ],
            Order(hook));
    }

    [Fact]
    public async Task LeavesTheTimerOffAndSaysSoIfAnUpgradeStops()
    {
        using var hook = new AHook(("dotnet", "[[ $* != *' upgrade '* ]] || exit 1"));
        hook.Write("artifacts/app.zip", "zip");
        var (code, output) = await hook.RunAsync("deploy-apps.sh", "UPGRADE=true");
        Assert.NotEqual(0, code);
        Assert.Contains(
            "The upgrade stopped half-way, and the timer is off. See docs/operations.md#upgrade.", output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (hook.Count("Disabled=false"), hook.Count("func-api --src")));
    }

    [Fact]
    public async Task LoadsNoSeedFilesOfAnOlderVersion()
    {
        using var hook = new AHook();
        hook.Write("artifacts/app.zip", "zip");
        Assert.Equal(0, (await hook.RunAsync("deploy-apps.sh", "SEED=false")).Code);
        Assert.Equal((0, 1), (hook.Count(" seed "), hook.Count(" refresh ")));
    }

    [Fact]
    public async Task WaitsForARoleThatDoesNotWorkYet()
    {
        using var hook = new AHook((
            "dotnet", "[[ $* != *' seed '* ]] || [ -e third ] || { [ -e second ] && touch third; touch second; exit 1; }"));
        var (code, output) = await hook.RunAsync("load-deals.sh");
        Assert.True(code == 0, output);
        Assert.Equal((3, 1), (hook.Count(" seed "), hook.Count(" refresh ")));
    }

    [Fact]
    public async Task AsksForTheTokenOfTheSiteInTheRightSubscriptionAndDoesNotShowIt()
    {
        using var hook = new AHook();
        var (code, output) = await hook.RunAsync("publish-site.sh site-1 rg-deals");
        Assert.True(code == 0, output);
        Assert.Contains(
            "az staticwebapp secrets list --subscription sub-1 --name site-1 --resource-group rg-deals"
                + " --query properties.apiKey --output tsv",
            hook.Calls);
        Assert.Contains("https://site.test serves what was published.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("a-token", output, StringComparison.Ordinal);
        Assert.Equal(0, hook.Count("a-token"));
    }

    [Fact]
    public async Task PreviewsWithTheArgumentsOfTheChange()
    {
        using var hook = new AHook();
        Assert.Equal(0, (await hook.RunAsync("deploy-infra.sh preview")).Code);
        var (code, output) = await hook.RunAsync("deploy-infra.sh change", "API_DOMAIN=api.example.org");
        Assert.True(code == 0, output);
        var preview = hook.Calls.Single(call => call.Contains("what-if", StringComparison.Ordinal));
        Assert.Contains(preview.Replace("what-if", "create", StringComparison.Ordinal) + " --output none", hook.Calls);
        // Azure changes the case of the names of outputs.
        Assert.Contains("    AZURE_RESOURCE_GROUP=rg-deals\n    API_NAME=func-api\n", output, StringComparison.Ordinal);
        Assert.Contains("Budget: 50 a month", output, StringComparison.Ordinal);
        Assert.Equal(1, hook.Count("modules/domain.bicep --parameters app=func-api domain=api.example.org"));
    }

    [Theory]
    [InlineData("[[ $* != *'group create'* ]] || exit 1", "Azure refused it")]
    [InlineData("[[ $* != *'action-group'* ]] || exit 1", "the address of the alerts cannot be read")]
    [InlineData("[[ $* != *'action-group'* ]] || exit 0", "rg-deals has no alerts with an address")]
    public async Task GoesOnWithoutABudgetWhereNoneCanBeMade(string az, string reason)
    {
        using var hook = new AHook(("az", az));
        var (code, output) = await hook.RunAsync("after-provision.sh");
        Assert.True(code == 0, output);
        Assert.Contains($"No budget: {reason}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeepsTheStartOfABudgetWhichCanNeverChange()
    {
        using var hook = new AHook(("az", "[[ $* != *'rest --method get'* ]] || { echo 2026-12-01T00:00:00Z; exit 0; }"));
        Assert.Equal(0, (await hook.RunAsync("budget.sh rg-deals 20")).Code);
        Assert.Equal(1, hook.Count("--parameters amount=20 start=2026-12-01 email=operator@example.org"));
        using var first = new AHook();
        Assert.Equal(0, (await first.RunAsync("budget.sh rg-deals 20")).Code);
        Assert.Matches(@"amount=20 start=20\d\d-\d\d-01 email=", first.Calls[^1]);
    }

    [Fact]
    public async Task BindsADomainOnlyOnce()
    {
        using var hook = new AHook(("az", "[[ $* != *hostNameSslStates* ]] || { echo SniEnabled; exit 0; }"));
        Assert.Equal(0, (await hook.RunAsync("bind-domain.sh rg-deals func-api api.example.org")).Code);
        Assert.Equal(0, hook.Count("group create"));
    }

    [Fact]
    public async Task StoresABackupAfterAnExportThatWasDisturbed()
    {
        using var hook = new AHook(("dotnet", "[[ $* != *' export '* ]] || [ -e second ] || { touch second; exit 1; }"));
        var (code, output) = await hook.RunAsync("back-up.sh");
        Assert.True(code == 0, output);
        Assert.Equal(1, hook.Count("storage blob upload-batch --account-name deals1 --auth-mode login --destination backups"));
        Assert.Matches(@"Backup: 2 files in backups/20\d\d-\d\d-\d\dT\d{6}Z of deals1", output);
    }

    [Fact]
    public async Task TestsTheLoadOfAnApiThatAnswers()
    {
        using var hook = new AHook();
        var (code, output) = await hook.RunAsync("load-test.sh https://api.test/api 20 5");
        Assert.True(code == 0, output);
        Assert.Equal(4, hook.Count("autocannon@8.0.0 --connections 5 --duration 6 --no-progress https://api.test/api/"));
    }

    [Fact]
    public async Task PacksOnceWithTheCommitInTheVersion()
    {
        using var hook = new AHook();
        Assert.Equal(0, (await hook.RunAsync("package.sh")).Code);
        Assert.Equal(1, hook.Count("dotnet publish functions"));
        Assert.Equal(1, hook.Count($"-p:SourceRevisionId={AHook.Commit} -p:PackageFile=../artifacts/app.zip"));
    }

    private static IEnumerable<string> Order(AHook hook) => hook.Calls.SelectMany(
        call => Steps.Where(step => call.Contains(step, StringComparison.Ordinal)));
}
