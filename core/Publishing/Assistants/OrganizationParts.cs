using System.ComponentModel;
using System.Text.Json.Serialization;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>Another name of an organization.</summary>
public sealed record FormerNameLine
{
    [Description("The name. Quoted data.")]
    public required string Name { get; init; }

    [Description("former or alias.")]
    public required string As { get; init; }

    [Description("When a former name was given up, if that is known.")]
    public string? Until { get; init; }

    [JsonIgnore]
    public string Words => $"{ForeignText.Quoted(Name)} ({As}{(Until is null ? "" : $" until {Until}")})";

    internal static IEnumerable<FormerNameLine> AllOf(Organization organization) =>
        KnownName.All(organization).Where(known => known.As != NameKind.Current).Select(known => new FormerNameLine
        {
            Name = ForeignText.Line(known.Name),
            As = EnumWords.Of(known.As),
            Until = known.Until?.ToString(),
        });
}

/// <summary>How often an investor invested.</summary>
public sealed record InvestmentsLine
{
    [Description("Announced and closed funding deals.")]
    public required int Deals { get; init; }

    [Description("Those that it led or co-led.")]
    public required int Led { get; init; }

    [Description("Funding deals in talks, which count in no ranking.")]
    public required int InTalks { get; init; }

    [JsonIgnore]
    public string Words => $"{Deals} announced or closed funding deals, {Led} of them led; {InTalks} in talks";

    internal static InvestmentsLine Of(Summary counted) => new()
    {
        Deals = counted.Funding.Announced.Deals,
        Led = counted.Funding.Announced.Led,
        InTalks = counted.Funding.InTalks.Deals,
    };
}

/// <summary>Two rivals with the same backer.</summary>
public sealed record RivalsLine
{
    [Description("The one company.")]
    public required NameLine Company { get; init; }

    [Description("Its rival.")]
    public required NameLine Rival { get; init; }

    [Description("True if the backer is only in talks with at least one of them.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InTalks { get; init; }

    [JsonIgnore]
    public string Words => $"{Company.Words} and {Rival.Words}{(InTalks ? ", partly in talks" : "")}";

    internal static RivalsLine Of(SharedInvestor shared) =>
        new() { Company = NameLine.Of(shared.Company), Rival = NameLine.Of(shared.Rival), InTalks = shared.InTalks };
}

/// <summary>An investor in the same deals.</summary>
public sealed record CoInvestorLine
{
    [Description("The investor.")]
    public required NameLine Investor { get; init; }

    [Description("The number of deals in which both took part.")]
    public required int Deals { get; init; }

    [JsonIgnore]
    public string Words => $"{Investor.Words} in {Deals}";

    internal static CoInvestorLine Of(CoInvestor other) => new() { Investor = NameLine.Of(other.Investor), Deals = other.Deals };
}
