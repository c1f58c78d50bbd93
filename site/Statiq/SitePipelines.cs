using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>A pipeline for each section of the site, one for assets, and one that checks the links.</summary>
internal static class SitePipelines
{
    /// <summary>Replaces Statiq's own pipelines, which would also write the texts of input/.</summary>
    public static void Use(IPipelineCollection pipelines, PipelineWriter writer)
    {
        pipelines.Clear();
        foreach (var section in BriefingSite.SectionNames)
        {
            pipelines.Add(section, Writing(context => writer.WriteAsync(section, context)));
        }

        pipelines.Add("Assets", Writing(writer.WriteAssetsAsync));
        pipelines.Add(nameof(LinkCheck), Checking(writer));
    }

    private static Pipeline Writing(Func<IExecutionContext, Task> write)
    {
        var pipeline = new Pipeline();
        pipeline.OutputModules.Add(new ExecuteConfig(Config.FromContext(write)));
        return pipeline;
    }

    // Deployment pipelines run after all others. This policy runs the pipeline always, not only for the deploy command.
    private static Pipeline Checking(PipelineWriter writer)
    {
        var pipeline = new Pipeline { Deployment = true, ExecutionPolicy = ExecutionPolicy.Normal };
        pipeline.ProcessModules.Add(new LinkCheck(writer));
        return pipeline;
    }
}
