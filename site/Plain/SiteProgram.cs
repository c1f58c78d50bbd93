using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>The site's program where Statiq cannot be had: the same files, written plainly.</summary>
internal static class SiteProgram
{
    public static async Task<int> RunAsync(string[] _)
    {
        await Console.Error.WriteLineAsync(
            "Usage: site --output FOLDER. The storage is taken from the setting DealsStorage, else the local emulator. " +
            "Preview with live reload needs the Statiq packages, which this build is without.");
        return 2;
    }

    public static async Task<int> WriteAsync(SiteManifest manifest, string input)
    {
        var writer = new PlainWriter(manifest);
        var content = await SiteInput.ReadAsync(CancellationToken.None);
        Console.WriteLine(await writer.WriteAsync(BriefingSite.Assets(content.Addresses), BriefingSite.Sets(content), input));
        return 0;
    }
}
