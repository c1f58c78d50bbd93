namespace ServerlessDeals.Site;

/// <summary>
/// Writes the site's files: StatiqSite if the program is built with Statiq's packages, PlainSite if not. Both write the same bytes.
/// </summary>
internal interface ISiteWriter
{
    /// <summary>Writes the site into the manifest's folder.</summary>
    /// <param name="inputHash">A hash of everything that the site is made from, for the next build; empty if it is not known.</param>
    /// <returns>The exit code.</returns>
    Task<int> WriteAsync(SiteManifest manifest, string inputHash);

    /// <summary>Runs a command line other than "--output FOLDER".</summary>
    /// <returns>The exit code.</returns>
    Task<int> RunAsync(string[] args);
}
