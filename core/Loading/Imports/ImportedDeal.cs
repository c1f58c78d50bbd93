using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Loading.Imports;

/// <summary>A round described by a file, before it is matched with stored deals.</summary>
/// <param name="Rows">The numbers of the rows that describe it.</param>
internal sealed record ImportedRound(ImportLine Line, IReadOnlyList<PartyMention> Parties, IReadOnlyList<long> Rows)
{
    private const int MostNotes = 10;

    /// <summary>
    /// The rounds of one company on one day. Rows with the same kind, amount and round are one round, and a row without a round name
    /// belongs to the round with the same amount. All others are different rounds. So are rows without a round name of which no more is
    /// known than the year, unless they name the same investors.
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
            if (IsVague(lines[0].Date, amount.Key.Amount))
            {
                named.AddRange(nameless.GroupBy(Investors, StringComparer.Ordinal).Select(same => same.ToList()));
            }
            else if (named.Count == 0)
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

    private static string Investors(ImportLine line) =>
        string.Join('\n', line.Parties.Select(party => party.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

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

    /// <summary>Whether date and amount are too vague to tell one round of a company from another.</summary>
    public static bool IsVague(PartialDate date, Amount amount) => date.Precision < DatePrecision.Month && amount.IsUndisclosed;
}
