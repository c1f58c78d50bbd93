using Microsoft.Extensions.Logging;

namespace ServerlessDeals.Site;

/// <summary>
/// A link that leads nowhere fails the build. Statiq's own check keeps every page's parsed document to the end, which takes longer
/// than making all pages, and most of the memory.
/// </summary>
internal sealed class SiteLinks(SiteSource source) : Module
{
    protected override Task<IEnumerable<IDocument>> ExecuteContextAsync(IExecutionContext context)
    {
        foreach (var broken in source.BrokenLinks())
        {
            context.LogError("{Broken}", broken);
        }

        return Task.FromResult<IEnumerable<IDocument>>(context.Inputs);
    }
}
