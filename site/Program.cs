using Azure;
using ServerlessDeals.Site;

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
catch (InvalidOperationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.InnerException is null ? wrong.Message : wrong.ToString());
    return 1;
}
catch (Exception failed) when (failed is RequestFailedException or AggregateException { InnerException: RequestFailedException })
{
    var first = (failed.InnerException ?? failed).Message.ReplaceLineEndings("\n").Split("\n\n")[0].Replace('\n', ' ');
    await Console.Error.WriteLineAsync($"The storage that the setting DealsStorage names cannot be read: {first}");
    return 1;
}
