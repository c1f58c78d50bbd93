using System.Text.Json;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

/// <summary>The deals program as its users start it, in a folder of its own, with an account that is empty at first.</summary>
public sealed class TheCommandLine : IAsyncLifetime
{
    private EmulatorAccount? _account;

    public ITables Tables { get; private set; } = null!;

    internal string ConnectionString => _account!.ConnectionString;

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

    internal ChildProcess Start(params string[] arguments)
    {
        // Programs that a shell starts in the background ignore interrupts, and so do their child processes.
        string[] command =
        [
            .. OperatingSystem.IsLinux() ? new[] { "env", "--default-signal=INT" } : [],
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "deals.dll"),
            .. arguments,
        ];
        return ChildProcess.Start(
            new(command[0], command[1..]) { WorkingDirectory = Folder }, ("DealsStorage", _account!.ConnectionString));
    }

    /// <summary>Runs a command that has to succeed, and reads the JSON that it prints.</summary>
    public async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (code, output, errors) = await RunApartAsync([.. arguments, "--output", "json"]);
        Assert.True(code == 0, errors);
        return JsonDocument.Parse(output).RootElement;
    }

    /// <returns>The exit code of the program, and what it printed.</returns>
    public async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var (code, output, errors) = await RunApartAsync(arguments);
        return (code, output + errors);
    }

    /// <returns>The exit code of the program, and what it printed to standard output and to standard error.</returns>
    public async Task<(int Code, string Output, string Errors)> RunApartAsync(params string[] arguments)
    {
        await using var process = Start(arguments);
        return await process.EndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a script that can call the program as "deals", in the program's folder.</summary>
    public async Task<(int Code, string Output, string Errors)> BashAsync(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "This test needs bash.");
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "bin")).FullName;
        var program = Path.Combine(folder, "deals");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "deals.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return await ChildProcess.RunAsync(
            new("bash", ["-c", script]) { WorkingDirectory = Folder },
            TestContext.Current.CancellationToken,
            ("PATH", $"{folder}:{Environment.GetEnvironmentVariable("PATH")}"),
            ("DealsStorage", _account!.ConnectionString));
    }
}
