namespace ServerlessDeals.Values.Names;

/// <summary>A group of countries by its code, such as "europe". A country may be in several regions.</summary>
public readonly record struct Region
{
    private readonly string? _code;

    private Region(string code) => _code = code;

    /// <summary>All regions, sorted by code.</summary>
    public static IReadOnlyList<Region> All { get; } =
        [.. RegionList.All.Select(region => new Region(region.Code)).OrderBy(region => region.ToString(), StringComparer.Ordinal)];

    /// <summary>The English name.</summary>
    public string Name => RegionList.Of(ToString()).Name;

    /// <summary>What belongs to it, in words.</summary>
    public string Definition => RegionList.Of(ToString()).Definition;

    /// <summary>Its countries, as codes of ISO 3166-1.</summary>
    public IReadOnlySet<string> Countries => RegionList.Of(ToString()).Countries;

    public static Parsed<Region> Parse(string? text)
    {
        if (All.FirstOrDefault(region => region.ToString() == text) is { _code: not null } found)
        {
            return Parsed<Region>.Of(found);
        }

        var near = text is null ? null : SpellingSuggestion.To(text.Trim(), All, region => region.ToString());
        return Parsed<Region>.Wrong($"'{text}' is not a region; " + (near is { } region
            ? $"did you mean {region} ({region.Name})?"
            : $"write one of {string.Join(", ", All)}"));
    }

    /// <summary>The regions of a country.</summary>
    public static IEnumerable<Region> Of(string country) => All.Where(region => region.Countries.Contains(country));

    public override string ToString() => _code ?? "";
}
