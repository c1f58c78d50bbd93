namespace ServerlessDeals.Pages;

/// <summary>A file of the site. The path is relative, with slashes.</summary>
public sealed record SiteFile(string Path, byte[] Content);

/// <summary>A page or file before it is made: where it goes, and the component or the function that makes it.</summary>
/// <param name="Path">Relative, with slashes.</param>
/// <param name="Component">The component that prints it; null for a file that no component prints.</param>
public sealed record Page(string Path, Type? Component, IDictionary<string, object?> Parameters)
{
    /// <summary>Makes the file where no component does.</summary>
    public Func<byte[]>? Bytes { get; init; }

    /// <summary>A hash of all that the page shows; null where it is made anew each time.</summary>
    public string? Fingerprint { get; init; }

    public static Page Of<T>(PageHead head, params (string Name, object? Value)[] parameters)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        new(head.Path, typeof(T), parameters.Append(("Head", head)).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal));

    public static Page File(string path, Func<byte[]> bytes) => new(path, null, new Dictionary<string, object?>()) { Bytes = bytes };
}

/// <summary>
/// A page and the files beside it, or files alone. They are made one set after the other, so that what a set has in common is
/// made once and let go with it.
/// </summary>
/// <param name="Address">The page's from the root, where search engines shall find it; null where it has none for them.</param>
public sealed record PageSet(string? Address, Func<IEnumerable<Page>> Pages);

/// <summary>Where the site and the API are reached, without a slash at the end.</summary>
public sealed record SiteAddresses(string Site, string Api)
{
    /// <summary>The ending of the social cards that pages name: "svg" as they are written, "png" where whoever publishes the site makes these of them.</summary>
    public string Cards { get; init; } = "svg";

    public static SiteAddresses Of(string site, string api) => new(site.TrimEnd('/'), api.TrimEnd('/'));
}

/// <summary>All that pages are made of. Each family is planned once, whoever asks for it.</summary>
public sealed class SiteContent(Briefings.SiteData data, IReadOnlyList<EditorialText> texts, SiteAddresses addresses)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<IReadOnlyList<PageSet>>> _sections = new(StringComparer.Ordinal);

    public Briefings.SiteData Data { get; } = data;

    /// <summary>The API's JSON, in which each deal is written once.</summary>
    internal DealJsonCache DealJson { get; } = new();

    public IReadOnlyList<EditorialText> Texts { get; } = texts;

    public SiteAddresses Addresses { get; } = addresses;

    /// <summary>The head of a page of this build.</summary>
    internal PageHead Head(string path, string title, string description) => new(path, title, description, Addresses) { Today = Data.Today, Newest = Data.Reported };

    internal IReadOnlyList<PageSet> Section(string name, Func<SiteContent, IEnumerable<PageSet>> plan) =>
        _sections.GetOrAdd(name, _ => new(() => [.. plan(this)])).Value;
}
