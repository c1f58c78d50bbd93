using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>
/// Where the project is known to say something else than the witness. Each of these is to be mended on one side, and then to be
/// deleted here.
/// </summary>
internal static class NotYetTheSame
{
    public static IReadOnlyList<string> Lines(IReadOnlyList<string> lines) =>
    [
        .. lines
            // DOMAIN.md does not say when another status is a conflict.
            .Where(line => !Begins(line, "conflict status "))
            // Taking part is said to contradict leading.
            .Select(line => IsOfAParticipant(line, lines) ? Without(line, " contradicts") : line),
    ];

    /// <summary>What only histories made by chance come to.</summary>
    public static IReadOnlyList<string> LinesByChance(WitnessDeal deal, IReadOnlyList<string> lines)
    {
        var abouts = deal.Claims.Any(claim => claim.Amount?.Qualifier == "about" || claim.Valuation?.Worth.Qualifier == "about");
        var undisclosedShares = deal.Claims.SelectMany(claim => claim.Parties).Any(party => party.Amount is { IsUndisclosed: true });
        return
        [
            .. Lines(lines)
                // A party's undisclosed amount stands against a figure.
                .Where(line => !undisclosedShares || !Begins(line, "amount:"))
                // A date that is refined by the id alone is not called undecided.
                .Select(line => Begins(line, "announced ") || Begins(line, "closed ") ? Without(line, " undecided") : line)
                // "About" is lost before an unknown amount, and before a known one is taken for the whole sum.
                .Select(line => abouts && Begins(line, "conflict valuation ") ? Without(line, " contradicts") : line)
                .Select(line => abouts && Begins(line, "unpaired ") ? line[line.IndexOf(',', StringComparison.Ordinal)..] : line),
        ];
    }

    /// <summary>A claim that is known to be wrong can still move its deal's status, and how far a party has committed itself.</summary>
    public static bool MayDiffer(WitnessDeal deal, DateOnly day) => deal.Claims.Any(claim => claim.IsMistaken && claim.Known <= day);

    /// <summary>The one deal of the seeds whose status such a claim moves, in February 2025.</summary>
    public static bool IsLeftOut(string deal) => deal == "anduril-2025-06";

    /// <summary>
    /// "More than $1B" is given as a possible match of at most $1B; and of "about", whole hundreds only count five per cent either way.
    /// </summary>
    public static bool MayDiffer(WitnessSeeds seeds, WitnessQuery query)
    {
        var amounts = seeds.Deals.SelectMany(deal => deal.Claims).Select(claim => claim.Amount).OfType<WitnessAmount>().ToList();
        return query.MinAmount < 1000
            || query.MaxAmount < 1000
            || amounts.Any(amount => amount.Qualifier == "more than" && amount.Low == query.MaxAmount)
            || amounts.Any(amount => amount.Qualifier == "less than" && amount.High == query.MinAmount);
    }

    private static bool IsOfAParticipant(string line, IReadOnlyList<string> lines) =>
        line.Split(' ') is ["conflict", var role, var other, ..]
        && Begins(role, "role:")
        && (other == "participant" || lines.Any(shown => Begins(shown, $"{role} participant ")));

    private static bool Begins(string line, string start) => line.StartsWith(start, StringComparison.Ordinal);

    private static string Without(string line, string end) => line.EndsWith(end, StringComparison.Ordinal) ? line[..^end.Length] : line;
}
