using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>Writes the site without Statiq.</summary>
internal sealed class PlainSite : ISiteWriter
{
    public async Task<int> WriteAsync(SiteManifest manifest, string inputHash)
    {
        var content = await SiteInput.ReadAsync(CancellationToken.None);
        var writer = new FolderWriter(manifest);
        Console.WriteLine(await writer.WriteAsync(BriefingSite.Assets(content.Addresses), BriefingSite.Sets(content), inputHash));
        return 0;
    }

    public async Task<int> RunAsync(string[] args)
    {
        await Console.Error.WriteLineAsync(
            "Usage: site --output FOLDER. The setting DealsStorage names the storage account; without it, the local emulator is used. " +
            "Preview with live reload needs the Statiq packages, and this program was built without them.");
        return 2;
    }
}
