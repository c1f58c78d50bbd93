using System.ComponentModel;
using System.Diagnostics;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>The storage emulator, installed from npm below artifacts/ and run as a child process on loopback.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    public const string Version = "3.35.0";

    /// <summary>The default port for blobs, which the connection string UseDevelopmentStorage=true expects.</summary>
    public const int DefaultPort = 10000;

    /// <summary>The option of deals up for the first of the emulator's ports.</summary>
    public const string PortOption = "--storage-port";

    /// <summary>The ports of blobs, queues and tables.</summary>
    public const int PortCount = 3;

    private const string Account = "devstoreaccount1";

    // The emulator's account key is the same everywhere and printed in its documentation.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process _process;

    private Azurite(Process process, int tablePort) => (_process, TablePort) = (process, tablePort);

    public int TablePort { get; }

    public string ConnectionString => ConnectionTo(Account, Key, TablePort);

    /// <summary>The connection string to an account of an emulator, whose blobs and queues have the two ports before its tables.</summary>
    public static string ConnectionTo(string account, string key, int tablePort) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};"
        + $"TableEndpoint=http://127.0.0.1:{tablePort}/{account};BlobEndpoint=http://127.0.0.1:{tablePort - 2}/{account};"
        + $"QueueEndpoint=http://127.0.0.1:{tablePort - 1}/{account};";

    /// <summary>Starts the emulator and installs it first if necessary. Queues and tables take the two ports after the blobs.</summary>
    /// <param name="artifacts">The folder for the package and, if it is kept, the data.</param>
    /// <param name="keep">
    /// Whether to keep the data between runs. Otherwise it is only in memory. An emulator with the same data that a killed run left behind
    /// is used again.
    /// </param>
    /// <exception cref="StartException">Node.js, npm or a port is not available.</exception>
    public static async Task<Azurite> StartAsync(string artifacts, int blobPort, bool keep, CancellationToken cancel)
    {
        const string Main = "dist/src/azurite.js";
        Directory.CreateDirectory(artifacts);
        var folder = Path.Combine(artifacts, "azurite");
        string[] arguments =
        [
            NpmPackage.PathOf(folder, "azurite", Main), "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
            "--blobPort", $"{blobPort}", "--queuePort", $"{blobPort + 1}", "--tablePort", $"{blobPort + 2}",
            .. keep ? new[] { "--location", Path.Combine(artifacts, Folder(blobPort)) } : ["--inMemoryPersistence"],
        ];
        if (keep && await LeftBehind.FindAsync(arguments, blobPort, cancel) is { } running)
        {
            Console.WriteLine($"Using the emulator that is already running (pid {running}).");
            return new(Process.GetProcessById(running), blobPort + 2);
        }

        for (var port = blobPort; port < blobPort + PortCount; port++)
        {
            Ports.RequireFree(port, "the storage emulator", PortOption);
        }

        var node = NodeJs.Require(Environment.GetEnvironmentVariable("PATH"));
        await NpmPackage.InstallAsync(folder, "azurite", Version, Main, cancel);
        return await StartAsync(new(node, arguments), folder, blobPort + 2, cancel);
    }

    private static async Task<Azurite> StartAsync(ProcessStartInfo start, string folder, int tablePort, CancellationToken cancel)
    {
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        var process = Started(start);
        var (azurite, lines) = (new Azurite(process, tablePort), new LastLines(process));
        try
        {
            return await Ports.AnswerAsync(tablePort, () => process.HasExited, cancel)
                ? azurite
                : throw await NodeJs.FailureAsync(process, start.FileName, lines, folder, cancel);
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new StartException("The storage emulator could not be started.");
        }
        catch (Win32Exception failed)
        {
            throw new StartException($"The storage emulator could not be started. {Step.Explain(failed)}");
        }
    }

    // Two emulators must not write to the same files.
    private static string Folder(int blobPort) => blobPort == DefaultPort ? "azurite-data" : $"azurite-data-{blobPort}";

    public async ValueTask DisposeAsync()
    {
        // The emulator writes to disk every few seconds, and once more when it is terminated rather than killed.
        if (!_process.HasExited && !OperatingSystem.IsWindows())
        {
            using var ask = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                // It is killed below.
            }
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
