namespace ServerlessDeals.Pages;

/// <summary>What people write, and the contract of the API.</summary>
internal static class EditorialSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) =>
        content.Texts.Select(text => new PageSet(text.IsLost ? null : $"/{text.Name}/", () => Of(content, text))).Append(new("/api/", () => Api(content)));

    private static IEnumerable<Page> Of(SiteContent content, EditorialText text)
    {
        var head = content.Head(text.FilePath, text.Title, text.Summary) with { Hidden = text.IsLost, HasAlternates = !text.IsLost, Card = text.IsLost ? null : SocialCards.Address($"{text.Name}/") };
        var passages = new FigureTable(text.Title, [new("Under"), new("Text")], [.. text.Passages.Select(one => (IReadOnlyList<Cell>)[new(one.Under), new(one.Text)])]);
        return (text.IsLost ? [] : Alternates.Of(head, passages).Append(SocialCards.Of(head))).Prepend(Page.Of<EditorialPage>(head, ("Text", text)));
    }

    private static IEnumerable<Page> Api(SiteContent content)
    {
        var head = content.Head("api/index.html", "The API", "Every question that the API answers, with a link that asks it.") with { Card = SocialCards.Address("api/") };
        var operations = new FigureTable(
            "What the API answers", [new("About"), new("Method"), new("Path"), new("Answer"), new("Parameters"), new("Example")],
            [
                .. ApiContract.Operations.Select(one => (IReadOnlyList<Cell>)[
                    new(one.Tag), new(one.Method), new("/api" + one.Path), new(one.Summary), new(string.Join(", ", one.Parameters.Select(parameter => parameter.Name))),
                    new(one.Example is { } example ? content.Addresses.Api + example : "")]),
            ]);
        return Alternates.Of(head, operations).Append(SocialCards.Of(head)).Prepend(Page.Of<ApiPage>(head, ("Base", content.Addresses.Api)));
    }
}
