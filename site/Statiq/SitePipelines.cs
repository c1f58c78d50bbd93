using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>A pipeline for each family of pages, one for assets, and one that checks the links.</summary>
internal static class SitePipelines
{
    /// <summary>Puts them in place of Statiq's own, which would print the texts of input/ a second time.</summary>
    public static void Use(IPipelineCollection pipelines, SiteSource source)
    {
        pipelines.Clear();
        foreach (var family in BriefingSite.FamilyNames)
        {
            pipelines.Add(family, Writing(context => source.WriteAsync(family, context)));
        }

        pipelines.Add("Assets", Writing(source.WriteAssetsAsync));
        pipelines.Add(nameof(SiteLinks), Checking(source));
    }

    private static Pipeline Writing(Func<IExecutionContext, Task> write)
    {
        var pipeline = new Pipeline();
        pipeline.OutputModules.Add(new ExecuteConfig(Config.FromContext(write)));
        return pipeline;
    }

    /// <summary>Runs last of all, and always.</summary>
    private static Pipeline Checking(SiteSource source)
    {
        var pipeline = new Pipeline { Deployment = true, ExecutionPolicy = ExecutionPolicy.Normal };
        pipeline.ProcessModules.Add(new SiteLinks(source));
        return pipeline;
    }
}
