namespace ServerlessDeals.Loading.Imports;

/// <summary>A round that one file tells of, before it is known whether it is stored already.</summary>
internal sealed record ImportedRound(ImportLine Line, IReadOnlyList<PartyMention> Parties)
{
    /// <summary>
    /// The rounds of one company on one day: rows with the same amount and round are one, and a row without a round goes to
    /// one with the same amount. What else differs is another round.
    /// </summary>
    public static IReadOnlyList<ImportedRound> Of(IReadOnlyList<ImportLine> lines)
    {
        var rounds = new List<ImportedRound>();
        foreach (var amount in lines.GroupBy(line => line.Amount ?? Amount.Undisclosed))
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

            rounds.AddRange(named.Select(Of1));
        }

        return rounds;

        static ImportedRound Of1(List<ImportLine> same) => new(
            same[0] with
            {
                Round = same.Select(line => line.Round).FirstOrDefault(round => round is not null),
                Valuation = same.Select(line => line.Valuation).FirstOrDefault(worth => worth is not null),
                Note = same.Select(line => line.Note).FirstOrDefault(note => note is not null),
            },
            [.. same.SelectMany(line => line.Parties).GroupBy(party => party.Name, StringComparer.Ordinal).Select(party => party.MinBy(one => one.Role)!)]);
    }
}

/// <summary>Finds, among a company's stored deals of one day, those that a file's rounds belong to.</summary>
internal static class RoundMatcher
{
    /// <summary>
    /// First a deal that this source has told of before, or that another told of, with the same amount. Where the file has one
    /// round that day, and other sources one deal, these are one too, and what differs is shown as a conflict. What is left are
    /// new deals: which of several rounds is meant is never guessed.
    /// </summary>
    /// <param name="stored">All deals of the company and day, or some of them.</param>
    /// <param name="all">Whether they are all.</param>
    /// <returns>For each round the deal that it belongs to, or null.</returns>
    public static IReadOnlyList<Deal?> Of(IReadOnlyList<ImportedRound> rounds, IReadOnlyList<Deal> stored, bool all, Slug source)
    {
        var found = new Deal?[rounds.Count];
        var left = stored.ToList();
        Match((round, deal) => deal.Claims.Any(claim => claim.Id == source && AmountOf(claim) == AmountOf(round) && (round.Line.Round is null || claim.Round == round.Line.Round)));
        Match((round, deal) => !HasOwn(deal) && deal.Claims.Any(claim => AmountOf(claim) == AmountOf(round)));
        return all && rounds.Count == 1 && found[0] is null && stored is [var only] && !HasOwn(only) ? [only] : found;

        bool HasOwn(Deal deal) => deal.Claims.Any(claim => claim.Id == source);

        void Match(Func<ImportedRound, Deal, bool> belongs)
        {
            for (var i = 0; i < rounds.Count; i++)
            {
                if (found[i] is null && left.Find(deal => belongs(rounds[i], deal)) is { } deal)
                {
                    found[i] = deal;
                    left.Remove(deal);
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
