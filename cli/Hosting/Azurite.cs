using System.Diagnostics;
using System.Net.Sockets;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>The storage emulator, installed from npm below artifacts/ and run as a child process on loopback.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    public const string Version = "3.35.0";

    /// <summary>The default port for blobs, which the connection string UseDevelopmentStorage=true expects.</summary>
    public const int DefaultPort = 10000;

    private const string Account = "devstoreaccount1";

    // The emulator's account key is the same everywhere and printed in its documentation.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process _process;

    private Azurite(Process process, int tablePort) => (_process, ConnectionString) = (process,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
        $"TableEndpoint=http://127.0.0.1:{tablePort}/{Account};BlobEndpoint=http://127.0.0.1:{tablePort - 2}/{Account};" +
        $"QueueEndpoint=http://127.0.0.1:{tablePort - 1}/{Account};");

    public string ConnectionString { get; }

    /// <summary>Starts the emulator and installs it first if necessary. Queues and tables take the two ports after the blobs.</summary>
    /// <param name="artifacts">The folder for the package and, if it is kept, the data.</param>
    /// <param name="keep">Whether to keep the data between runs. Otherwise it is only in memory.</param>
    /// <exception cref="StartException">Node.js, npm or a port is not available.</exception>
    public static async Task<Azurite> StartAsync(string artifacts, int blobPort, bool keep, CancellationToken cancel)
    {
        foreach (var port in new[] { blobPort, blobPort + 1, blobPort + 2 })
        {
            Ports.RequireFree(port, "the storage emulator", "--emulator-port");
        }

        var main = await NpmPackage.InstallAsync(Path.Combine(artifacts, "azurite"), "azurite", Version, "dist/src/azurite.js", cancel);
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            main, "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
            "--blobPort", $"{blobPort}", "--queuePort", $"{blobPort + 1}", "--tablePort", $"{blobPort + 2}",
            .. keep ? new[] { "--location", Path.Combine(artifacts, Folder(blobPort)) } : ["--inMemoryPersistence"],
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new StartException("The storage emulator could not be started.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var azurite = new Azurite(process, blobPort + 2);
        try
        {
            await Ports.AnswerAsync(blobPort + 2, () => process.HasExited, "The storage emulator", cancel);
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }

        return azurite;
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

/// <summary>Something required is missing. The message says what, and what to do.</summary>
internal sealed class StartException(string message) : Exception(message);

internal static class Ports
{
    private const int FirstPort = 21000;
    private const int Candidates = 3000;

    // An emulator takes seconds to listen. Another that starts meanwhile must not get the same ports.
    private static int _assigned;

    /// <param name="option">The option of deals up that chooses another port.</param>
    /// <exception cref="StartException">The port is in use.</exception>
    public static void RequireFree(int port, string what, string option)
    {
        if (!IsFree(port))
        {
            throw new StartException(
                $"Port {port} is in use, and {what} needs it. Stop the program that listens there, or use another port with {option}.");
        }
    }

    /// <summary>Three free ports in a row that this process has not returned before. Returns the first.</summary>
    public static int ThreeFree()
    {
        // Runs that begin at the same moment start their search at different ports.
        for (var tries = 0; tries < Candidates; tries++)
        {
            var port = FirstPort + ((Environment.ProcessId + Interlocked.Increment(ref _assigned)) % Candidates * 3);
            if (IsFree(port) && IsFree(port + 1) && IsFree(port + 2))
            {
                return port;
            }
        }

        throw new StartException("No three ports in a row are free between 21000 and 30000.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public static async Task AnswerAsync(int port, Func<bool> ended, string what, CancellationToken cancel)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(System.Net.IPAddress.Loopback, port, cancel);
                return;
            }
            catch (SocketException) when (!ended())
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancel);
            }
        }

        throw new StartException($"{what} did not answer on port {port} within 30 seconds.");
    }
}
