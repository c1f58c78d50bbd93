namespace ServerlessDeals.Values.Names;

/// <summary>A company's line of business: a code from the list that seeds, imports and the glossary share.</summary>
public readonly record struct Sector
{
    private readonly string? _code;

    private Sector(string code) => _code = code;

    /// <summary>All, sorted by code.</summary>
    public static IReadOnlyList<Sector> All { get; } = [.. SectorList.All.Select(sector => new Sector(sector.Code))];

    /// <summary>The display name: "AI chips".</summary>
    public string Name => Entry.Name ?? "";

    /// <summary>One sentence that says which companies belong to it.</summary>
    public string Definition => Entry.Definition ?? "";

    /// <summary>The code in files and URLs: "chips".</summary>
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

    /// <summary>Reads a sector and returns its code.</summary>
    public static Parsed<Slug> ParseCode(string? text)
    {
        var sector = Parse(text);
        return sector.IsValue ? Parsed<Slug>.Of(sector.Value.Code) : Parsed<Slug>.Wrong(sector.Error);
    }

    /// <summary>The name of a code; the code itself if an older version stored one that is not on the list.</summary>
    public static string NameOf(Slug code) => Parse(code.ToString()) is { IsValue: true } sector ? sector.Value.Name : code.ToString();

    /// <summary>The sector that a text names without ambiguity, by code, name or a known synonym; null if there is none.</summary>
    public static Sector? Meant(string text) => SectorList.Meant(text) is { } code ? new(code) : null;

    public override string ToString() => _code ?? "";

    private static Sector? Near(string text)
    {
        var written = All.SelectMany(sector => new[] { (Sector: sector, Text: sector.ToString()), (Sector: sector, Text: sector.Name) });
        return SpellingSuggestion.To(text, written, sector => sector.Text)?.Sector;
    }
}
