namespace ServerlessDeals.Values.Names;

/// <summary>What a company does, by one code of a list that is the same for seeds, imports and the glossary.</summary>
public readonly record struct Sector
{
    private readonly string? _code;

    private Sector(string code) => _code = code;

    /// <summary>All, sorted by code.</summary>
    public static IReadOnlyList<Sector> All { get; } = [.. SectorList.All.Select(sector => new Sector(sector.Code))];

    /// <summary>As it stands in a list: "AI chips".</summary>
    public string Name => Entry.Name ?? "";

    /// <summary>One sentence that says which companies are meant.</summary>
    public string Definition => Entry.Definition ?? "";

    /// <summary>As it stands in files and addresses: "chips".</summary>
    public Slug Code => _code is null ? default : Slug.Parse(_code).OrThrow();

    private (string Code, string Name, string Definition) Entry
    {
        get
        {
            var code = _code;
            return SectorList.All.FirstOrDefault(sector => sector.Code == code);
        }
    }

    public static Parsed<Sector> Parse(string? text)
    {
        if (SectorList.All.Any(sector => sector.Code == text))
        {
            return Parsed<Sector>.Of(new(text!));
        }

        var near = text is null ? null : Meant(text) ?? Near(text.Trim());
        return Parsed<Sector>.Wrong($"'{text}' is not a sector of the list; " + (near is { } sector
            ? $"did you mean {sector} ({sector.Name})?"
            : $"write one of {string.Join(", ", All)}"));
    }

    /// <summary>The same as it stands in files and addresses.</summary>
    public static Parsed<Slug> ParseCode(string? text) => Parse(text) is { IsValue: true } sector ? Parsed<Slug>.Of(sector.Value.Code) : Parsed<Slug>.Wrong(Parse(text).Error!);

    /// <summary>The name of a code; the code itself where an older version stored one that is not on the list.</summary>
    public static string NameOf(Slug code) => Parse(code.ToString()) is { IsValue: true } sector ? sector.Value.Name : code.ToString();

    /// <summary>The sector that a text stands for beyond doubt: its code, its name or another word for just that; null if none.</summary>
    public static Sector? Meant(string text) => SectorList.Meant(text) is { } code ? new(code) : null;

    public override string ToString() => _code ?? "";

    private static Sector? Near(string text)
    {
        var written = All.SelectMany(sector => new[] { (Sector: sector, Text: sector.ToString()), (Sector: sector, Text: sector.Name) });
        return SpellingSuggestion.To(text, written, sector => sector.Text)?.Sector;
    }
}
