using System.Reflection;
using System.Text.Json;

namespace ServerlessDeals.Tests.Infra;

/// <summary>The Bicep compiler.</summary>
internal static class Compiler
{
    private static readonly string Program =
        typeof(Compiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Bicep").Value?.Replace('\\', '/') ?? "";

    private static readonly Lazy<Task<JsonElement>> Template = new(async () =>
    {
        var (code, output, errors) = await RunAsync("build", Checkout.PathOf("infra/main.bicep"), "--stdout");
        Assert.Equal((0, ""), (code, errors));
        return JsonDocument.Parse(output).RootElement;
    });

    /// <summary>infra/main.bicep, compiled once with all its modules, without a warning.</summary>
    public static Task<JsonElement> MainAsync() => Template.Value;

    /// <returns>The exit code, the output and the error output.</returns>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Program), "There is no Bicep compiler for this system.");
        var (code, output, errors) = await ChildProcess.RunAsync(
            new(Program, arguments), TestContext.Current.CancellationToken, ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"));
        return (code, output, errors.Trim());
    }
}
