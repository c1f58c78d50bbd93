using System.Diagnostics;

namespace ServerlessDeals.Tests.Infra;

/// <summary>Another program, run to its end.</summary>
internal static class Command
{
    /// <returns>Its exit code, its output, and what it said on the error stream.</returns>
    public static async Task<(int Code, string Output, string Said)> RunAsync(ProcessStartInfo start)
    {
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, (await said).Trim());
    }
}
