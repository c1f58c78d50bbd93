using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessDeals.Cli.Commands;

/// <summary>
/// What commands print. Results go to standard output, so that they can be piped; everything else goes to standard error.
/// With --output json, standard output has a single JSON document. With --quiet there are no notes and no progress.
/// </summary>
internal static class Output
{
    /// <summary>Prints a result: the value as JSON, or the lines of text.</summary>
    public static void Result<T>(T value, JsonTypeInfo<T> type, params IEnumerable<string> lines)
    {
        if (GlobalOptions.IsJson)
        {
            Json(value, type);
            return;
        }

        foreach (var line in lines)
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>Prints a line of the result as text. With --output json it is left out, since the JSON has the same content.</summary>
    public static void Text(string line)
    {
        if (!GlobalOptions.IsJson)
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>Prints what is good to know: a hint, a warning, what happens next.</summary>
    public static void Note(string line)
    {
        if (!GlobalOptions.IsQuiet)
        {
            Console.Error.WriteLine(line);
        }
    }

    /// <summary>Prints why something failed.</summary>
    public static void Error(string line) => Console.Error.WriteLine(line);

    private static void Json<T>(T value, JsonTypeInfo<T> type)
    {
        // Not through the console's writer, which may have another encoding than UTF-8.
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, value, type);
        output.Write("\n"u8);
    }
}
