using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"A backs X with $10 million", "A backs X in a $10 million seed round".</summary>
internal static class BackRule
{
    private const int Reach = 10;

    public static IEnumerable<Telling> Of(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money)
    {
        for (var verb = 1; verb < sentence.Pieces.Count; verb++)
        {
            if (Vocabulary.Back.TenseOf(sentence.WordAt(verb)) is not null && Read(sentence, verb, money) is { } telling)
            {
                yield return telling;
            }
        }
    }

    private static Telling? Read(Sentence sentence, int verb, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var backer = Subject.Of(sentence, verb);
        var company = Target.Behind(sentence, verb).Piece;
        if (backer is not { Piece: { } by } || company is not { } target || !Companies.CanBe(sentence, target) || by == target
            || sentence.Pieces[target].IsPossessive || sentence.WordAt(target + 1) is not ("in" or "with")
            || Cues.IsNegated(sentence, verb) || Outlets.IsOutlet(sentence.Pieces[by].Name!.Text))
        {
            return null;
        }

        var sums = money.Where(entry => entry.Value.Role == MoneyRole.Open && entry.Key > target && entry.Key <= target + Reach)
            .Select(entry => entry.Key).ToList();
        if (sums is not [var sum] || sum > target + 2 || sentence.Pieces[sum].Money!.Amount is not { } amount)
        {
            return null;
        }

        var rounds = Enumerable.Range(sum, Reach).Where(at => sentence.At(at)?.Kind == PieceKind.Round).ToList();
        var isRound = rounds.Count > 0 || Cues.Phrase(sentence, sum, sum + 4, ["round", "financing", "raise"]) is not null;
        return sentence.WordAt(target + 1) is "in" && !isRound ? null : new()
        {
            Sentence = sentence,
            Trigger = Place.Of(sentence, verb),
            Company = new(sentence.Pieces[target].Name!, Place.Of(sentence, target)),
            Kind = isRound || backer.All.Any(name => Companies.IsInvestorOnly(sentence.Pieces[name].Name!))
                ? DealKind.FundingRound : DealKind.StrategicInvestment,
            Status = Cues.Status(sentence, by, verb, verb, DealStatus.Closed),
            Amount = new(amount, Place.Of(sentence, sum)),
            Round = rounds is [var only] ? new(sentence.Pieces[only].Round!.Value, Place.Of(sentence, only)) : null,
            Parties = [.. backer.All.Select(name => new FoundParty(sentence.Pieces[name].Name!,
                isRound ? PartyRole.Participant : PartyRole.Unknown, Place.Of(sentence, name)))],
            Earlier = Cues.Earlier(sentence, by, sum),
        };
    }
}
