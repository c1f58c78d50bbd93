namespace ServerlessDeals.Pages;

/// <summary>The texts that people write, and the API page.</summary>
internal static class EditorialSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) =>
        content.Texts.Select(text => new PageSet(text.IsNotFoundPage ? null : $"/{text.Name}/", () => PagesOf(content, text)))
            .Append(new("/api/", () => Api(content)));

    private static IEnumerable<Page> PagesOf(SiteContent content, EditorialText text)
    {
        var head = content.Head(text.FilePath, text.Title, text.Summary);
        if (text.IsNotFoundPage)
        {
            return [Page.Of<EditorialPage>(head with { Hidden = true, HasAlternates = false }, ("Text", text))];
        }

        head = head with { Card = SocialCards.Address($"{text.Name}/") };
        var passages = new FigureTable(
            text.Title,
            [new("Under"), new("Text")],
            [.. text.Passages.Select(passage => (IReadOnlyList<TableCell>)[new(passage.Heading), new(passage.Text)])]);
        return [Page.Of<EditorialPage>(head, ("Text", text)), .. Alternates.Of(head, passages), SocialCards.Of(head)];
    }

    private static IEnumerable<Page> Api(SiteContent content)
    {
        var head = content.Head("api/index.html", "The API", "Every question that the API answers, with a link to try it.") with
        {
            Card = SocialCards.Address("api/"),
        };
        var operations = new FigureTable(
            "What the API answers",
            [new("About"), new("Method"), new("Path"), new("Answer"), new("Parameters"), new("Example")],
            [.. ApiContract.Operations.Select(operation => Row(operation, content.Addresses.Api))]);
        return [Page.Of<ApiPage>(head, ("Base", content.Addresses.Api)), .. Alternates.Of(head, operations), SocialCards.Of(head)];
    }

    private static IReadOnlyList<TableCell> Row(ApiOperation operation, string api) =>
    [
        new(operation.Tag),
        new(operation.Method),
        new("/api" + operation.Path),
        new(operation.Summary),
        new(string.Join(", ", operation.Parameters.Select(parameter => parameter.Name))),
        new(operation.Example is { } example ? api + example : ""),
    ];
}
