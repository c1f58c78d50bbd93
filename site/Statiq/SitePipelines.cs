using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>A pipeline for each family of pages, one for assets, and one that hands all of it to the check of links.</summary>
internal static class SitePipelines
{
    /// <summary>Puts them in place of Statiq's own, which would print the texts of input/ a second time.</summary>
    public static void Use(IPipelineCollection pipelines, SiteSource source)
    {
        pipelines.Clear();
        foreach (var family in BriefingSite.FamilyNames)
        {
            pipelines.Add(family, Writing(Config.FromContext<IEnumerable<IDocument>>(async context => await source.PagesAsync(family, context))));
        }

        pipelines.Add(nameof(SiteSource.Assets), Writing(Config.FromContext<IEnumerable<IDocument>>(source.Assets)));
        pipelines.Add(nameof(SiteLinks), Checking());
    }

    private static Pipeline Writing(Config<IEnumerable<IDocument>> documents)
    {
        var pipeline = new Pipeline();
        pipeline.ProcessModules.Add(new ExecuteConfig(documents));
        pipeline.OutputModules.Add(new WriteFiles());
        return pipeline;
    }

    /// <summary>Runs last of all, and always.</summary>
    private static Pipeline Checking()
    {
        var pipeline = new Pipeline { Deployment = true, ExecutionPolicy = ExecutionPolicy.Normal };
        pipeline.InputModules.Add(new ReplaceDocuments([.. BriefingSite.FamilyNames, nameof(SiteSource.Assets)]));
        pipeline.ProcessModules.Add(new SiteLinks());
        return pipeline;
    }
}
