using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServerlessDeals.Tests.Infra;

/// <summary>What the Bicep compiler says of the template and its parameters.</summary>
internal static partial class Compiler
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Deployment>>> Deployments = new(StringComparer.Ordinal);

    /// <summary>A file of infra/, compiled with its modules.</summary>
    /// <returns>The template, and what the compiler and its linter find.</returns>
    public static async Task<(JsonElement Template, IReadOnlyList<string> Diagnostics)> CompileAsync(string file)
    {
        var result = (await BicepServer.AskAsync("bicep/compile", new { path = Checkout.PathOf(file) })).GetProperty("result");
        var found = result.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.GetRawText()).ToList();
        return (result.GetProperty("success").GetBoolean() ? JsonDocument.Parse(result.GetProperty("contents").GetString()!).RootElement
            : default, found);
    }

    /// <returns>The file as the compiler formats it.</returns>
    public static async Task<string> FormatAsync(string file) =>
        (await BicepServer.AskAsync("bicep/format", new { path = Checkout.PathOf(file) })).GetProperty("result").GetProperty("contents")
        .GetString()!;

    /// <summary>What would be deployed with a file of parameters in infra/.</summary>
    public static Task<Deployment> DeploymentAsync(string file) =>
        Deployments.GetOrAdd(file, _ => new(() => PredictAsync(Checkout.PathOf(file)))).Value;

    /// <summary>What would be deployed with parameters that are written here, one a line: name = value.</summary>
    public static Task<Deployment> DeploymentAsync(params string[] parameters) => Deployments.GetOrAdd(
        string.Join('\n', parameters),
        text => new(async () =>
        {
            var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "parameters"));
            var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
            var file = Path.Combine(folder.FullName, name + ".bicepparam");
            var template = Path.GetRelativePath(folder.FullName, Checkout.PathOf("infra/main.bicep")).Replace('\\', '/');
            await File.WriteAllLinesAsync(file, [$"using '{template}'", .. text.Split('\n').Select(line => "param " + line)]);
            var deployment = await PredictAsync(file);
            File.Delete(file);
            return deployment;
        })).Value;

    private static async Task<Deployment> PredictAsync(string file)
    {
        var metadata = new
        {
            tenantId = Deployment.Subscription,
            subscriptionId = Deployment.Subscription,
            location = "northeurope",
            deploymentName = "deals",
        };
        var answer = await BicepServer.AskAsync("bicep/getSnapshot", new { path = file, metadata });
        if (answer.TryGetProperty("error", out var error))
        {
            return new([], error.GetProperty("message").GetString()!);
        }

        // Names end with a text that differs from subscription to subscription.
        var snapshot = answer.GetProperty("result").GetProperty("snapshot").GetString()!;
        var own = Own().Match(snapshot).Groups["own"].Value;
        return new(
            [.. JsonDocument.Parse(own.Length == 0 ? snapshot : snapshot.Replace(own, "*", StringComparison.Ordinal)).RootElement
                .GetProperty("predictedResources").EnumerateArray().Select(resource => new Resource(resource))],
            "");
    }

    [GeneratedRegex("/workspaces/log-(?<own>[a-z0-9]{13})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Own();
}
