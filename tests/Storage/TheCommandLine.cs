using System.Diagnostics;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

/// <summary>The deals program as its users start it, in a folder of its own, with an account that is empty at first.</summary>
public sealed class TheCommandLine : IAsyncLifetime
{
    private EmulatorAccount? _account;

    public ITables Tables { get; private set; } = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("deals-").FullName;

    public async ValueTask InitializeAsync()
    {
        _account = await EmulatorAccount.OpenAsync();
        Tables = new AzureTables(StorageSettings.Connect(_account.ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        if (_account is not null)
        {
            await _account.DisposeAsync();
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
        // Programs that a shell starts in the background ignore interrupts, and so do their child processes.
        string[] command =
        [
            .. OperatingSystem.IsLinux() ? new[] { "env", "--default-signal=INT" } : [],
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "deals.dll"),
            .. arguments,
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DealsStorage"] = _account!.ConnectionString;
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
