using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace ServerlessDeals.Tests.Infra;

/// <summary>The files for contributors: issue forms, editor settings, package updates and the guide.</summary>
public sealed partial class TheContributorsFiles
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    public static TheoryData<string> Forms =>
        [.. Directory.GetFiles(Checkout.PathOf(".github/ISSUE_TEMPLATE")).Select(file => Path.GetFileName(file))
            .Where(file => file != "config.yml")];

    [Theory]
    [MemberData(nameof(Forms))]
    public void EachIssueFormHasWhatGitHubRequires(string file)
    {
        var form = Yaml(".github/ISSUE_TEMPLATE/" + file);
        Assert.All(["name", "description"], key => Assert.NotEmpty((string)form[key]));
        var fields = List(form["body"]).Where(field => (string)field["type"] != "markdown").ToList();
        Assert.NotEmpty(fields);
        Assert.Distinct(fields.Select(field => (string)field["id"]));
        Assert.All(fields, field =>
        {
            Assert.Contains((string)field["type"], new[] { "input", "textarea", "dropdown", "checkboxes" });
            var attributes = Map(field["attributes"]);
            Assert.NotEmpty((string)attributes["label"]);
            Assert.Equal((string)field["type"] is "dropdown" or "checkboxes", attributes.ContainsKey("options"));
        });
    }

    [Theory]
    [InlineData("new-deal.yml")]
    [InlineData("wrong-figure.yml")]
    public void AFormAboutDataRequiresASourceAndItsDate(string file)
    {
        var required = List(Yaml(".github/ISSUE_TEMPLATE/" + file)["body"])
            .Where(field => field.TryGetValue("validations", out var rules) && (string)Map(rules)["required"] == "true")
            .Select(field => (string)field["id"]);
        Assert.Superset(new HashSet<string> { "source", "published" }, required.ToHashSet());
    }

    [Fact]
    public void DependabotWatchesEveryKindOfPackageThatIsUsed()
    {
        var dependabot = Yaml(".github/dependabot.yml");
        Assert.Equal("2", dependabot["version"]);
        var updates = List(dependabot["updates"]);
        Assert.All(updates, update => Assert.Equal(
            (string)update["package-ecosystem"] == "npm" ? "/site/Pages/Libraries" : "/", update["directory"]));
        Assert.All(updates, update => Assert.Contains((string)Map(update["schedule"])["interval"], new[] { "daily", "weekly", "monthly" }));
        var used = new List<string> { "nuget", "github-actions", "devcontainers" };
        if (Checkout.Files().Any(file => Path.GetFileName(file) == "package.json"))
        {
            used.Add("npm");
        }

        Assert.Equal(used.Order(), updates.Select(update => (string)update["package-ecosystem"]).Order());
    }

    [Fact]
    public void TheDevcontainerHasTheVersionsAndPortsOfThisProject()
    {
        var container = Json(".devcontainer/devcontainer.json");
        string Version(string feature) => container.GetProperty("features").EnumerateObject()
            .Single(property => property.Name.Contains($"/{feature}:", StringComparison.Ordinal)).Value.GetProperty("version").GetString()!;
        var sdk = Json("global.json").GetProperty("sdk").GetProperty("version").GetString()!;
        Assert.StartsWith(Version("dotnet") + ".", sdk, StringComparison.Ordinal);
        Assert.Contains($"node-version: {Version("node")}\n", Checkout.Read(".github/workflows/ci.yml"), StringComparison.Ordinal);
        var up = Checkout.Read("cli/Commands/UpCommand.cs");
        Assert.All(
            container.GetProperty("forwardPorts").EnumerateArray(),
            port => Assert.Contains($"DefaultValueFactory = _ => {port.GetInt32()} ", up, StringComparison.Ordinal));
    }

    [Fact]
    public void TheEditorBuildsEveryProgramThatItStarts()
    {
        var tasks = Json(".vscode/tasks.json").GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("label").GetString())
            .ToList();
        var launches = Json(".vscode/launch.json").GetProperty("configurations").EnumerateArray().ToList();
        Assert.NotEmpty(launches);
        Assert.All(launches, launch =>
        {
            Assert.Contains(launch.GetProperty("preLaunchTask").GetString(), tasks);
            var program = launch.GetProperty("program").GetString()!.Replace("${input:tests}", "Infra", StringComparison.Ordinal);
            var project = Project().Match(program).Groups["project"].Value;
            Assert.Contains(Checkout.Files(), file => Path.GetFileName(file) == project + ".csproj");
        });
    }

    [Fact]
    public void TheGuideNamesFilesAndClassesThatExist()
    {
        var (files, guide) = (Checkout.Files().ToList(), Checkout.Read("CONTRIBUTING.md"));
        var quoted = Quoted().Matches(guide).Select(match => match.Groups["text"].Value).Distinct(StringComparer.Ordinal).ToList();
        var paths = quoted.Where(text => text.Contains('/', StringComparison.Ordinal) && !Elsewhere().IsMatch(text)).ToList();
        Assert.True(paths.Count >= 8, string.Join(' ', paths));
        Assert.All(
            paths,
            path => Assert.Contains(files, file => file == path || file.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal)));

        var code = files.Where(file => Path.GetExtension(file) is ".cs" or ".razor").ToList();
        var words = code.SelectMany(file => Word().Matches(Checkout.Read(file))).Select(match => match.Value).ToHashSet();
        var names = quoted.Where(text => Name().IsMatch(text)).ToList();
        Assert.True(names.Count >= 8, string.Join(' ', names));
        Assert.All(names, name => Assert.True(
            words.Contains(name) || code.Exists(file => Path.GetFileNameWithoutExtension(file) == name), name));
    }

    [Fact]
    public void EveryDocumentNamesFilesThatExist()
    {
        var files = Checkout.Files().ToHashSet(StringComparer.Ordinal);
        var named = files.Where(file => Path.GetExtension(file) == ".md")
            .SelectMany(file => CodeFile().Matches(Checkout.Read(file)).Select(match => (File: file, Path: match.Value))).ToList();
        Assert.True(named.Count >= 10, $"{named.Count} paths");
        Assert.Empty(named.Where(name => !files.Contains(name.Path)).Select(name => $"{name.File} names {name.Path}."));
    }

    [Fact]
    public void MutationTestingReachesFilesThatExist()
    {
        var patterns = Json("eng/stryker-config.json").GetProperty("stryker-config").GetProperty("mutate").EnumerateArray()
            .Select(pattern => "core/" + pattern.GetString()).ToList();
        Assert.NotEmpty(patterns);
        Assert.All(patterns, pattern => Assert.NotEmpty(
            Directory.GetFiles(Checkout.PathOf(Path.GetDirectoryName(pattern)!), Path.GetFileName(pattern))));
    }

    private static Dictionary<string, object> Yaml(string file) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(Checkout.Read(file));

    private static Dictionary<string, object> Map(object node) =>
        ((Dictionary<object, object>)node).ToDictionary(pair => (string)pair.Key, pair => pair.Value);

    private static List<Dictionary<string, object>> List(object node) => [.. ((List<object>)node).Select(Map)];

    private static JsonElement Json(string file) => JsonDocument.Parse(Checkout.Read(file), WithComments).RootElement;

    [GeneratedRegex(@"artifacts/bin/(?<project>[^/]+)/debug/", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Project();

    [GeneratedRegex("`(?<text>[^`\n]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"\b(core|functions|site|cli|tests|infra|eng|seeds)/[\w/.-]+\.(cs|razor|sh|bicep)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex CodeFile();

    /// <summary>Commands, addresses, placeholders and generated files.</summary>
    [GeneratedRegex(
        @"^(\./|artifacts/|dotnet |/)|[A-Z]{4}|^components/", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("^[A-Z][a-z]+([A-Z][a-z]+)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b[A-Z]\w+\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
