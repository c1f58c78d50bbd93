namespace ServerlessDeals.Pages;

/// <summary>The texts that people write.</summary>
internal static class EditorialSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) =>
        content.Texts.Select(text => new PageSet(text.IsNotFoundPage ? null : $"/{text.Name}/", () => PagesOf(content, text)));

    public static IEnumerable<Page> PagesOf(SiteContent content, EditorialText text)
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
}
