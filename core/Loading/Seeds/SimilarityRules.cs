namespace ServerlessDeals.Loading.Seeds;

/// <summary>Likely duplicates. They are shown to a person and never merged.</summary>
internal static class SimilarityRules
{
    public static void Check(SeedIndex index)
    {
        SimilarNames(index);
        SimilarDeals(index);
    }

    private static void SimilarNames(SeedIndex index)
    {
        var sameNames = index.Organizations.GroupBy(
            entry => string.Concat(entry.Organization.Name.ToUpperInvariant().Where(char.IsLetterOrDigit)), StringComparer.Ordinal);
        foreach (var group in sameNames.Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            var first = group.First().Organization.Id;
            foreach (var (_, node) in group.Skip(1))
            {
                node.Warn(
                    SeedWarning.SimilarNames,
                    $"has the same name as {first} except for case and punctuation; if they are the same, merge them by hand");
            }
        }
    }

    private static void SimilarDeals(SeedIndex index)
    {
        foreach (var company in index.Deals.GroupBy(entry => entry.Deal.Company))
        {
            var resolved = company
                .Where(entry => entry.Deal.PartOf is null)
                .Select(entry => (entry.Node, Deal: Resolver.Resolve(entry.Deal, DateOnly.MaxValue)!))
                .ToList();
            for (var i = 0; i < resolved.Count; i++)
            {
                var (node, deal) = resolved[i];
                foreach (var other in resolved.Take(i).Where(other => AreAlike(deal, other.Deal) && !AreMarkedDistinct(resolved[i], other)))
                {
                    node.Warn(
                        SeedWarning.SimilarDeals,
                        $"may be the same as {other.Deal.Id}: within 45 days, and with the same round or amount; if they are the same, "
                        + $"merge them by hand, otherwise write {SeedFileReader.DistinctFrom}: [{other.Deal.Id}]");
                }
            }
        }
    }

    private static bool AreMarkedDistinct((SeedNode Node, ResolvedDeal Deal) left, (SeedNode Node, ResolvedDeal Deal) right) =>
        Excludes(left.Node, right.Deal.Id) || Excludes(right.Node, left.Deal.Id);

    private static bool Excludes(SeedNode node, DealId id) =>
        node.List(SeedFileReader.DistinctFrom).Any(other => other.Raw == id.ToString());

    private static bool AreAlike(ResolvedDeal left, ResolvedDeal right) => Of(left).MayBeSameAs(Of(right));

    private static DuplicateFields Of(ResolvedDeal deal) => new(deal.Kind, deal.Date, deal.Round?.Value, deal.Amount.Value);
}
