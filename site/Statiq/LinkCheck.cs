using Microsoft.Extensions.Logging;

namespace ServerlessDeals.Site;

/// <summary>
/// Fails the build if a link is broken. Statiq's own check keeps the parsed document of every page until the end, which takes longer than
/// rendering all pages and needs most of the memory.
/// </summary>
internal sealed class LinkCheck(PipelineWriter writer) : Module
{
    protected override Task<IEnumerable<IDocument>> ExecuteContextAsync(IExecutionContext context)
    {
        foreach (var broken in writer.BrokenLinks())
        {
            context.LogError("{Broken}", broken);
        }

        return Task.FromResult<IEnumerable<IDocument>>(context.Inputs);
    }
}
