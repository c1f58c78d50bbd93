using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The pages in the folder of a written site.</summary>
internal static class WrittenSite
{
    public static IEnumerable<(string Path, IDocument Document)> Documents(string folder)
    {
        var parser = new HtmlParser();
        return Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories)
            .Select(
                file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), (IDocument)parser.ParseDocument(File.ReadAllText(file))));
    }

    /// <returns>
    /// Each link within the site whose file or anchor does not exist, with the page that has the link.
    /// </returns>
    public static IReadOnlyList<string> BrokenLinks(string folder, IEnumerable<(string Path, IDocument Document)> documents)
    {
        var pages = documents.ToDictionary(page => page.Path, page => page.Document);
        var broken = new List<string>();
        foreach (var (path, document) in pages)
        {
            foreach (var link in document.QuerySelectorAll("a[href], link[href], [src]").Select(
                element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
            {
                if (link.StartsWith("https://", StringComparison.Ordinal) || link.StartsWith("http://", StringComparison.Ordinal))
                {
                    continue;
                }

                var (file, anchor) = (link.Split('#', '?')[0], link.Contains('#', StringComparison.Ordinal) ? link.Split('#')[1] : null);
                var target = file.Length == 0 ? path : file.TrimStart('/') + (file.EndsWith('/') ? "index.html" : "");
                if (!File.Exists(Path.Combine(folder, target)) || (anchor is not null && pages[target].GetElementById(anchor) is null))
                {
                    broken.Add($"{path}: {link}");
                }
            }
        }

        return broken;
    }
}
