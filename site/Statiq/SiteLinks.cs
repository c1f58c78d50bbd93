namespace ServerlessDeals.Site;

/// <summary>
/// A link within the site leads to one of its files, or the build fails. Statiq's own check keeps every page's parsed document to
/// the end, which takes longer than making all pages, and most of the memory.
/// </summary>
internal sealed class SiteLinks : Module
{
    protected override async Task<IEnumerable<IDocument>> ExecuteContextAsync(IExecutionContext context)
    {
        var files = context.Inputs.Select(file => file.Destination.FullPath).ToHashSet(StringComparer.Ordinal);
        await Parallel.ForEachAsync(context.Inputs.Where(file => file.MediaTypeEquals(MediaTypes.Html)), context.CancellationToken, async (page, _) =>
        {
            foreach (var file in InnerLinks.Of(await page.GetContentStringAsync()).Where(file => !files.Contains(file)))
            {
                context.LogError(page, InnerLinks.Broken(file));
            }
        });
        return context.Inputs;
    }
}
