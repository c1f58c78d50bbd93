using ServerlessDeals.Site;
using ServerlessDeals.Tables;

if (args is not [("--output" or "-o"), var folder])
{
    return await SiteProgram.RunAsync(args);
}

try
{
    var manifest = SiteManifest.Of(folder);
    var input = await SiteInput.MarkAsync();
    if (input.Length > 0 && manifest.Unchanged(input) is { } count)
    {
        Console.WriteLine($"Site: nothing has changed; {count} files are as they were.");
        return 0;
    }

    return await SiteProgram.WriteAsync(manifest, input);
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
