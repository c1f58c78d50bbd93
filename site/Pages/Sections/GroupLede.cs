using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>The sentence that opens the table of all sectors, countries, rounds or kinds: which have most deals.</summary>
internal static class GroupLede
{
    private const int Named = 3;

    /// <summary>
    /// "We hold 84 rounds in foundation models, 32 in robotics and 29 in AI chips; the other 19 sectors have at most 22 each." Null
    /// without a deal.
    /// </summary>
    public static string? Of(GroupKind kind, IEnumerable<GroupDetail> groups) => Of(
        kind, [.. groups.Select(group => (group.Key, group.Figures.Of(kind.FamilyOf(group.Key)).Announced.Deals))]);

    /// <inheritdoc cref="Of(GroupKind, IEnumerable{GroupDetail})"/>
    public static string? Of(GroupKind kind, IReadOnlyList<(string Key, int Deals)> groups)
    {
        var counted = groups.Where(group => group.Deals > 0).OrderByDescending(group => group.Deals).ToList();
        if (counted.Count == 0)
        {
            return null;
        }

        var named = counted.Take(Named).Select((group, at) => kind.Counted(group.Key, group.Deals, at == 0)).ToList();
        return $"We hold {English.List(named)}{Others(kind, [.. counted.Skip(Named).Select(group => group.Deals)])}.";
    }

    private static string Others(GroupKind kind, IReadOnlyList<int> deals) => deals.Count switch
    {
        0 => "",
        1 => $"; the other {kind.One} has {English.Number(deals[0])}",
        _ => $"; the other {English.Number(deals.Count)} {kind.Many} have at most {English.Number(deals[0])} each",
    };
}
