namespace ServerlessDeals.Pages;

/// <summary>The API: a page with all operations, a page for each, and what of it stays the same.</summary>
internal static class ApiSection
{
    private static readonly EditorialText Compatibility = EditorialText.Parse("compatibility", ApiContract.Text("compatibility.md"));

    public static IEnumerable<PageSet> Sets(SiteContent content) => ApiContract.Operations
        .Select(operation => new PageSet(AddressOf(operation), () => One(content, operation)))
        .Prepend(new("/compatibility/", () => EditorialSection.PagesOf(content, Compatibility)))
        .Prepend(new("/api/", () => All(content)));

    /// <summary>The address of an operation's page, from the root.</summary>
    public static string AddressOf(ApiOperation operation) => $"/api/{operation.Name}/";

    private static IEnumerable<Page> All(SiteContent content)
    {
        var head = content.Head("api/index.html", "The API", "Every question that the API answers, with a link to try it.") with
        {
            Card = SocialCards.Address("api/"),
        };
        var operations = new FigureTable(
            "What the API answers",
            [new("About"), new("Method"), new("Path"), new("Answer"), new("Parameters"), new("Example")],
            [.. ApiContract.Operations.Select(operation => Row(operation, content.Addresses.Api))]);
        return
        [
            Page.Of<ApiPage>(head, ("Base", content.Addresses.Api)),
            .. Alternates.Of(head, operations),
            SocialCards.Of(head),
        ];
    }

    private static IEnumerable<Page> One(SiteContent content, ApiOperation operation)
    {
        var address = AddressOf(operation);
        var head = content.Head(
            $"{address[1..]}index.html",
            operation.Summary,
            $"{operation.Method} /api{operation.Path}: its parameters, the fields of its answer, and an example.") with
        {
            Card = SocialCards.Address(address[1..]),
        };
        var fields = new FigureTable(
            operation.Summary,
            [new("In"), new("Name"), new("Type"), new("Meaning"), new("Values"), new("Example")],
            [
                .. operation.Parameters.Select(field => Row("Parameters", field)),
                .. operation.Objects.SelectMany(kind => kind.Fields.Select(field => Row(kind.Name, field))),
            ]);
        return
        [
            Page.Of<ApiOperationPage>(head, ("Base", content.Addresses.Api), ("Operation", operation)),
            .. Alternates.Of(head, fields),
            SocialCards.Of(head),
        ];
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

    private static IReadOnlyList<TableCell> Row(string place, ApiField field) =>
        [new(place), new(field.Name), new(field.Type), new(field.Description), new(field.Values ?? ""), new(field.Example ?? "")];
}
