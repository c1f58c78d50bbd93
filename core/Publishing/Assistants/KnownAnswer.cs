using System.ComponentModel;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>What was known on a day: of one deal, beside what is known now, or a page of deals.</summary>
public sealed record KnownAnswer : AssistantAnswer
{
    [Description("The deal as it was known on that day.")]
    public DealLine? Then { get; init; }

    [Description("The same deal as it is known now.")]
    public DealLine? Now { get; init; }

    [Description("What is different now. Empty if nothing is.")]
    public IReadOnlyList<ChangeLine>? Changed { get; init; }

    [Description("The deals as they were known on that day, if no single deal was asked for.")]
    public IReadOnlyList<DealLine>? Deals { get; init; }

    [Description("True if there are more deals than these. Repeat the call with the same arguments and cursor = nextCursor.")]
    public bool? More { get; init; }

    [Description("The cursor of the next page.")]
    public string? NextCursor { get; init; }

    public override IEnumerable<string> Lines() => Deals is { } deals
        ? new DealsAnswer { Deals = deals, More = More == true, NextCursor = NextCursor }.Lines()
        :
        [
            "Then:",
            .. Then!.Words,
            "Now:",
            .. Now!.Words,
            .. Changed is { Count: > 0 } changed ? changed.Select(change => $"- {change.Words}").Prepend("What has changed:")
                : ["Nothing has changed since."],
        ];

    /// <param name="then">The deal as known on the day.</param>
    /// <param name="now">The deal as known now.</param>
    /// <param name="day">The day.</param>
    /// <param name="today">Today, which decides whether the talks are stale now.</param>
    public static KnownAnswer Of(DealItem then, DealItem now, DateOnly day, DateOnly today) => new()
    {
        Then = DealLine.Of(then, day),
        Now = DealLine.Of(now, today),
        Changed = [.. ChangeLine.Between(then, now)],
    };

    public static KnownAnswer Of(DealsAnswer page) => new() { Deals = page.Deals, More = page.More, NextCursor = page.NextCursor };
}

/// <summary>A field that has changed.</summary>
public sealed record ChangeLine
{
    [Description("status, amount, valuation, round, date, leads or investors.")]
    public required string Field { get; init; }

    [Description("Its value then, with its hedge.")]
    public required string Then { get; init; }

    [Description("Its value now, with its hedge.")]
    public required string Now { get; init; }

    internal string Words => $"{Field}: {ForeignText.Quoted(Then)} then, {ForeignText.Quoted(Now)} now";

    internal static IEnumerable<ChangeLine> Between(DealItem then, DealItem now) =>
        from pair in Fields(then).Zip(Fields(now))
        where pair.First.Value != pair.Second.Value
        select new ChangeLine
        {
            Field = pair.First.Name,
            Then = ForeignText.Line(pair.First.Value),
            Now = ForeignText.Line(pair.Second.Value),
        };

    private static IEnumerable<(string Name, string Value)> Fields(DealItem deal) =>
    [
        ("status", EnumWords.Of(deal.Status)),
        ("amount", deal.Amount.Value.ToString()),
        ("valuation", deal.Valuation?.Value.ToString() ?? "unknown"),
        ("round", deal.Round?.ToString() ?? "unknown"),
        ("date", deal.Date.ToString()),
        ("leads", Names(deal, party => party.IsLead())),
        ("investors", Names(deal, party => party.IsInvestor())),
    ];

    private static string Names(DealItem deal, Func<PartyItem, bool> chosen) =>
        deal.Parties.Where(chosen).Select(party => party.Name).OrderByName(name => name).ToList() is { Count: > 0 } names
            ? string.Join(", ", names)
            : "none";
}
