namespace ServerlessDeals.Loading.Seeds;

/// <summary>Sources count as independent by their names and addresses, so these must not differ by accident.</summary>
/// <param name="publishers">Null if there is no register that could be read.</param>
internal sealed class SourceRules(PublisherRegister? publishers)
{
    /// <summary>Names of publishers are checked unless they have a fault of their letters, which is reported already.</summary>
    public void Check(SeedNode claim)
    {
        if (publishers is null)
        {
            return;
        }

        var source = claim.Find("source")!;
        foreach (var field in new[] { "publisher", "cites", "via" })
        {
            if (source.Find(field) is { } node && !TextRules.HasFault(node))
            {
                publishers.Check(node);
            }
        }
    }

    /// <summary>A page is one claim of a deal, unless a claim corrects what the record had wrong of it.</summary>
    public static void CheckAddresses(Deal deal, SeedIndex index)
    {
        var superseded = deal.Claims.Select(claim => claim.Supersedes).OfType<Slug>().ToHashSet();
        var current = deal.Claims.Where(claim => !superseded.Contains(claim.Id));
        foreach (var page in current.GroupBy(claim => Page(claim.Source.Url), StringComparer.Ordinal).Where(page => page.Count() > 1))
        {
            foreach (var claim in page.Skip(1))
            {
                index.NodeOf(claim).Find("source")!.Find("url")!.Warn(
                    SeedWarning.RepeatedAddress,
                    $"is also the address of the claim {page.First().Id}; one page is one claim, so join them, or correct the address");
            }
        }
    }

    /// <summary>An address without what two addresses of one page differ in: protocol, www, fragment, tracking, a last slash.</summary>
    public static string Page(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return url;
        }

        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host["www.".Length..] : uri.Host;
        var query = uri.Query.TrimStart('?').Split('&').Where(part => !part.StartsWith("utm_", StringComparison.Ordinal));
        return $"{host}:{(uri.IsDefaultPort ? 0 : uri.Port)}{uri.AbsolutePath.TrimEnd('/')}?{string.Join('&', query)}";
    }
}
