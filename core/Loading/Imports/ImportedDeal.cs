using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Loading.Imports;

/// <summary>A round described by a file, before it is matched with stored deals.</summary>
/// <param name="Rows">The numbers of the rows that describe it.</param>
internal sealed record ImportedRound(ImportLine Line, IReadOnlyList<PartyMention> Parties, IReadOnlyList<long> Rows)
{
    private const int MostNotes = 10;

    /// <summary>
    /// The rounds of one company on one day. Rows with the same kind, amount and round are one round, and a row without a round name
    /// belongs to the round with the same amount. All others are different rounds.
    /// </summary>
    public static IReadOnlyList<ImportedRound> Of(IReadOnlyList<ImportLine> lines) => [.. Groups(lines).Select(Merge)];

    /// <summary>
    /// Lines that contradict an earlier line of the same round, each with that line. Lines are in the order of the file.
    /// </summary>
    public static IEnumerable<(ImportLine Line, ImportLine Earlier)> Contradictions(IReadOnlyList<ImportLine> lines)
    {
        foreach (var same in Groups(lines))
        {
            var kept = new List<ImportLine>();
            foreach (var line in same.OrderBy(line => line.Row))
            {
                if (kept.Find(earlier => !Agree(earlier, line)) is { } other)
                {
                    yield return (line, other);
                }
                else
                {
                    kept.Add(line);
                }
            }
        }
    }

    private static IEnumerable<List<ImportLine>> Groups(IReadOnlyList<ImportLine> lines)
    {
        foreach (var amount in lines.GroupBy(line => (line.Kind, Amount: line.Amount ?? Amount.Undisclosed)))
        {
            var named = amount.Where(line => line.Round is not null).GroupBy(line => line.Round).Select(round => round.ToList()).ToList();
            var nameless = amount.Where(line => line.Round is null).ToList();
            if (named.Count == 0)
            {
                named.Add(nameless);
            }
            else
            {
                named[0].AddRange(nameless);
            }

            foreach (var round in named)
            {
                yield return round;
            }
        }
    }

    private static bool Agree(ImportLine left, ImportLine right) =>
        left.Status == right.Status
        && (left.Valuation is not { } worth || right.Valuation is not { } other || Compatibility.Of(worth, other, left.Amount));

    private static ImportedRound Merge(List<ImportLine> same)
    {
        var parties = same
            .SelectMany(line => line.Parties)
            .GroupBy(party => party.Name, StringComparer.Ordinal)
            .Select(mentions => mentions.MinBy(party => party.Role)!);
        var pages = same.Select(line => line.Source?.Url).OfType<string>().Distinct(StringComparer.Ordinal).Skip(1);
        var notes = same.Select(line => line.Note).OfType<string>().Concat(pages.Select(page => $"Also at {page}."))
            .Distinct(StringComparer.Ordinal).Take(MostNotes).ToList();
        var merged = same[0] with
        {
            Round = same.Select(line => line.Round).FirstOrDefault(round => round is not null),
            Valuation = same.Select(line => line.Valuation).FirstOrDefault(valuation => valuation is not null),
            Note = notes.Count == 0 ? null : string.Join(' ', notes),
        };
        return new(merged, [.. parties], [.. same.Select(line => line.Row).Order()]);
    }
}

/// <summary>Finds, among a company's stored deals of one day, those that a file's rounds belong to.</summary>
internal static class RoundMatcher
{
    /// <summary>
    /// First matches deals with a claim of this source and the same amount, then those with another source's claim and the same
    /// amount. If the file has exactly one round that day and other sources exactly one deal, these match too, and differences
    /// are shown as conflicts. All other rounds are new deals; the matcher never guesses between several.
    /// </summary>
    /// <param name="stored">All deals of the company and day, or some of them.</param>
    /// <param name="all">Whether <paramref name="stored"/> has all of them.</param>
    /// <returns>For each round, the deal it belongs to, or null.</returns>
    public static IReadOnlyList<Deal?> Of(IReadOnlyList<ImportedRound> rounds, IReadOnlyList<Deal> stored, bool all, Slug source)
    {
        var found = new Deal?[rounds.Count];
        var remaining = stored.ToList();
        Match((round, deal) => IsOfKind(round, deal) && deal.Claims.Any(claim =>
            claim.Id == source
            && AmountOf(claim) == AmountOf(round)
            && (round.Line.Round is null || claim.Round == round.Line.Round)));
        Match((round, deal) => IsOfKind(round, deal) && !HasOwn(deal) && deal.Claims.Any(claim => AmountOf(claim) == AmountOf(round)));
        return all && rounds.Count == 1 && found[0] is null && stored is [var only] && !HasOwn(only) && IsOfKind(rounds[0], only)
            ? [only]
            : found;

        // The kind is only compared if each row says its own.
        static bool IsOfKind(ImportedRound round, Deal deal) => round.Line.Kind is null || round.Line.Kind == deal.Kind;

        bool HasOwn(Deal deal) => deal.Claims.Any(claim => claim.Id == source);

        void Match(Func<ImportedRound, Deal, bool> belongs)
        {
            for (var i = 0; i < rounds.Count; i++)
            {
                if (found[i] is null && remaining.Find(deal => belongs(rounds[i], deal)) is { } deal)
                {
                    found[i] = deal;
                    remaining.Remove(deal);
                }
            }
        }
    }

    /// <summary>The ids of a company's deals of one day, in order: acme-2012-06-30, acme-2012-06-30-2, …</summary>
    public static IEnumerable<DealId> Ids(Slug company, PartialDate date)
    {
        var day = "-" + date.ToString().ToLowerInvariant();
        var name = company.ToString();
        var first = name[..Math.Min(name.Length, Slug.MaxLength - day.Length - 4)].TrimEnd('-') + day;
        for (var i = 1; ; i++)
        {
            yield return DealId.Parse(i == 1 ? first : FormattableString.Invariant($"{first}-{i}")).OrThrow();
        }
    }

    private static Amount AmountOf(Claim claim) => claim.Amount ?? Amount.Undisclosed;

    private static Amount AmountOf(ImportedRound round) => round.Line.Amount ?? Amount.Undisclosed;
}
