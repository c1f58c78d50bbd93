using System.Globalization;
using System.Text;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Organizations;

/// <summary>
/// The lists of organizations by name, one a partition: all companies or investors, those with one sector, country, region or type, and
/// those that name a company as their competitor. Names in Latin letters come first, in the order of the alphabet, whatever their accents;
/// names in other scripts follow in the order of Unicode.
/// </summary>
internal static class NameLists
{
    /// <summary>Of a name in a key. A cursor has the whole key, and must not be longer than a parameter may be.</summary>
    private const int MostCharacters = 180;

    /// <summary>Sorts before everything in a name, so "AI" comes before "AI2" and "AI Labs".</summary>
    private const string EndOfName = " !";

    public static string Of(OrganizationKind kind) => EnumWords.Of(kind);

    public static string BySector(OrganizationKind kind, Slug sector) => $"{Of(kind)}:sector:{sector}";

    public static string ByCountry(OrganizationKind kind, string country) => $"{Of(kind)}:country:{country}";

    public static string ByRegion(OrganizationKind kind, Region region) => $"{Of(kind)}:region:{region}";

    public static string ByType(InvestorType type) => $"{Of(OrganizationKind.Investor)}:type:{EnumWords.Of(type)}";

    /// <summary>The companies that name a company as their competitor. It need not name them.</summary>
    public static string RivalsOf(Slug company) => $"rivals:{company}";

    public static RowRange Range(string partition) => RowRange.Whole(TableNames.Names, partition);

    /// <summary>The partitions of an organization's rows in the lists. One that was merged into another is in none.</summary>
    public static IEnumerable<string> PartitionsOf(Organization organization) => organization.MergedInto is not null
        ? []
        : organization.Kinds.SelectMany(kind => PartitionsOf(organization, kind))
            .Concat(organization.Competitors.Select(RivalsOf))
            .Distinct(StringComparer.Ordinal);

    /// <summary>The row key in every list.</summary>
    public static string Key(Organization organization)
    {
        var key = new StringBuilder(organization.Name.Length + Slug.MaxLength);
        foreach (var rune in string.Join(' ', Folding.WordsOf(organization.Name)).EnumerateRunes())
        {
            // Keys in ASCII have the same order everywhere, and all come before RowRange.LastKey.
            _ = rune.IsAscii ? key.Append((char)rune.Value) : key.Append(CultureInfo.InvariantCulture, $"~{rune.Value:x5}");
        }

        return key.ToString(0, Math.Min(key.Length, MostCharacters)) + EndOfName + organization.Id;
    }

    private static IEnumerable<string> PartitionsOf(Organization organization, OrganizationKind kind)
    {
        IEnumerable<string> country = organization.Country is { } code
            ? Region.Of(code).Select(region => ByRegion(kind, region)).Prepend(ByCountry(kind, code))
            : [];
        return kind == OrganizationKind.Company
            ? [Of(kind), .. organization.Sectors.Select(sector => BySector(kind, sector)), .. country]
            : [Of(kind), .. organization.Type is { } type ? [ByType(type)] : Array.Empty<string>(), .. country];
    }
}
