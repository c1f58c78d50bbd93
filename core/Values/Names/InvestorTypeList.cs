namespace ServerlessDeals.Values.Names;

/// <summary>The kinds of investors. The definition of each says which investors belong to it, and which similar ones do not.</summary>
public static class InvestorTypeList
{
    public static IReadOnlyList<(InvestorType Type, string Name, string Definition)> All { get; } =
    [
        (InvestorType.Accelerator, "Accelerator",
            "Takes in classes of very young companies, with some money and advice for a share of each."),
        (InvestorType.Angel, "Angel", "A person who invests own money."),
        (InvestorType.AssetManager, "Asset manager",
            "Manages funds for the public and for institutions, mostly of listed shares and bonds."),
        (InvestorType.Bank, "Bank", "A bank or securities firm, or the investment arm of one."),
        (InvestorType.Corporate, "Corporate",
            "A company whose main business is not investing, an insurer among them, or the investment arm of one."),
        (InvestorType.FamilyOffice, "Family office", "Manages the wealth of one family or person."),
        (InvestorType.Government, "Government",
            "A state, a ministry, a development bank, or a fund that a state has set up to support its industry or its services."),
        (InvestorType.HedgeFund, "Hedge fund",
            "Trades in listed securities for wealthy clients, and also buys shares of private companies."),
        (InvestorType.PensionFund, "Pension fund", "Invests for pensions: of teachers, of a company, of a country."),
        (InvestorType.PrivateEquity, "Private equity",
            "Funds that buy established companies, or large shares of growing ones, on behalf of others."),
        (InvestorType.SovereignFund, "Sovereign fund",
            "Invests the wealth of a state for its return; a fund that supports the state's own industry is a government investor."),
        (InvestorType.University, "University", "A university, its endowment, or its fund for start-ups."),
        (InvestorType.VentureCapital, "Venture capital", "Funds that buy shares of young companies on behalf of others."),
    ];

    public static string NameOf(InvestorType type) => All[(int)type].Name;

    /// <summary>Reads a word such as "sovereign-fund".</summary>
    public static Parsed<InvestorType> Parse(string? text)
    {
        var parsed = EnumWords.Parse<InvestorType>(text);
        return parsed.IsValue || text is null || SpellingSuggestion.To(text.Trim(), EnumWords.All<InvestorType>()) is not { } near
            ? parsed
            : Parsed<InvestorType>.Wrong($"'{text}' is not a type of investor; did you mean {near}?");
    }
}
