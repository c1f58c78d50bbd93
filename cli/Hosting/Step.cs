using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>A step of the start: it shows that it is still running, and its usual failures become one line that says what to do.</summary>
internal static class Step
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <param name="doing">What the step does, such as "Starting the API".</param>
    /// <exception cref="StartException">The step failed in one of the usual ways.</exception>
    public static async Task<T> RunAsync<T>(string doing, Func<Task<T>> work)
    {
        Console.WriteLine($"{doing} …");
        try
        {
            var (began, working) = (Stopwatch.GetTimestamp(), work());
            while (await Task.WhenAny(working, Task.Delay(Interval, TimeProvider.System)) != working)
            {
                Console.WriteLine($"{doing} … {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
            }

            return await working;
        }
        catch (Exception failed) when (Explain(failed) is { } reason)
        {
            throw new StartException($"{doing} failed: {reason}");
        }
    }

    /// <summary>Why a file, a program or a server failed, and what to do. Null if this is not one of the usual failures.</summary>
    internal static string? Explain(Exception failed) => failed switch
    {
        UnauthorizedAccessException => $"{FirstLine(failed)} Get write permission there, or run this in a clone in a folder of your own.",
        IOException { InnerException: AddressInUseException } => $"{FirstLine(failed)} Stop the program that listens there.",
        IOException full when IsFull(full) => $"{FirstLine(failed)} Free some space and run this again.",
        IOException => $"{FirstLine(failed)} Correct that and run this again.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"{FirstLine(failed)} Ports below 1024 need an administrator; use other ports (see --help).",
        SocketException or HttpRequestException => $"{FirstLine(failed)} The lines above may say why.",
        Win32Exception => $"{FirstLine(failed)} Install that program, or correct its permissions, and run this again.",
        _ => null,
    };

    // "There is no space left" is the number 28 on Unix; Windows has two numbers for it.
    private static bool IsFull(IOException failed) => OperatingSystem.IsWindows()
        ? (failed.HResult & 0xFFFF) is 0x70 or 0x27
        : (failed.HResult & 0xFFFF) == 28;

    private static string FirstLine(Exception failed) => failed.Message.Split('\n')[0].Trim().TrimEnd('.') + ".";
}
