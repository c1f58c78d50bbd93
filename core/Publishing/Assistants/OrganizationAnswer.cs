using System.ComponentModel;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>A company or an investor with its deals and related organizations.</summary>
public sealed record OrganizationAnswer : AssistantAnswer
{
    [Description("The organization. Its id never changes, whatever it is called.")]
    public required NameLine Organization { get; init; }

    [Description("company, investor or both.")]
    public required IReadOnlyList<string> Kinds { get; init; }

    [Description("ISO 3166-1 code. Like founding date, sectors, parent and rivals it is general knowledge without a source.")]
    public string? Country { get; init; }

    [Description("When it was founded.")]
    public string? Founded { get; init; }

    [Description("Codes of its lines of business, such as foundation-models.")]
    public required IReadOnlyList<string> Sectors { get; init; }

    [Description("Names that it had before, with the date until which it had them, and other spellings.")]
    public required IReadOnlyList<FormerNameLine> OtherNames { get; init; }

    [Description("The organization it belongs to.")]
    public NameLine? Parent { get; init; }

    [Description("Its competitors.")]
    public required IReadOnlyList<NameLine> Rivals { get; init; }

    [Description("What it raised, in comparable dollars: announced and in talks apart, with every hedge. Counted from its deals.")]
    public string? RaisedTotal { get; init; }

    [Description("The number of its own deals: money raised, loans, sales of shares, takeovers of it.")]
    public required int RaisedDeals { get; init; }

    [Description("The newest of its own deals. list_deals with company has all.")]
    public required IReadOnlyList<DealLine> Raised { get; init; }

    [Description("The announced funding deals in which it invested, and how many of them it led. This is no sum of money that it put in.")]
    public InvestmentsLine? Investments { get; init; }

    [Description("The number of deals to which it is a party, of every kind and status.")]
    public required int BackedDeals { get; init; }

    [Description("The newest of the deals to which it is a party. list_deals with investor has those in which it invested.")]
    public required IReadOnlyList<DealLine> Backed { get; init; }

    [Description("Pairs of rivals that it backs.")]
    public required IReadOnlyList<RivalsLine> BacksRivals { get; init; }

    [Description("Investors that took part in the same deals most often, which need not mean that they invested together.")]
    public required IReadOnlyList<CoInvestorLine> CoInvestors { get; init; }

    public override IEnumerable<string> Lines() =>
    [
        $"{Organization.Words}: {string.Join(", ", Facts)}.",
        .. List("Other names", OtherNames.Select(name => name.Words)),
        .. List("Belongs to", Parent is null ? [] : [Parent.Words]),
        .. List("Rivals", Rivals.Select(rival => rival.Words)),
        .. RaisedTotal is null ? Array.Empty<string>() : [$"Its own deals: {RaisedTotal}."],
        .. Section($"Its newest deals, {Raised.Count} of {RaisedDeals}", Raised),
        .. Investments is null ? Array.Empty<string>() : [$"Investments: {Investments.Words}."],
        .. Section($"Newest deals that it is a party to, {Backed.Count} of {BackedDeals}", Backed),
        .. List("Backs rivals", BacksRivals.Select(pair => pair.Words)),
        .. List("Most often in the same deals", CoInvestors.Select(other => other.Words)),
    ];

    private IEnumerable<string> Facts =>
        new[] { string.Join(" and ", Kinds), Country, Founded is null ? null : $"founded {Founded}" }.OfType<string>().Concat(Sectors);

    /// <param name="found">The organization on the day that was asked for.</param>
    /// <param name="raised">The counts of its own deals; null if there are none.</param>
    /// <param name="backed">The counts of the deals in which it invested; null if there are none.</param>
    /// <param name="day">The day that decides whether talks are stale.</param>
    /// <param name="most">The most items of each list.</param>
    public static OrganizationAnswer Of(OrganizationDetail found, Summary? raised, Summary? backed, DateOnly day, int most) => new()
    {
        Organization = NameLine.Of(found.Organization.Id, found.Organization.Name),
        Kinds = [.. found.Organization.Kinds.Select(EnumWords.Of)],
        Country = found.Organization.Country,
        Founded = found.Organization.Founded?.ToString(),
        Sectors = [.. found.Organization.Sectors.Select(sector => sector.ToString())],
        OtherNames = [.. FormerNameLine.AllOf(found.Organization).Take(most)],
        Parent = found.Parent is { } parent ? NameLine.Of(parent) : null,
        Rivals = [.. found.Competitors.Take(most).Select(NameLine.Of)],
        RaisedTotal = raised is null || found.Raised.Count == 0 ? null : raised.Text,
        RaisedDeals = found.Raised.Count,
        Raised = [.. found.Raised.Take(most).Select(deal => DealLine.Of(deal, day))],
        Investments = backed is null || found.Backed.Count == 0 ? null : InvestmentsLine.Of(backed),
        BackedDeals = found.Backed.Count,
        Backed = [.. found.Backed.Take(most).Select(deal => DealLine.Of(deal, day))],
        BacksRivals = [.. found.Overlaps.Take(most).Select(RivalsLine.Of)],
        CoInvestors = [.. found.CoInvestors.Take(most).Select(CoInvestorLine.Of)],
    };

    private static IEnumerable<string> List(string heading, IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count == 0 ? [] : [$"{heading}: {string.Join("; ", all)}."];
    }

    private static IEnumerable<string> Section(string heading, IReadOnlyList<DealLine> deals) =>
        deals.Count == 0 ? [] : deals.Select(deal => $"- {string.Join('\n', deal.Words)}").Prepend(heading + ":");
}
