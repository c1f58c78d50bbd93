namespace ServerlessDeals.Store.Duplicates;

/// <summary>What organizations are after a merge.</summary>
internal static class MergedOrganizations
{
    /// <summary>
    /// An organization with what is known of another that is the same. Its own details come first; the names of the other are aliases.
    /// </summary>
    public static Organization Joined(Organization kept, Organization old) => kept with
    {
        Kinds = [.. kept.Kinds.Union(old.Kinds).Order()],
        Aliases = [.. kept.Aliases.Concat(NamesOf(old).Except(NamesOf(kept), StringComparer.Ordinal))],
        Type = kept.Type ?? old.Type,
        Country = kept.Country ?? old.Country,
        City = kept.City ?? old.City,
        Founded = kept.Founded ?? old.Founded,
        Sectors = kept.Sectors.Count > 0 ? kept.Sectors : old.Sectors,
        Competitors = [.. kept.Competitors.Union(old.Competitors).Where(rival => rival != kept.Id && rival != old.Id)],
        Parent = (kept.Parent ?? old.Parent) is { } parent && parent != kept.Id && parent != old.Id ? parent : null,
    };

    /// <summary>An organization whose parent and competitors are what they are today.</summary>
    public static Organization WithLinks(Organization organization, Func<Slug, Slug> into)
    {
        if (organization.Competitors.All(rival => into(rival) == rival) && (organization.Parent is not { } same || into(same) == same))
        {
            return organization;
        }

        return organization with
        {
            Competitors = [.. organization.Competitors.Select(into).Distinct().Where(rival => rival != organization.Id)],
            Parent = organization.Parent is { } parent && into(parent) is var now && now != organization.Id ? now : null,
        };
    }

    /// <summary>An organization without the names that it has from another. What else was written since stays.</summary>
    public static Organization Left(Organization now, Organization before, Organization old) => now with
    {
        Aliases = [.. now.Aliases.Where(alias => NamesOf(before).Contains(alias) || !NamesOf(old).Contains(alias))],
    };

    /// <summary>An organization of the seed files, with those that were merged into it.</summary>
    /// <param name="merges">All merges of organizations.</param>
    /// <param name="find">The organization of an id as the files have it; null if they have none.</param>
    public static Organization Seeded(Organization organization, Merges merges, Func<Slug, Organization?> find)
    {
        if (merges.Find(organization.Id) is { } merged)
        {
            return organization with { MergedInto = merged.Into };
        }

        var joined = merges.Of(organization.Id).Aggregate(
            organization, (kept, merge) => Joined(kept, find(merge.Old) ?? merge.Organization!));
        return WithLinks(joined, merges.Into);
    }

    private static List<string> NamesOf(Organization organization) => [.. KnownName.All(organization).Select(name => name.Name)];
}
