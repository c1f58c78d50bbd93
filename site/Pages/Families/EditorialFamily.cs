namespace ServerlessDeals.Pages;

/// <summary>What people write, and the contract of the API.</summary>
internal static class EditorialFamily
{
    public static IEnumerable<Page> Pages(SiteContent content) => content.Texts
        .Select(text => Page.Of<EditorialPage>(new(text.FilePath, text.Title, text.Summary, content.Addresses) { Hidden = text.Name == "404" }, ("Text", text)))
        .Append(Page.Of<ApiPage>(
            new("api/index.html", "The API", "Every question that the API answers, with a link that asks it.", content.Addresses), ("Base", content.Addresses.Api)));
}
