using System.Security.Cryptography;
using System.Text;
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
            var writer = new PlainWriter(output);
            var input = await InputAsync();
            if (input.Length > 0 && writer.Unchanged(input) is { } count)
            {
                Console.WriteLine($"Site: nothing has changed; {count} files are as they were.");
                return 0;
            }

            var content = await SiteInput.ReadAsync(CancellationToken.None);
            Directory.CreateDirectory(output);
            Console.WriteLine(await writer.WriteAsync(BriefingSite.Assets(content.Addresses), BriefingSite.PagesOf(content), input));
            return 0;
        }
        catch (InvalidOperationException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.InnerException is null ? wrong.Message : wrong.ToString());
            return 1;
        }
    }

    // It is asked before the data is read: what is written meanwhile makes the next build look again.
    private static async Task<string> InputAsync()
    {
        if (await SiteInput.Reader().MarkAsync(CancellationToken.None) is not { } mark)
        {
            return "";
        }

        var all = string.Join('\n', SiteInput.Texts().Select(text => text.Title + text.Html).Prepend(mark).Prepend(BriefingSite.Build).Prepend($"{SiteInput.Addresses}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }
}
