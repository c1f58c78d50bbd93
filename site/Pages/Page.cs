namespace ServerlessDeals.Pages;

/// <summary>A file of the site. The path is relative, with slashes.</summary>
public sealed record SiteFile(string Path, byte[] Content);

/// <summary>A page before it is rendered: where it goes, and the component that prints it.</summary>
public sealed record Page(string Path, Type Component, IDictionary<string, object?> Parameters);

/// <summary>Pages of one kind. Each family is a pipeline where Statiq writes the site.</summary>
public sealed record PageFamily(string Name, IReadOnlyList<Page> Pages);
