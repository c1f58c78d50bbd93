using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>The site's program where Statiq cannot be had: the same files, written plainly.</summary>
internal static class SiteProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [("--output" or "-o"), var output])
        {
            await Console.Error.WriteLineAsync(
                "Usage: site --output FOLDER. The storage is taken from the setting DealsStorage, else the local emulator. " +
                "Preview with live reload needs the Statiq packages, which this build is without.");
            return 2;
        }

        try
        {
            var input = await SiteInput.ReadAsync(CancellationToken.None);
            Console.WriteLine(PlainWriter.Write(output, await BriefingSite.FilesAsync(input.Data, input.Texts, SiteInput.ApiBase)));
            return 0;
        }
        catch (InvalidOperationException nothing)
        {
            await Console.Error.WriteLineAsync(nothing.Message);
            return 1;
        }
    }
}
