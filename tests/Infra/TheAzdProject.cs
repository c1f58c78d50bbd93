using System.Text.Json;
using System.Text.RegularExpressions;
using NJsonSchema;
using YamlDotNet.Serialization;

namespace ServerlessDeals.Tests.Infra;

/// <summary>azure.yaml and the parameters for azd.</summary>
public sealed partial class TheAzdProject
{
    private static readonly JsonElement Project = JsonDocument.Parse(JsonSerializer.Serialize(
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(Checkout.Read("azure.yaml")))).RootElement;

    private static JsonElement Parameters => JsonDocument.Parse(Checkout.Read("infra/main.parameters.json")).RootElement
        .GetProperty("parameters");

    [Fact]
    public async Task MatchesItsSchema()
    {
        var schema = await JsonSchema.FromFileAsync(
            Checkout.PathOf("tests/Infra/azure.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Project.GetRawText()).Select(fault => $"{fault.Path}: {fault.Kind}"));
    }

    [Fact]
    public void PublishesBothAppsFromOnePackageTheOneThatWritesFirst()
    {
        Assert.Equal(
            [
                "provision", "deploy operations --from-package artifacts/app.zip", "deploy api --from-package artifacts/app.zip",
            ],
            Project.GetProperty("workflows").GetProperty("up").GetProperty("steps").EnumerateArray()
                .Select(step => step.GetProperty("azd").GetString()));
        var before = Project.GetProperty("hooks").GetProperty("preup").GetProperty("posix").GetProperty("run").GetString();
        Assert.Equal("infra/package.sh", before);
        var services = Project.GetProperty("services");
        Assert.Equal("operations", services.GetProperty("api").GetProperty("uses")[0].GetString());
        Assert.Equal(["operations", "api"], services.EnumerateObject().Select(service => service.Name));
    }

    [Fact]
    public async Task NamesTheServicesAsTheTemplateTagsTheApps() => Assert.Equal(
        (await Compiler.DeploymentAsync(ParameterSets.Minimal)).All("Microsoft.Web/sites")
            .Select(app => app.Body.GetProperty("tags").GetProperty("azd-service-name").GetString()).Order(StringComparer.Ordinal),
        Project.GetProperty("services").EnumerateObject().Select(service => service.Name).Order(StringComparer.Ordinal));

    // azd adds an id to a project without one, and the checkout would no longer be clean.
    [Fact]
    public void LeavesTheCheckoutClean() => Assert.All(
        Project.GetProperty("services").EnumerateObject(),
        service => Assert.All(
            Directory.GetFiles(Checkout.PathOf(service.Value.GetProperty("project").GetString()!), "*.csproj"),
            project => Assert.Contains("<UserSecretsId>", File.ReadAllText(project), StringComparison.Ordinal)));

    [Fact]
    public void CallsScriptsThatExistAndMayBeRun()
    {
        var hooks = Project.GetProperty("hooks").EnumerateObject().Select(hook => (Folder: "", hook.Value)).Concat(
            Project.GetProperty("services").EnumerateObject().SelectMany(service => service.Value.GetProperty("hooks").EnumerateObject()
                .Select(hook => (Folder: service.Value.GetProperty("project").GetString()!, hook.Value)))).ToList();
        Assert.Equal(4, hooks.Count);
        Assert.All(hooks, hook =>
        {
            var run = hook.Value.GetProperty("posix").GetProperty("run").GetString()!;
            Assert.Equal("bash " + run, hook.Value.GetProperty("windows").GetProperty("run").GetString());
            var script = Path.GetFullPath(Path.Combine(Checkout.Folder, hook.Folder, run));
            Assert.True(File.Exists(script), script);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute), script);
        });
    }

    [Fact]
    public async Task GivesParametersThatTheTemplateHasAndAsksForThoseThatItNeeds()
    {
        var template = (await Compiler.CompileAsync("infra/main.bicep")).Template.GetProperty("parameters");
        var given = Parameters.EnumerateObject().ToList();
        Assert.All(given, parameter => Assert.True(template.TryGetProperty(parameter.Name, out _), parameter.Name));
        Assert.All(
            template.EnumerateObject().Where(parameter => !parameter.Value.TryGetProperty("defaultValue", out _)),
            parameter => Assert.True(Parameters.TryGetProperty(parameter.Name, out _), parameter.Name));
        // Without a default azd asks, so that somebody is told.
        Assert.Equal("${ALERT_EMAIL}", Parameters.GetProperty("alertEmail").GetProperty("value").GetString());
        Assert.Equal("${AZURE_PRINCIPAL_TYPE}", Parameters.GetProperty("operatorType").GetProperty("value").GetString());
    }

    [Fact]
    public void HasADocumentationOfEachVariable()
    {
        var guide = Checkout.Read("docs/first-deployment.md");
        var names = Parameters.EnumerateObject().SelectMany(parameter => Variable().Matches(parameter.Value.GetRawText()))
            .Select(match => match.Groups["name"].Value)
            .Concat(Project.GetProperty("pipeline").GetProperty("variables").EnumerateArray().Select(name => name.GetString()!))
            .Where(name => name is not ("AZURE_ENV_NAME" or "AZURE_PRINCIPAL_ID" or "AZURE_PRINCIPAL_TYPE"));
        Assert.All(names, name => Assert.Contains($"`{name}`", guide, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Variable();
}
