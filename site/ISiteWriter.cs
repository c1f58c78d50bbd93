namespace ServerlessDeals.Site;

/// <summary>
/// Writes the site's files. StatiqSite is used if the program is built with Statiq's packages, otherwise PlainSite. Both write the same
/// bytes.
/// </summary>
internal interface ISiteWriter
{
    /// <summary>Writes the site into the manifest's folder.</summary>
    /// <param name="inputHash">A hash of everything that the site is made from, for the next build; empty if unknown.</param>
    /// <returns>The exit code.</returns>
    Task<int> WriteAsync(SiteManifest manifest, string inputHash);

    /// <summary>Runs a command line other than "--output FOLDER".</summary>
    /// <returns>The exit code.</returns>
    Task<int> RunAsync(string[] args);
}
