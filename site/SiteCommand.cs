using ServerlessDeals.Tables;

namespace ServerlessDeals.Site;

/// <summary>The command line. "--output FOLDER" writes the site; the writer handles all other arguments.</summary>
internal static class SiteCommand
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, ISiteWriter writer)
    {
        if (args is not [("--output" or "-o"), var folder])
        {
            return await writer.RunAsync(args);
        }

        try
        {
            return await WriteAsync(folder, writer);
        }
        catch (Exception failed) when (StorageFault.Of(failed) is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return 1;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException)
        {
            await Console.Error.WriteLineAsync(wrong.InnerException is null ? wrong.Message : wrong.ToString());
            return 1;
        }
    }

    private static async Task<int> WriteAsync(string folder, ISiteWriter writer)
    {
        var manifest = SiteManifest.Load(folder);
        var inputHash = await SiteInput.HashAsync();
        if (inputHash.Length > 0 && manifest.CountIfUnchanged(inputHash) is { } count)
        {
            Console.WriteLine($"Site: nothing has changed; {count} files are as they were.");
            return 0;
        }

        var code = await writer.WriteAsync(manifest, inputHash);
        if (code == 0)
        {
            var files = SiteManifest.Load(folder).Entries;
            if (HostLimits.Exceeded(files.Count, files.Values.Sum(file => file.Length)) is { } exceeded)
            {
                await Console.Error.WriteLineAsync(exceeded);
            }
        }

        return code;
    }
}
