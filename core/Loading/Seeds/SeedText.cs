using System.Text;
using YamlDotNet.Core;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>Reads one file as YAML. What prevents it is an error of the file, with its line.</summary>
internal static class SeedText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] MergeMarkers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    /// <returns>The root of the file's only document; null if there are faults.</returns>
    public static SeedNode? Read(string path, string name, ICollection<SeedFault> faults)
    {
        if (Text(path, name, faults) is not { } text || HasMergeMarkers(text, name, faults))
        {
            return null;
        }

        try
        {
            var documents = YamlText.Documents(text);
            if (documents is [var document])
            {
                return new(document.RootNode, name, "", faults);
            }

            faults.Add(SeedFault.OfFile(SeedError.NotYaml, name, documents.Count == 0
                ? "is empty; write its fields, or remove the file"
                : $"has {documents.Count} documents; write one, without a line ---"));
        }
        catch (YamlException wrong)
        {
            var message = $"is not YAML: {InvisibleText.Shown(wrong.Message)}";
            faults.Add(SeedFault.OfFile(SeedError.NotYaml, name, message, wrong.Start.Line, wrong.Start.Column));
        }

        return null;
    }

    private static string? Text(string path, string name, ICollection<SeedFault> faults)
    {
        return Bytes(path, name, faults) is { } bytes ? Decode(bytes, name, faults) : null;
    }

    /// <returns>The text without a byte order mark; null if it is not UTF-8.</returns>
    public static string? Decode(byte[] bytes, string name, ICollection<SeedFault> faults)
    {
        try
        {
            return Utf8.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException)
        {
            var (line, column) = FirstInvalid(bytes);
            faults.Add(SeedFault.OfFile(
                SeedError.NotUtf8, name, $"has bytes that are not UTF-8, first in line {line}; save it as UTF-8", line, column));
            return null;
        }
    }

    /// <returns>The bytes of a file; null if there is a fault.</returns>
    public static byte[]? Bytes(string path, string name, ICollection<SeedFault> faults)
    {
        string problem;
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = "is a link to a file that does not exist; restore that file, or remove the link";
        }
        catch (UnauthorizedAccessException)
        {
            problem = "cannot be read by this user; change its permissions";
        }
        catch (IOException wrong)
        {
            problem = $"cannot be read: {wrong.Message}";
        }

        faults.Add(SeedFault.OfFile(SeedError.UnreadableFile, name, problem));
        return null;
    }

    private static (int Line, int Column) FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var (line, column) = (1, 1);
        while (!bytes.IsEmpty && Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
            bytes = bytes[length..];
        }

        return (line, column);
    }

    private static bool HasMergeMarkers(string text, string name, ICollection<SeedFault> faults)
    {
        var found = false;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            foreach (var marker in MergeMarkers)
            {
                if (line.StartsWith(marker, StringComparison.Ordinal) && (line.Length == marker.Length || line[marker.Length] == ' '))
                {
                    found = true;
                    var message = $"has a merge marker of Git ({marker}); keep one side, and remove the markers";
                    faults.Add(SeedFault.OfFile(SeedError.MergeMarker, name, message, number));
                }
            }
        }

        return found;
    }
}
