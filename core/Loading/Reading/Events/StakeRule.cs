using System.Globalization;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"A bought a 10% stake in X for $85 million": one company takes a part of another.</summary>
internal static class StakeRule
{
    private const int Reach = 8;

    private static readonly HashSet<string> Taking = ["bought", "buys", "buy", "buying", "acquired", "acquires", "acquire", "acquiring",
        "took", "takes", "take", "taking", "taken", "purchased", "purchases", "purchase"];

    public static IEnumerable<Telling> Of(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money)
    {
        for (var stake = 2; stake < sentence.Pieces.Count; stake++)
        {
            if (sentence.WordAt(stake) is "stake" && sentence.WordAt(stake + 1) is "in" && Read(sentence, stake, money) is { } telling)
            {
                yield return telling;
                yield break;
            }
        }
    }

    private static Telling? Read(Sentence sentence, int stake, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var verb = Enumerable.Range(stake - Reach, Reach).LastOrDefault(at => Taking.Contains(sentence.WordAt(at)), -1);
        var company = Target.Behind(sentence, stake + 1).Piece;
        // "a majority stake" is a takeover, and what is bought from another holder brings the company no money.
        if (verb < 1 || company is not { } target || !Companies.CanBe(sentence, target) || Cues.IsNegated(sentence, verb)
            || Cues.Phrase(sentence, verb, stake, ["majority", "controlling", "remaining", "entire", "larger", "bigger"]) is not null
            || IsMost(sentence, verb, stake)
            || Cues.Phrase(sentence, stake, sentence.Pieces.Count - 1, ["from", "owned by", "held by"]) is not null
            || Subject.Of(sentence, verb) is not { Piece: { } buyer, Others.Count: 0 } || buyer == target
            || sentence.Pieces[buyer].Name is not { IsPerson: false } name || Companies.IsInvestorOnly(name) || Outlets.IsOutlet(name.Text))
        {
            return null;
        }

        // Who buys on the stock market to ask for changes brings a company nothing.
        if (sentence.Has([" activist "]))
        {
            return null;
        }

        var sums = money.Where(entry => entry.Value.Role == MoneyRole.Open && entry.Key > verb).Select(entry => entry.Key).ToList();
        var tense = Vocabulary.Acquire.TenseOf(sentence.WordAt(verb));
        var isDone = tense is Tense.Past || sentence.WordAt(verb) is "took" or "taken";
        var amount = sums is [var sum] && (sum < stake || sentence.WordAt(sum - 1) is "for" or "worth" or "of" or "a")
            && sentence.Pieces[sum].Money!.Amount is { } value ? new Found<Amount>(value, Place.Of(sentence, sum)) : null;
        return amount is not null || (sums.Count == 0 && sentence.Number <= 1)
            ? new()
            {
                Sentence = sentence,
                Trigger = Place.Of(sentence, verb),
                Company = new(sentence.Pieces[target].Name!, Place.Of(sentence, target)),
                Kind = DealKind.StrategicInvestment,
                Status = Cues.Status(sentence, buyer, verb, verb, isDone ? DealStatus.Closed : DealStatus.Announced),
                Amount = amount,
                Parties = [new(name, PartyRole.Unknown, Place.Of(sentence, buyer))],
                Earlier = Cues.Earlier(sentence, buyer, target),
            }
            : null;
    }

    // "a 100% stake", "51 percent"
    private static bool IsMost(Sentence sentence, int verb, int stake) => Enumerable.Range(verb, stake - verb).Any(at =>
        int.TryParse(sentence.WordAt(at).TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var share) && share >= 50
        && (sentence.WordAt(at).EndsWith('%') || sentence.WordAt(at + 1) is "%" or "percent" or "per"));
}
