using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Api.Clients;

/// <summary>Programs that read the contract. Each is downloaded once into a folder in artifacts/.</summary>
internal static class Tool
{
    private static readonly string Downloads = Path.Combine(OnTheApi.Artifacts, "clients");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A file that the tests bring.</summary>
    public static string Brought(string name) => Path.Combine(AppContext.BaseDirectory, "Clients", name);

    /// <summary>An empty folder for what a program writes.</summary>
    public static string Empty(string name)
    {
        var folder = Path.Combine(Downloads, name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>The served contract, as a file.</summary>
    public static async Task<string> ContractAsync(OnTheApi api, string folder)
    {
        var file = Path.Combine(folder, "openapi.json");
        await File.WriteAllTextAsync(file, (await api.GetAsync("openapi.json")).GetRawText(), Cancel);
        return file;
    }

    /// <param name="main">The file to run, within the package.</param>
    public static async Task<(int Code, string Output)> NodeAsync(
        string package, string version, string main, params IReadOnlyList<string> arguments)
    {
        var folder = Path.Combine(Downloads, package.Split('/')[^1]);
        var program = await NpmPackage.InstallAsync(folder, package, version, main, Cancel);
        return await RunAsync("node", [program, .. arguments]);
    }

    /// <summary>A package of NuGet that is a program.</summary>
    public static async Task<(int Code, string Output)> DotnetAsync(
        string package, string version, string command, params IReadOnlyList<string> arguments)
    {
        var folder = Path.Combine(Downloads, $"{command}-{version}");
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? command + ".exe" : command);
        if (!File.Exists(program))
        {
            var (code, output) = await RunAsync("dotnet", ["tool", "install", package, "--version", version, "--tool-path", folder]);
            Assert.True(code == 0, $"{package} {version} could not be installed: {output}");
        }

        return await RunAsync(program, arguments);
    }

    public static async Task<(int Code, string Output)> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        var (code, output, errors) = await ChildProcess.RunAsync(
            new(program, arguments) { UseShellExecute = false },
            Cancel,
            ("KIOTA_OFFLINE_ENABLED", "true"),
            ("KIOTA_TUTORIAL_ENABLED", "false"),
            ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
            ("REDOCLY_TELEMETRY", "off"));
        return (code, output + errors);
    }
}
