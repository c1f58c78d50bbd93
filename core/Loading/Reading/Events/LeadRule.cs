using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Who led a round: "led by A", "A and B co-led the round", "A led, joined by C".</summary>
internal static class LeadRule
{
    private const int LastOfObject = 3;
    private const int FarthestSubject = 6;

    private static readonly HashSet<string> Consortium = ["consortium", "group", "syndicate", "investors", "team"];

    public static IEnumerable<FoundParty> Led(Sentence sentence, int at)
    {
        var word = sentence.WordAt(at);
        if (Vocabulary.Lead.TenseOf(word) is not { } tense)
        {
            return [];
        }

        var isJoint = word.StartsWith("co", StringComparison.Ordinal) || (sentence.WordAt(at - 1) is "-" && sentence.WordAt(at - 2) is "co")
            || sentence.WordAt(at - 1) is "jointly";
        var verb = isJoint && sentence.WordAt(at - 1) is "-" ? at - 2 : at;
        if (sentence.WordAt(at + 1) is "by" && tense == Tense.Past)
        {
            return IsOfRound(sentence, verb) ? Parties(sentence, LeadList.Read(sentence, at + 2), isJoint) : [];
        }

        if (LeadList.IsOfOtherRound(sentence, verb, at))
        {
            return [];
        }

        if (!IsRoundObject(sentence, at))
        {
            return [];
        }

        // "A led the debt round" says nothing of who led the shares.
        var parties = Parties(sentence, Leaders(sentence, verb, tense), isJoint);
        return Cues.IsDebt(sentence, at + 1, at + LastOfObject) ? parties.Select(party => party with { Role = PartyRole.Lender }) : parties;
    }

    private static IReadOnlyList<int> Leaders(Sentence sentence, int verb, Tense tense) =>
        tense == Tense.Going && LeadList.BehindWith(sentence, verb) is { Count: > 0 } names ? names : [.. Subject.Of(sentence, verb).All];

    // One who leads is the lead; several are leads together.
    private static IEnumerable<FoundParty> Parties(Sentence sentence, IReadOnlyList<int> names, bool isJoint)
    {
        // "led by A, Bloomberg reported": who reports is none of them.
        var leads = names.Where(name => !Outlets.IsOutlet(sentence.Pieces[name].Name!.Text)).ToList();
        var role = isJoint || leads.Count > 1 ? PartyRole.CoLead : PartyRole.Lead;
        return leads.Select(name => new FoundParty(sentence.Pieces[name].Name!, role, Place.Of(sentence, name)));
    }

    // "a round led by A", ", led by A", "was led by A": of a round, and not of a team or a company.
    private static bool IsOfRound(Sentence sentence, int led)
    {
        // "X, which emerged with $5 million in funding, is led by": by its chief.
        if (sentence.WordAt(led - 1) is "is" && sentence.WordAt(led - 2) is ",")
        {
            return false;
        }

        for (var at = led - 1; at >= Math.Max(0, led - 10); at--)
        {
            var piece = sentence.Pieces[at];
            if (piece.Kind is PieceKind.Round or PieceKind.Money || Vocabulary.Rounds.Contains(piece.Lower)
                || piece.Lower is "deal" or "tranche" or "valuation" or "facility" or "loan" or "transaction"
                || Consortium.Contains(piece.Lower) && piece.Lower is not "team" and not "group")
            {
                return true;
            }

            // "the seed funding for X was led by"
            var isTarget = piece.IsFullName && sentence.WordAt(at - 1) is "for" or "in" or "of"
                && sentence.WordAt(led - 1) is "was" or "is" or "were" or "being";
            var goesOn = isTarget
                || piece.Lower is "for" or "," or "was" or "is" or "were" or "and" or "being" or "be" or "to" or "co" or "-" or "jointly"
                or "would" or "will"
                or "reportedly" or "been" or "also" or "(" or ")" or "which" or "in" or "on" or "the" or "a" or "at" or "of" or "million"
                    or "funding" or "all"
                or "largely" or "that" or "post" or "pre" or "money" or "again" or "expected" or "set" || piece.Kind == PieceKind.Date;
            if (!goesOn)
            {
                return false;
            }
        }

        // "Led by A and founded by B, the company", "Led by A, the startup plans": who runs it.
        return led == 0 && Cues.Phrase(sentence, led, led + 10, ["founded", "co - founded", "co-founded", "cofounded", "started"]) is null
            && IsRoundFollowing(sentence);
    }

    // "Led by A, with participation from B, the round"
    private static bool IsRoundFollowing(Sentence sentence) =>
        sentence.Has([" participation ", " participating ", " participated ", " joined by ", " alongside "])
        || Enumerable.Range(2, Math.Max(0, sentence.Pieces.Count - 2)).Any(comma => sentence.WordAt(comma) is ","
            && Enumerable.Range(comma + 1, FarthestSubject).Any(at => sentence.At(at)?.Kind is PieceKind.Round or PieceKind.Money
                || Vocabulary.RoundHeads.Contains(sentence.WordAt(at)) || sentence.WordAt(at) is "deal" or "transaction" or "capital"
                    or "tranche"));

    private static bool IsRoundObject(Sentence sentence, int verb)
    {
        if (sentence.WordAt(verb + 1) is "," or "." or "" or ";" or "alongside"
            && sentence.WordAt(verb - 1) is not ("which" or "that" or "who"))
        {
            // "A led, joined by B."
            return true;
        }

        // "a $40 million round, with A leading the charge"
        if (sentence.WordAt(verb + 1) is "the" && sentence.WordAt(verb + 2) is "charge" or "way" or "pack" or "surge" or "push"
            && Enumerable.Range(0, verb).Any(before => sentence.Pieces[before].Kind is PieceKind.Round
                || Vocabulary.RoundHeads.Contains(sentence.WordAt(before))))
        {
            return true;
        }

        for (var next = verb + 1; next <= verb + 9 && sentence.At(next) is { } piece; next++)
        {
            if (piece.Kind == PieceKind.Round || Vocabulary.RoundHeads.Contains(piece.Lower)
                || piece.Lower is "deal" or "tranche" or "extension")
            {
                return true;
            }

            if (piece.Lower is "," or ";" or "to" or "by" or "with" or "team" || Vocabulary.ClauseWords.Contains(piece.Lower))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether a name such as "A-led" is followed by a round.</summary>
    public static bool IsRoundBehind(Sentence sentence, int at)
    {
        for (var next = at + 1; next <= at + 5; next++)
        {
            if (sentence.At(next)?.Kind is PieceKind.Round || Vocabulary.RoundHeads.Contains(sentence.WordAt(next))
                || sentence.WordAt(next) is "deal")
            {
                return true;
            }
        }

        return false;
    }
}
