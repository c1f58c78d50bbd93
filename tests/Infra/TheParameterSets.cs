namespace ServerlessDeals.Tests.Infra;

/// <summary>The resources, roles and settings with each optional feature on and off are those in snapshots/resources.txt.</summary>
public sealed class TheParameterSets
{
    [Fact]
    public async Task GiveTheResourcesRolesAndSettingsOfTheSnapshot()
    {
        var minimal = await Compiler.DeploymentAsync(ParameterSets.Minimal);
        Assert.Equal("", minimal.Errors);
        var text = new List<string> { "# The minimum: all resources and roles" };
        text.AddRange(minimal.Resources.Select(resource => resource.Title).Order(StringComparer.Ordinal));
        foreach (var name in ParameterSets.Added.Keys)
        {
            var deployment = await ParameterSets.DeploymentAsync(name);
            Assert.True(deployment.Errors.Length == 0, $"{name}: {deployment.Errors}");
            text.AddRange(["", "# " + name, .. Differences(minimal, deployment)]);
        }

        var written = Path.Combine(AppContext.BaseDirectory, "resources.txt");
        await File.WriteAllTextAsync(written, string.Join('\n', text) + "\n", TestContext.Current.CancellationToken);
        Assert.True(
            Checkout.Read("tests/Infra/snapshots/resources.txt").ReplaceLineEndings("\n") == string.Join('\n', text) + "\n",
            $"If the change is intended, copy {written} to tests/Infra/snapshots/.");
    }

    // The minimum is accepted, so it is the changed parameter that is refused.
    [Theory]
    [InlineData("location = 'swedensouth'")]
    [InlineData("maximumInstances = 39")]
    [InlineData("alertEmail = ''")]
    [InlineData("privateStorage = 'some'")]
    [InlineData("operatorType = 'Guest'")]
    [InlineData("siteLocation = 'northeurope'")]
    public async Task RefuseWhatAzureWouldRefuse(string parameter)
    {
        var changed = parameter.Split(' ')[0];
        var deployment = await Compiler.DeploymentAsync(
            [.. ParameterSets.Minimal.Where(line => line.Split(' ')[0] != changed), parameter]);
        Assert.Empty(deployment.Resources);
        Assert.Equal("Compilation failed", deployment.Errors);
    }

    /// <summary>New and missing resources by their title, and changed values of the others.</summary>
    private static IEnumerable<string> Differences(Deployment before, Deployment after)
    {
        var (old, now) = (Titles(before), Titles(after));
        var values = before.Resources.Where(resource => now.Contains(resource.Title)).SelectMany(resource => resource.Values).ToHashSet();
        var newValues = after.Resources.Where(resource => old.Contains(resource.Title)).SelectMany(resource => resource.Values).ToHashSet();
        return old.Except(now).Order(StringComparer.Ordinal).Select(title => "- " + title)
            .Concat(now.Except(old).Order(StringComparer.Ordinal).Select(title => "+ " + title))
            .Concat(values.Except(newValues).Order(StringComparer.Ordinal).Select(value => "- " + value))
            .Concat(newValues.Except(values).Order(StringComparer.Ordinal).Select(value => "+ " + value));
    }

    private static HashSet<string> Titles(Deployment deployment) => [.. deployment.Resources.Select(resource => resource.Title)];
}
