using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>The entries of a list, which have no verb.</summary>
internal static class ListEntryRule
{
    private const int LongestRow = 12;

    private static readonly HashSet<string> Terms = new(
        ["Payment", "Payments", "Price", "Amount", "Date", "Proceeds", "Revenue", "Total", "Costs", "Budget", "Prize", "Fee", "Fees",
            "Value", "Term", "Deposit", "Forecasted", "Actual", "Projected", "Expenses", "Assets"],
        StringComparer.OrdinalIgnoreCase);

    // "Initial Payment: $20,000"
    private static bool IsTerm(Piece head) => Terms.Contains(head.Text.Split(' ')[^1]);

    /// <summary>"X — $72M Series A", "1. X, $863M, fusion", "X ($2.3B)": an entry of a list begins with the company.</summary>
    public static Telling? Of(Sentence sentence, int at)
    {
        var name = 0;
        while (name < 4 && sentence.At(name) is { Kind: not PieceKind.Name })
        {
            name++;
        }

        var isHead = sentence.At(name) is { IsFullName: true, IsPossessive: false } && at >= name + 2 && at <= name + 3
            && sentence.WordAt(name + 1) is "," or "—" or "–" or "-" or ":" or "(" or "|"
            && (at == name + 2 || sentence.WordAt(name + 2) is "raised" or "raises")
            && Enumerable.Range(0, name).All(before => sentence.Pieces[before].Kind is PieceKind.Mark
                || sentence.Pieces[before].Text.All(char.IsAsciiDigit));
        // "X: $20M (Series A)", "X $20M Series A A Ventures": the row of a table.
        isHead |= name == 0 && at == 1 && sentence.At(at + 1)?.Kind == PieceKind.Round && sentence.Pieces.Count <= LongestRow
            && sentence.At(0) is { IsFullName: true, IsPossessive: false };
        var isMarked = name > 0 || at == 1 || (sentence.WordAt(1) is ":" or "|"
            && Enumerable.Range(at + 1, 2).Any(next => sentence.At(next)?.Kind == PieceKind.Round))
            || (sentence.WordAt(name + 1) is "—" or "–" or "-" or "("
            && sentence.At(at + 1) is null or { Kind: PieceKind.Round or PieceKind.Mark });
        if (!isHead || !isMarked || IsTerm(sentence.Pieces[name]) || !Companies.CanBe(sentence, name)
            || sentence.Pieces[at].Money!.Amount is not { } amount)
        {
            return null;
        }

        var rounds = sentence.Pieces.Index().Where(pair => pair.Item.Kind == PieceKind.Round).Select(pair => pair.Index).ToList();
        return new()
        {
            Sentence = sentence,
            Trigger = Place.Of(sentence, at),
            Company = new(sentence.Pieces[name].Name!, Place.Of(sentence, name)),
            Kind = Cues.IsDebt(sentence, at, at + 4) ? DealKind.Debt : DealKind.FundingRound,
            Status = Cues.Status(sentence, name, at, sentence.Pieces.Count - 1, DealStatus.Closed),
            Amount = new(amount, Place.Of(sentence, at)),
            Round = rounds is [var only] ? new(sentence.Pieces[only].Round!.Value, Place.Of(sentence, only)) : null,
        };
    }
}
