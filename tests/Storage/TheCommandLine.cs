using System.Diagnostics;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Storage;

namespace ServerlessDeals.Tests.Storage;

/// <summary>The deals program as its users start it, in a folder of its own, with an emulator that is empty at first.</summary>
public sealed class TheCommandLine : IAsyncLifetime
{
    private Azurite? _azurite;

    public ITables Tables { get; private set; } = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("deals-").FullName;

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.StartAsync(OnTheEmulator.Artifacts, Ports.ThreeFree(), keep: false, CancellationToken.None);
        Tables = new AzureTables(StorageSettings.Connect(_azurite.ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Folder, name), bytes);
        return name;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public bool Has(string name) => File.Exists(Path.Combine(Folder, name));

    public Process Start(params string[] arguments)
    {
        // A process that a shell starts in the background ignores interrupts, and passes that on to the processes it starts.
        string[] interruptible = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];
        string[] command = [.. interruptible, "dotnet", Path.Combine(AppContext.BaseDirectory, "deals.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DealsStorage"] = _azurite!.ConnectionString;
        return Process.Start(start)!;
    }

    /// <returns>The exit code of the program, and what it printed.</returns>
    public async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    public static async Task<(int Code, string Output)> EndAsync(Process process)
    {
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }
}
