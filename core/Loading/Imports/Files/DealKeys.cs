using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads the keys of a mapping that say what kind of deals its rows are, and who took part in them.</summary>
internal static class DealKeys
{
    /// <param name="parse">Reads the word that is the same for all rows.</param>
    /// <param name="spoken">Reads the words of a column.</param>
    public static Choice<T> Choice<T>(
        SeedNode? deal, string key, string example, Func<string?, Parsed<T>> parse, Func<string, Parsed<T>> spoken)
        where T : struct =>
        deal?.Find(key) is { IsMapping: true } column
            ? new(null, ColumnKeys.Read(column, check: text => spoken(text).Error))
            : new(deal?.RequiredValue(key, example, parse), null);

    public static PartyRule? Party(SeedNode node)
    {
        var roleNode = node.IsMapping ? node.Find("role") : null;
        var roleFrom = roleNode is { IsMapping: true }
            ? ColumnKeys.Read(roleNode, ColumnContent.Several, text => DealWords.Role(text).Error)
            : null;
        var role = roleFrom is null ? roleNode?.Parse(EnumWords.Parse<PartyRole>) : null;
        var commitment = node.Value("commitment", EnumWords.Parse<Commitment>) ?? Commitment.Closed;
        var brackets = node.Value("brackets", EnumWords.Parse<Brackets>) ?? Brackets.Role;
        return ColumnKeys.Read(node, ColumnContent.Several) is { } rule
            ? new(rule, role ?? PartyRole.Unknown, commitment, roleFrom, brackets)
            : null;
    }
}
