using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Parties that a sentence names: "led by A", "A led the round", "with participation from B and C", "D also joined".</summary>
internal static class PartyRule
{
    private const int MostDescribing = 12;

    /// <summary>The parties, with the place at which each is said to take part.</summary>
    public static IReadOnlyList<FoundParty> Of(Sentence sentence)
    {
        var found = new List<FoundParty>();
        for (var at = 0; at < sentence.Pieces.Count; at++)
        {
            var piece = sentence.Pieces[at];
            if (piece.Kind == PieceKind.Name && piece.Suffix is "led" && LeadRule.IsRoundBehind(sentence, at))
            {
                found.Add(new(piece.Name!, PartyRole.Lead, Place.Of(sentence, at)));
            }

            if (piece.Kind == PieceKind.Word)
            {
                found.AddRange([.. LeadRule.Led(sentence, at), .. LeadInvestor.Of(sentence, at), .. Participating(sentence, at),
                    .. Committed(sentence, at)]);
            }
        }

        return [.. found.Where(party => !Outlets.IsOutlet(party.Name.Text)).DistinctBy(party => (party.Name.Key, party.Role))];
    }

    private static IEnumerable<FoundParty> Participating(Sentence sentence, int at)
    {
        var (word, next) = (sentence.WordAt(at), sentence.WordAt(at + 1));
        var (from, role) = (word, next) switch
        {
            ("participation", "from" or "by" or "of") => (at + 2, PartyRole.Participant),
            ("joined", "by") => (at + 2, PartyRole.Participant),
            ("alongside", _) when
                !IsOfBackers(sentence, at) && Cues.Phrase(sentence, 0, at, ["co - led", "co - lead", "co - leads", "co-led", "co-leads",
                    "jointly led"]) is not null =>
                (at + 1, PartyRole.CoLead),
            // "Alongside the launch of its app, the company"
            ("alongside", "the") when at == 0 => (0, PartyRole.Unknown),
            ("alongside" or "along", _) when IsCompared(sentence, at) => (0, PartyRole.Unknown),
            ("alongside" or "plus", _) => (at + 1, PartyRole.Participant),
            ("along", "with") => (at + 2, PartyRole.Participant),
            ("investors" or "backers", "include" or "includes" or "including" or "like" or "such" or "–" or "—" or ",")
                when Behind(sentence, at) is { } listed => (listed, PartyRole.Participant),
            ("investors" or "backers" or "participants" or "shareholders",
                "include" or "including" or "included" or "are" or "were" or "like")
                when IsOfThisRound(sentence) || (at == 1 && sentence.WordAt(0) is "other")
                    || (at == 0 && next is "included") => (at + 2, IsOther(sentence, at) ? PartyRole.Participant : PartyRole.Unknown),
            ("investors" or "backers" or "participants", "such") when IsOfThisRound(sentence) => (at + 3, PartyRole.Unknown),
            ("investors" or "backers", "that" or "which") when sentence.WordAt(at + 2) is "include" or "included"
                && IsOfThisRound(sentence) => (at + 3, PartyRole.Unknown),
            ("investors" or "backers", ",") when sentence.WordAt(at + 2) is "including"
                && IsOfThisRound(sentence) => (at + 3, PartyRole.Participant),
            ("backed", "by") when sentence.WordAt(at - 1) is "was" or "were" or "also" or "and" or "is" && IsOfThisRound(sentence) =>
                (BehindAll(sentence, at + 2), PartyRole.Unknown),
            ("from", _) when IsBehindRound(sentence, at) => (at + 1, PartyRole.Participant),
            ("backed" or "supported", "by") when IsRoundBefore(sentence, at) => (at + 2, PartyRole.Participant),
            ("included" or "includes", _) when sentence.WordAt(at - 1) is "also" or "round" => (at + 1, PartyRole.Participant),
            ("backing" or "support" or "contributions" or "investment" or "commitments", "from") =>
                (at + 2, IsIncluded(sentence, at) ? PartyRole.Participant : PartyRole.Unknown),
            ("joining" or "joined", "the") when sentence.WordAt(at - 1) is "also" or "" && RoundWere(sentence, at) is { } list =>
                (list, PartyRole.Participant),
            ("participated" or "participating" or "joined" or "participate" or "joining", _) => (-at, PartyRole.Participant),
            ("investors" or "backers" or "participants", "in") when RoundIncludes(sentence, at) is { } list =>
                (list, IsOther(sentence, at) ? PartyRole.Participant : PartyRole.Unknown),
            ("took" or "taking" or "take", "part") => (-at, PartyRole.Participant),
            ("invested" or "contributed", "in" or "too" or "." or "as") when IsInRound(sentence, at) => (-at, PartyRole.Participant),
            _ => (0, PartyRole.Unknown),
        };
        if (from == 0 || Cues.Phrase(sentence, Math.Max(0, at - 4), at, ["not", "n't", "t"]) is not null)
        {
            return [];
        }

        var names = from > 0 ? PartyList.Read(sentence, from).Names : [.. Subjects(sentence, at)];
        return names.Select(name => new FoundParty(sentence.Pieces[name].Name!, role, Place.Of(sentence, name)));
    }

    // "raised $5 million from investors including A", "from investors – including A", "the roster of investors includes A"
    private static int? Behind(Sentence sentence, int at)
    {
        var from = Enumerable.Range(at - 4, 4).LastOrDefault(before => sentence.WordAt(before) is "from", -1);
        var isOfRound = from > 0 && IsBehindRound(sentence, from)
            && Enumerable.Range(from + 1, at - from - 1).All(between => sentence.Pieces[between].Kind is PieceKind.Word or PieceKind.Mark);
        isOfRound |= Cues.Phrase(sentence, at - 4, at, ["roster of", "lineup of", "line - up of"]) is not null;
        var next = sentence.WordAt(at + 1) is "–" or "—" or "," ? at + 2 : at + 1;
        next += sentence.WordAt(next) is "such" ? 1 : 0;
        return isOfRound && sentence.WordAt(next) is "include" or "includes" or "including" or "like" or "as" ? next + 1 : null;
    }

    // "a $5 million round backed by A", "in a funding round supported by A"
    private static bool IsRoundBefore(Sentence sentence, int at) => sentence.At(at - 1)?.Kind is PieceKind.Round
        || sentence.WordAt(at - 1) is "round" or "financing" or "raise" or "fundraise" or "funding";

    // "the round, which includes investment from A"
    private static bool IsIncluded(Sentence sentence, int at) => sentence.WordAt(at - 1) is "includes" or "included" or "including";

    // "Other investors in the funding round include A and B"
    private static int? RoundIncludes(Sentence sentence, int at) => Enumerable.Range(at + 2, 6)
        .Where(next => sentence.WordAt(next) is "include" or "included" or "are" or "were"
            && Enumerable.Range(at + 2, next - at - 2).Any(noun => Vocabulary.Rounds.Contains(sentence.WordAt(noun))
                || sentence.At(noun)?.Kind == PieceKind.Round))
        .Select(next => (int?)next + 1).FirstOrDefault();

    // "Also joining the round were A and B"
    private static int? RoundWere(Sentence sentence, int at) => Enumerable.Range(at + 2, 4)
        .Where(next => sentence.WordAt(next) is "were" or "are" or "was" && Vocabulary.RoundHeads.Contains(sentence.WordAt(next - 1)))
        .Select(next => (int?)next + 1).FirstOrDefault();

    // "backed by some of the biggest names in the field, including A"
    private static int BehindAll(Sentence sentence, int at)
    {
        for (var next = at; next <= at + MostDescribing && sentence.At(next) is { IsFullName: false }; next++)
        {
            if (sentence.WordAt(next) is "including" or "like")
            {
                return next + 1;
            }
        }

        return at;
    }

    // "A, B and C also participated": the list that ends before the verb.
    private static IReadOnlyList<int> Subjects(Sentence sentence, int verb)
    {
        var last = verb - 1;
        last = BeforeFormerName(sentence, Brackets.Before(sentence, last));
        while (Vocabulary.Auxiliaries.Contains(sentence.WordAt(last)) || sentence.WordAt(last) is "all" or "both" or "each" or "set"
            or "expected" or "likely" or "slated" or "poised")
        {
            last = BeforeFormerName(sentence, Brackets.Before(sentence, last - 1));
        }

        if (sentence.At(last) is not { IsFullName: true, IsPossessive: false })
        {
            return [];
        }

        for (var start = 0; start <= last; start++)
        {
            var isStart = start == 0 || sentence.WordAt(start - 1) is "," or ";" or "while" or "and" or "that" or "investors"
                or "including" or ":" or "where" or "like" or "as" or "with"
                || sentence.At(start - 1)?.Kind == PieceKind.Date;
            if (isStart && PartyList.Read(sentence, start) is var list && list.Names.Count > 0 && list.Names[^1] == last)
            {
                return list.Names;
            }
        }

        return [];
    }

    // "B, formerly C, also joined"
    private static int BeforeFormerName(Sentence sentence, int at)
    {
        for (var comma = at - 1; sentence.WordAt(at) is "," && comma >= Math.Max(0, at - 6); comma--)
        {
            if (sentence.WordAt(comma) is ",")
            {
                return sentence.WordAt(comma + 1) is "formerly" or "previously" or "once" ? comma - 1 : at;
            }
        }

        return at;
    }

    // "A co-leads alongside existing backers B and C"
    private static bool IsOfBackers(Sentence sentence, int at) =>
        Cues.Phrase(sentence, at, at + 5, ["backers", "investors", "participants", "shareholders", "others"]) is not null;

    // "making it the second unicorn of the year, alongside B"
    private static bool IsCompared(Sentence sentence, int at) =>
        Cues.Phrase(sentence, at - 14, at, ["making it", "making the company", "unicorn", "unicorns", "compete", "competes",
            "competition", "competitors", "rivals", "ranks", "places it among", "companies like", "companies such"]) is not null
        // "one of the most valuable startups, alongside A": nothing is said of a round.
        || !(IsOfThisRound(sentence) || sentence.Has([" led ", " lead", " invest", " back", " joined ", " stake "]));

    // Who invested once is not named for this round.
    private static bool IsOfThisRound(Sentence sentence) => sentence.Pieces.Any(piece => piece.Kind is PieceKind.Round or PieceKind.Money)
        || sentence.Has([" round ", " participat", " financing ", " funding ", " raise ", " also "]);

    private static bool IsOther(Sentence sentence, int at) =>
        sentence.WordAt(at - 1) is "other" or "existing" or "participating" or "returning" or "new" or "additional";

    // "raised $5 million from A", "a round from A"
    private static bool IsBehindRound(Sentence sentence, int from)
    {
        for (var at = from - 1; at >= Math.Max(0, from - 4); at--)
        {
            var piece = sentence.Pieces[at];
            if (piece.Kind is PieceKind.Money or PieceKind.Round || Vocabulary.Rounds.Contains(piece.Lower)
                || piece.Lower is "investments" or "extension")
            {
                return true;
            }

            if (piece.Kind is not (PieceKind.Word or PieceKind.Date) || piece.Lower is "up" or "revenue" or "away" or "and")
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsInRound(Sentence sentence, int at) =>
        sentence.WordAt(at + 1) is "too" or "." || Cues.Phrase(sentence, at, at + 5, ["the round", "the financing", "the deal",
            "this round", "part of"]) is not null;

    /// <summary>"A and B have committed to the financing"</summary>
    private static IEnumerable<FoundParty> Committed(Sentence sentence, int at)
    {
        var isCommitted = sentence.WordAt(at) is "committed" && sentence.WordAt(at + 1) is "to" or "funds" or "money" or "capital"
            && Cues.Phrase(sentence, at, at + 6, ["financing", "round", "deal", "investment", "funding", "fundraising", "invest",
                "investing"]) is not null;
        return isCommitted
            ? Subjects(sentence, at).Select(name => new FoundParty(sentence.Pieces[name].Name!, PartyRole.Unknown, Place.Of(sentence, name))
            {
                Commitment = Commitment.Committed,
            })
            : [];
    }
}
