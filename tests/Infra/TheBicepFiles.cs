namespace ServerlessDeals.Tests.Infra;

public sealed class TheBicepFiles
{
    /// <summary>The files that are deployed; the others are modules of theirs.</summary>
    public static TheoryData<string> Deployed => ["infra/main.bicep", "infra/modules/budget.bicep", "infra/modules/domain.bicep"];

    public static TheoryData<string> All =>
        [.. Checkout.Files().Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam")];

    [Theory]
    [MemberData(nameof(Deployed))]
    public async Task CompileAndPassTheLinterWithoutAWarning(string file) => Assert.Empty((await Compiler.CompileAsync(file)).Diagnostics);

    [Fact]
    public async Task AcceptTheParametersOfProduction()
    {
        var production = await Compiler.DeploymentAsync("infra/prod.bicepparam");
        Assert.Equal("swedencentral", production.All("Microsoft.Web/sites")[0].Body.GetProperty("location").GetString());
        Assert.Contains("Website Contributor for Group group-of-operators on Web/sites/func-ops-*", production.Roles);
        Assert.Equal("https://api.example.org/api", production.All("Microsoft.Web/sites/config")[0].At("PublicBaseUrl"));
    }

    // Without a default, a deployment that would tell nobody fails.
    [Fact]
    public void AskForTheAddressOfTheAlerts() => Assert.Contains(
        "param alertEmail = readEnvironmentVariable('ALERT_EMAIL')\n", Checkout.Read("infra/prod.bicepparam"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(All))]
    public async Task AreFormattedAsTheCompilerFormatsThem(string file) =>
        Assert.Equal(Checkout.Read(file).TrimEnd('\n'), (await Compiler.FormatAsync(file)).ReplaceLineEndings("\n").TrimEnd('\n'));
}
