using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace ServerlessDeals.Tests.Infra;

/// <summary>The Bicep compiler.</summary>
internal static class Compiler
{
    private static readonly string Program =
        typeof(Compiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(one => one.Key == "Bicep").Value?.Replace('\\', '/') ?? "";

    private static readonly Lazy<Task<JsonElement>> Template = new(async () =>
    {
        var (code, output, said) = await RunAsync("build", Checkout.PathOf("infra/main.bicep"), "--stdout");
        Assert.True(code == 0, said);
        return JsonDocument.Parse(output).RootElement;
    });

    /// <summary>infra/main.bicep with all its modules, as it is sent to Azure.</summary>
    public static Task<JsonElement> MainAsync() => Template.Value;

    /// <returns>The exit code, what it made, and what it said of it.</returns>
    public static Task<(int Code, string Output, string Said)> RunAsync(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Program), "There is no Bicep compiler for this system.");
        var start = new ProcessStartInfo(Program, arguments);
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        return Command.RunAsync(start);
    }
}
