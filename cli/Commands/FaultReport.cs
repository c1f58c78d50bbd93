using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ServerlessDeals.Cli.Commands;

/// <summary>The file about a fault of this program. It contains no secrets, and only its owner may read it.</summary>
internal static class FaultReport
{
    public static string Version { get; } =
        typeof(FaultReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Writes the details to a file in the folder for temporary files.</summary>
    /// <returns>What to tell the person: what happened, where the details are, and what to do with them.</returns>
    public static string Write(Exception failed, IReadOnlyList<string> args)
    {
        var what = $"This is a fault of deals: {failed.GetType().Name}: {Secrets.Remove(failed.Message.Split('\n')[0].Trim())}";
        var details = Secrets.Remove(Details(failed, args));
        try
        {
            return $"{what}\nThe details are in {Store(details)}; please report it on the project's issue tracker with that file.";
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return $"{what}\nPlease report it on the project's issue tracker with these details:\n{details}";
        }
    }

    private static string Details(Exception failed, IReadOnlyList<string> args) => $"""
        deals {Version}
        {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}
        {string.Join(' ', args.Prepend(DealsCommand.Name))}

        {failed}

        """;

    private static string Store(string details)
    {
        var now = TimeProvider.System.GetUtcNow();
        var name = string.Create(CultureInfo.InvariantCulture, $"deals-fault-{now:yyyyMMdd-HHmmss}-{Environment.ProcessId}.txt");
        var path = Path.Combine(Path.GetTempPath(), name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(path, options);
        file.Write(details);
        return path;
    }
}
