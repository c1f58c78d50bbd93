using System.Globalization;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>The process that listens on a port of this machine.</summary>
/// <param name="Command">Its program and its arguments.</param>
internal sealed record PortHolder(int Id, IReadOnlyList<string> Command)
{
    private const string Listening = "0A";

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>The program's name and its script, without other arguments, since these may be secret.</summary>
    public string Name
    {
        get
        {
            var script = Command.Skip(1).FirstOrDefault(argument => Path.GetExtension(argument) is ".dll" or ".js" or ".mjs" or ".py");
            var program = Command.Count > 0 ? Path.GetFileName(Command[0]) : "a program";
            return $"{program}{(script is null ? "" : " " + Path.GetFileName(script))} (pid {Id})";
        }
    }

    /// <summary>Null if no process listens there, or if this user or system does not show which one.</summary>
    public static PortHolder? Of(int port)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var sockets = Tables.SelectMany(table => Sockets(table, port)).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && sockets.Count > 0 && Holds(id, sockets))
            .Select(id => new PortHolder(id, CommandOf(id)))
            .FirstOrDefault();
    }

    /// <summary>The command of the process that started this one; empty if that has ended or is not visible.</summary>
    public IReadOnlyList<string> CommandOfParent()
    {
        // The name of the program is in brackets and may have spaces; after it come the state and the parent.
        var fields = Read($"/proc/{Id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 1 && int.TryParse(fields[1], CultureInfo.InvariantCulture, out var parent) ? CommandOf(parent) : [];
    }

    private static IEnumerable<string> Sockets(string table, int port) =>
        from line in Read(table).Split('\n').Skip(1)
        let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where fields.Length > 9 && fields[3] == Listening && fields[1].EndsWith($":{port:X4}", StringComparison.Ordinal)
        select $"socket:[{fields[9]}]";

    private static bool Holds(int id, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{id}/fd")
                .Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to another user.
            return false;
        }
    }

    private static string[] CommandOf(int id) => Read($"/proc/{id}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
