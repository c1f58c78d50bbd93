namespace ServerlessDeals.Pages;

/// <summary>An operation of the API, as its page shows it.</summary>
/// <param name="Name">Its name in the address of its page, such as list-deals.</param>
/// <param name="Method">The HTTP method, in capitals.</param>
public sealed record ApiOperation(string Tag, string Name, string Method, string Path)
{
    public required string Summary { get; init; }

    public required string Description { get; init; }

    public bool NeedsKey { get; init; }

    public IReadOnlyList<ApiField> Parameters { get; init; } = [];

    /// <summary>The media types of its answer, and an example of each that has one.</summary>
    public IReadOnlyList<ApiAnswer> Answers { get; init; } = [];

    /// <summary>The objects in its answer, the answer itself first.</summary>
    public IReadOnlyList<ApiObject> Objects { get; init; } = [];

    /// <summary>The statuses of its other answers, with their meanings.</summary>
    public IReadOnlyList<(string Status, string Meaning)> OtherAnswers { get; init; } = [];

    /// <summary>A working address, relative to the API's; null if it needs a key, or more than an address.</summary>
    public string? Example => NeedsKey || Method != "GET"
        ? null
        : Answers.Select(answer => answer.Request?.Split(' ')[^1]).FirstOrDefault(address => address is not null);
}

/// <summary>A form in which an operation answers.</summary>
/// <param name="Description">What it is, if it is not an object.</param>
/// <param name="Request">The method and the address of its example; null if it has none.</param>
public sealed record ApiAnswer(string MediaType, string? Description, string? Request, string? Example);

/// <summary>A kind of object in an answer, or a list of words, which has no fields.</summary>
public sealed record ApiObject(string Name, string Description, IReadOnlyList<ApiField> Fields);

/// <summary>A property or a parameter.</summary>
/// <param name="Type">Its type in words, such as "list of DealItem".</param>
/// <param name="Values">The bounds, or the allowed words if the description does not explain them.</param>
public sealed record ApiField(string Name, string Type, string Description, string? Values, string? Example)
{
    /// <summary>The kind of object that it holds, in itself or in a list.</summary>
    public string? Holds { get; init; }

    public bool IsRequired { get; init; }
}
