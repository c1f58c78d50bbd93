using System.ComponentModel;
using System.Text.Json.Serialization;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>The figures of one group.</summary>
public sealed record GroupLine
{
    [Description("The key: 2024-03, 2024-Q1, robotics, CN, series-b, alibaba.")]
    public required string Key { get; init; }

    [Description("Its name. Quoted data.")]
    public string? Name { get; init; }

    [Description("Its place in a ranking of investors. Ties share a rank.")]
    public int? Rank { get; init; }

    [Description("The month, quarter or year of the deals, if each is counted for itself.")]
    public string? Period { get; init; }

    [Description("True for a period much of which is still to be reported. Do not compare it with a complete one.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Incomplete { get; init; }

    [Description("Figures of funding, debt, secondary and takeovers. They are never added up.")]
    public required IReadOnlyList<FamilyLine> Families { get; init; }

    [JsonIgnore]
    public IEnumerable<string> Words
    {
        get
        {
            yield return $"{(Rank is { } rank ? $"{rank}. " : "- ")}{Key}{(Name is null ? "" : $" {ForeignText.Quoted(Name)}")}"
                + (Period is null ? "" : $", {Period}")
                + $"{(Incomplete ? " (incomplete: much is still to be reported)" : "")}: "
                + string.Join(" ", Families.Select(family => family.Words));
        }
    }

    /// <param name="key">The key of the group.</param>
    /// <param name="figures">Its figures.</param>
    /// <param name="only">The only family to show; null for all that have deals.</param>
    internal static GroupLine Of(string key, FamilyFigures figures, Family? only) => new()
    {
        Key = key,
        Families =
        [
            .. from family in Enum.GetValues<Family>()
               where only is null ? figures.Of(family).AllDeals() > 0 : family == only
               select FamilyLine.Of(family, figures.Of(family)),
        ],
    };
}

/// <summary>The deals of one family: what is settled, and apart from it what is only in talks.</summary>
public sealed record FamilyLine
{
    [Description("funding (rounds and strategic investments), debt, secondary (existing shares) or takeovers.")]
    public required string Family { get; init; }

    [Description("Announced and closed deals.")]
    public required int Deals { get; init; }

    [Description("Their sum in comparable dollars, with its hedge. Null if no deal gave an amount.")]
    public string? Total { get; init; }

    [Description("The median deal, with its hedge.")]
    public string? Median { get; init; }

    [Description("The largest deal: its id and amount.")]
    public LargestLine? Largest { get; init; }

    [Description("The sum without the largest deal.")]
    public string? WithoutLargest { get; init; }

    [Description("Deals that gave no amount and are in no sum. Undisclosed is not zero.")]
    public required int Undisclosed { get; init; }

    [Description("For an investor: the deals that it led.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Led { get; init; }

    [Description("Deals that are rumoured or in talks. They are in no sum above.")]
    public required int InTalks { get; init; }

    [Description("What is talked of, in comparable dollars.")]
    public string? InTalksTotal { get; init; }

    [JsonIgnore]
    public string Words => $"{Family}: {Deals} announced or closed{(Led > 0 ? $" ({Led} led)" : "")}"
        + string.Concat(new[]
        {
            Total,
            Median is null ? null : $"median {Median}",
            Largest is null ? null : $"largest {Largest.Deal} with {Largest.Amount}",
            WithoutLargest is null ? null : $"without it {WithoutLargest}",
            Undisclosed == 0 ? null : $"{Undisclosed} undisclosed",
        }.OfType<string>().Select(word => $", {word}"))
        + (InTalks == 0 ? "" : $"; apart from that {InTalks} in talks{(InTalksTotal is null ? "" : $", {InTalksTotal}")}") + ".";

    internal static FamilyLine Of(Family family, FamilySummary summary) => new()
    {
        Family = EnumWords.Of(family),
        Deals = summary.Announced.Deals,
        Total = summary.Announced.Usd?.Text,
        Median = summary.Announced.Usd is { Deals: > 1 } total ? total.Median.ToWords() : null,
        Largest = summary.Announced.Usd is { Deals: > 1 } all ? LargestLine.Of(all.Largest) : null,
        WithoutLargest = summary.Announced.Usd is { WithoutLargest: { } rest } sum ? sum.TextOf(rest) : null,
        Undisclosed = summary.Announced.Undisclosed,
        Led = summary.Announced.Led,
        InTalks = summary.InTalks.Deals,
        InTalksTotal = summary.InTalks.Usd?.Text,
    };
}

/// <summary>The largest deal of a sum.</summary>
public sealed record LargestLine
{
    [Description("The id that get_deal takes.")]
    public required string Deal { get; init; }

    [Description("Its amount, with its hedge.")]
    public required string Amount { get; init; }

    internal static LargestLine Of(LargestDeal largest) =>
        new() { Deal = largest.Deal.ToString(), Amount = largest.Usd?.Text ?? largest.Amount.ToString() };
}
