using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Sums that somebody gets for others or lends to them: for clients, for a charity, locked in contracts, across loans.</summary>
internal static class OthersMoney
{
    private const int Reach = 5;

    private const decimal MostGiven = 1_000_000m;

    private static readonly string[] Verdicts = ["verdict", "verdicts", "settlement", "settlements", "judgment", "judgments", "award",
        "awards", "damages", "prize", "prizes"];

    private static readonly string[] Owners = ["clients", "victims", "plaintiffs", "families", "survivors", "patients", "athletes",
        "charity", "charities", "veterans", "homeowners", "claimants"];

    private static readonly string[] Locked = ["total value locked", "in deposits", "in pledges"];

    private static readonly string[] Lent = ["loans", "mortgages", "real estate transactions"];

    private static readonly string[] Gifts = ["to support", "to bolster", "to benefit", "in support of", "in donations", "benefiting",
        "in honor of", "in honour of", "fundraiser"];

    private static readonly string[] Goals = ["goal of", "goal to", "hopes to", "hoping to"];

    public static bool Is(Sentence sentence, int verb, int sum, int? round)
    {
        if (Cues.Phrase(sentence, verb, sum + 1, Verdicts) is not null || Cues.Phrase(sentence, sum + 1, sum + Reach, Locked) is not null
            || Enumerable.Range(sum + 1, Reach).Any(at => sentence.At(at)?.Text is { } text
                && (text == "TVL" || text.EndsWith(" TVL", StringComparison.Ordinal)))
            // "$60,000 in BNB"
            || (sentence.WordAt(sum + 1) is "in" && sentence.At(sum + 2)?.Name is { } coin && Companies.IsCurrency(coin)))
        {
            return true;
        }

        // "secured $100 million for victims"
        if (sentence.WordAt(sum + 1) is "for" or "on" && Cues.Phrase(sentence, sum + 2, sum + Reach, Owners) is not null)
        {
            return true;
        }

        // "closed $446 million across 11 loans"
        if (sentence.WordAt(sum + 1) is "across" or "in" && Cues.Phrase(sentence, sum + 2, sum + Reach, Lent) is not null
            && Enumerable.Range(sum + 2, 2).Any(at => sentence.WordAt(at) is [>= '0' and <= '9', ..] or "several" or "multiple"))
        {
            return true;
        }

        return round is null && sentence.Pieces[sum].Money?.Amount is { } given && given.Figure < MostGiven
            && (Cues.Phrase(sentence, sum + 1, sum + Reach, Gifts) is not null
                || Cues.Phrase(sentence, verb - Reach, verb, Goals) is not null
                || Cues.Phrase(sentence, 0, verb, Gifts) is not null);
    }
}
