using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"X's shareholders voted against a takeover by A", "Shareholders of X rejected A's $5 billion takeover".</summary>
internal static class VoteRule
{
    private const int Reach = 12;

    private static readonly HashSet<string> Voters = ["shareholders", "stockholders", "investors", "board", "directors", "owners"];

    private static readonly HashSet<string> Nouns = ["takeover", "acquisition", "merger", "buyout", "bid", "offer", "purchase", "sale"];

    private static readonly string[] Against = ["voted against", "vote against", "voted down", "did not approve", "failed to approve",
        "rejected", "reject", "rejects"];

    public static IEnumerable<Telling> Of(Sentence sentence)
    {
        if (Cues.Phrase(sentence, 1, sentence.Pieces.Count - 1, Against) is not { } vote
            || Voting(sentence, vote.First) is not { } company)
        {
            yield break;
        }

        var noun = Enumerable.Range(vote.Last + 1, Reach).FirstOrDefault(at => Nouns.Contains(sentence.WordAt(at)), -1);
        var preposition = noun < 0 ? -1 : Enumerable.Range(noun + 1, 2).FirstOrDefault(
            at => sentence.WordAt(at) is "by" or "with" or "from" or "to", -1);
        var buyer = preposition > 0 ? Target.Behind(sentence, preposition).Piece
            : Enumerable.Range(vote.Last + 1, Math.Max(0, noun - vote.Last - 1)).Where(at => sentence.Pieces[at].IsPossessive
                && sentence.Pieces[at].IsFullName).Select(at => (int?)at).FirstOrDefault();
        if (buyer is not { } by || by == company)
        {
            yield break;
        }

        yield return new()
        {
            Sentence = sentence,
            Trigger = vote,
            Company = new(sentence.Pieces[company].Name!, Place.Of(sentence, company)),
            Kind = DealKind.Acquisition,
            Status = new(DealStatus.Cancelled, vote),
            Parties = [new(sentence.Pieces[by].Name!, PartyRole.Acquirer, Place.Of(sentence, by))],
        };
    }

    /// <summary>The company whose board or shareholders act: "the board of X", "X's shareholders"; null if none do.</summary>
    public static int? Voting(Sentence sentence, int verb)
    {
        for (var at = verb - 1; at >= Math.Max(0, verb - Reach) && sentence.WordAt(at) is not ("," or ";"); at--)
        {
            if (Voters.Contains(sentence.WordAt(at)))
            {
                int? owner = sentence.At(at - 1) is { IsFullName: true } ? at - 1 : null;
                var company = sentence.WordAt(at + 1) is "of" or "at" ? Target.Behind(sentence, at + 1).Piece : owner;
                return company is { } name && Companies.CanBe(sentence, name) ? name : null;
            }
        }

        return null;
    }
}
