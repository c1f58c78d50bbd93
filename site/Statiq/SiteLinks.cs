using System.Net;
using System.Text.RegularExpressions;

namespace ServerlessDeals.Site;

/// <summary>
/// A link within the site leads to one of its files, or the build fails. Statiq's own check keeps every page's parsed document to
/// the end, which takes longer than making all pages, and most of the memory.
/// </summary>
internal sealed partial class SiteLinks : Module
{
    protected override async Task<IEnumerable<IDocument>> ExecuteContextAsync(IExecutionContext context)
    {
        var files = context.Inputs.Select(file => file.Destination.FullPath).ToHashSet(StringComparer.Ordinal);
        await Parallel.ForEachAsync(context.Inputs.Where(file => file.MediaTypeEquals(MediaTypes.Html)), context.CancellationToken, async (page, _) =>
        {
            foreach (var path in Inner().Matches(await page.GetContentStringAsync()).Select(link => link.Groups["path"].Value).Distinct(StringComparer.Ordinal))
            {
                var file = Uri.UnescapeDataString(WebUtility.HtmlDecode(path));
                if (!files.Contains(file.Length == 0 || file.EndsWith('/') ? file + "index.html" : file))
                {
                    context.LogError(page, $"A link leads to /{path}, where no page is.");
                }
            }
        });
        return context.Inputs;
    }

    [GeneratedRegex("(href|src|action)=\"/(?<path>[^\"#?]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inner();
}
