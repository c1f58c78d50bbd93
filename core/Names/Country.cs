namespace ServerlessDeals;

/// <summary>A country by its two letters, as ISO 3166-1 alpha-2 has them.</summary>
public readonly record struct Country
{
    private readonly string? _code;

    private Country(string code) => _code = code;

    public static Parsed<Country> Parse(string? text) => text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']
        ? Parsed<Country>.Of(new(text))
        : Parsed<Country>.Wrong($"'{text}' is not a country; write its two capital letters, such as CN");

    public override string ToString() => _code ?? "";
}
