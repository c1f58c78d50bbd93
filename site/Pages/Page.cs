using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>A file of the site. The path is relative, with slashes.</summary>
public sealed record SiteFile(string Path, byte[] Content);

/// <summary>A page or file to make: its path, and the component or function that makes it.</summary>
/// <param name="Path">Relative, with slashes.</param>
/// <param name="Component">The component that renders the page; null for a file that is not HTML.</param>
public sealed record Page(string Path, Type? Component, IDictionary<string, object?> Parameters)
{
    /// <summary>Makes the file if there is no component.</summary>
    public Func<byte[]>? Bytes { get; init; }

    /// <summary>A hash of everything that the page shows; null if the page is made in each build.</summary>
    public string? Fingerprint { get; init; }

    public static Page Of<TComponent>(PageHead head, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        var all = parameters.Append(("Head", head)).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        return new(head.Path, typeof(TComponent), all);
    }

    public static Page File(string path, Func<byte[]> bytes) => new(path, null, new Dictionary<string, object?>()) { Bytes = bytes };
}

/// <summary>
/// A page and its files, or only files. A set is made as a whole, so objects that its pages share are created once and released with
/// the set.
/// </summary>
/// <param name="Address">The page's address from the root, for the site map; null if search engines should not find it.</param>
public sealed record PageSet(string? Address, Func<IEnumerable<Page>> Pages)
{
    /// <summary>The day on which the content of the page last became known; null for the day of the whole record.</summary>
    public DateOnly? Known { get; init; }
}

/// <summary>The addresses of the site and of the API, without a slash at the end.</summary>
public sealed record SiteAddresses(string Site, string Api)
{
    public static SiteAddresses Of(string site, string api) => new(site.TrimEnd('/'), api.TrimEnd('/'));
}

/// <summary>The input of all pages. The sets of a section are created only once.</summary>
public sealed class SiteContent(SiteData data, IReadOnlyList<EditorialText> texts, SiteAddresses addresses)
{
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<PageSet>>> _sections = new(StringComparer.Ordinal);

    public SiteData Data { get; } = data;

    public IReadOnlyList<EditorialText> Texts { get; } = texts;

    public SiteAddresses Addresses { get; } = addresses;

    /// <summary>When what the pages show became known.</summary>
    internal KnownDays Known { get; } = new(data.Deals);

    /// <summary>The API's JSON. Each deal is serialized once.</summary>
    internal DealJsonCache DealJson { get; } = new();

    /// <summary>The head of a page of this build.</summary>
    internal PageHead Head(string path, string title, string description) =>
        new(path, title, description, Addresses) { Today = Data.Today, Newest = Data.Reported };

    internal IReadOnlyList<PageSet> Section(string name, Func<SiteContent, IEnumerable<PageSet>> plan) =>
        _sections.GetOrAdd(name, _ => new(() => [.. plan(this)])).Value;
}
