namespace ServerlessDeals.Values.Names;

/// <summary>A country by its two-letter code, as assigned in ISO 3166-1 alpha-2.</summary>
public readonly record struct Country
{
    private readonly string? _code;

    private Country(string code) => _code = code;

    /// <summary>All 249, sorted by code.</summary>
    public static IReadOnlyList<Country> All { get; } = [.. CountryList.All.Select(country => new Country(country.Code))];

    /// <summary>The English name.</summary>
    public string Name => CountryList.NameOf(ToString()) ?? "";

    /// <summary>The name in a sentence: "the United States", "China".</summary>
    public string WithArticle => Name.StartsWith("United", StringComparison.Ordinal) || Name is "Netherlands" or "Philippines"
        ? $"the {Name}"
        : Name;

    public static Parsed<Country> Parse(string? text)
    {
        if (text is not null && CountryList.NameOf(text) is not null)
        {
            return Parsed<Country>.Of(new(text));
        }

        var near = text is null ? null : Meant(text) ?? Near(text.Trim());
        return Parsed<Country>.Wrong($"'{text}' is not a country of ISO 3166; " + (near is { } country
            ? $"did you mean {country} ({country.Name})?"
            : "write a two-letter code, such as CN (China)"));
    }

    /// <summary>The country that a text names without ambiguity, such as "UK", "usa" or "Germany"; null if there is none.</summary>
    public static Country? Meant(string text) => CountryList.Meant(text) is { } code ? new(code) : null;

    public override string ToString() => _code ?? "";

    // A short text is a mistyped code. Only codes with the same first letter are close enough to suggest.
    private static Country? Near(string text) => text.Length > 3
        ? SpellingSuggestion.To(text, All, country => country.Name)
        : SpellingSuggestion.To(
            text,
            All.Where(country => text.StartsWith(country.ToString()[..1], StringComparison.OrdinalIgnoreCase)),
            country => country.ToString());
}
