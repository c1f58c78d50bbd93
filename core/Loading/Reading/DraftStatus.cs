using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>Decides how far a deal has come, by all that an article says of it.</summary>
internal sealed class DraftStatus(IReadOnlyList<Sentence> sentences, ArticleSources sources)
{
    private const int FirstSentences = 4;

    private static readonly string[] Deals =
        [" raise ", " raising ", " raised ", " funding ", " report ", " reports ", " talks ", " capital ", " round ", " investment ",
            " acquisition ", " deal ", " acquire ", " bid ", " offer ", " fundraising ", " investors ", " takeover ", " financing "];

    private static readonly string[] Unsettled =
        [" may change ", " could change ", " could still change ", " may still change ", " are ongoing ", " is ongoing ",
            " still underway ", " not been finalized ", " not been finalised ", " not yet finalized ", " not yet final ",
            " fall apart ", " has not closed ", " not yet closed ", " still negotiating ", " not finalized ", " not finalised ",
            " subject to change ", " yet to be finalized ", " yet to be finalised ", " are preliminary "];

    private static readonly string[] Takeovers = [" acquisition ", " acquire ", " takeover ", " merger ", " buy ", " ipo ", " sale ",
        " listing ", " previous ", " earlier "];

    // What may change is the deal, and not the world.
    private static readonly string[] Terms =
        [" terms ", " talks ", " deal ", " round ", " discussions ", " negotiations ", " details ", " valuation ", " figures ", " amount ",
            " funding ", " fundraising ", " fundraise ", " financing ", " deliberations ", " negotiating "];

    private static readonly string[] Agreed = ["has agreed", "have agreed", "agreed to", "signed", "has signed", "finalized", "completed"];

    public Said<DealStatus> Of(DraftBuilder draft, bool isMain)
    {
        var told = draft.Tellings.Where(telling => telling.Status is not null).ToList();
        var done = told.Find(IsDone);
        if (told is [{ IsEvent: true, Status.Value: DealStatus.Cancelled }, ..])
        {
            return Spans.Said(told[0].Status!);
        }

        if (draft.IsTalkedOf && done is null && NextSentence.Declines(draft, sentences) is { } declined)
        {
            return new(DealStatus.Cancelled, [declined]);
        }

        if (isMain && Ended(draft, done) is { } ended)
        {
            return ended;
        }

        if (draft.Kind == DealKind.Acquisition && NextSentence.Stalls(draft, sentences) is { } stalled)
        {
            return new(DealStatus.Cancelled, [stalled]);
        }

        if (Completions.Sold(draft) is { } sold)
        {
            return new(DealStatus.Closed, [Spans.Of(sold)]);
        }

        // "X to raise $50 million": a headline's future, which the text may tell as done.
        var isToldInText = told.Exists(telling => telling.IsEvent && !telling.Sentence.IsTitle
            && IsSettled(telling.Status!.Value));
        var talks = told.Where(telling => !(isToldInText && IsFuture(telling)) && !IsAgreedInText(telling, told)).Take(2)
            .FirstOrDefault(telling => telling.Status!.Value is DealStatus.InTalks or DealStatus.Rumoured
                && (telling.IsEvent || (done is null && draft.Kind.Family() != Family.Takeovers)));
        if (talks is not null)
        {
            var said = Spans.Said(talks.Status!);
            return Intents.Are(draft.Kind, talks.Status!.Place, sources) ? said with { Value = DealStatus.Announced } : said;
        }

        if (draft.Kind == DealKind.Acquisition && isMain && Completions.Of(draft, sentences) is { } completed)
        {
            return new(DealStatus.Closed, [Spans.Of(completed)]);
        }

        // Headlines are in the present tense: "raises" is closed or announced as the text says.
        var first = told.Select(telling => telling.Status!)
            .FirstOrDefault(status => !status.Place.Sentence.IsTitle && IsSettled(status.Value))
            ?? told.FirstOrDefault()?.Status ?? new(DealStatus.Closed, draft.Tellings[0].Trigger);

        if (isMain && (draft.Kind != DealKind.Acquisition || Completions.Awaited(sentences) is null)
            && Completions.Below(draft, first, sentences) is { } below)
        {
            return new(DealStatus.Closed, [Spans.Of(below)]);
        }

        // "X raises $5 million", "X announced a $5 million round … which it closed in May": announced and raised.
        if (isMain && draft.Kind is DealKind.FundingRound or DealKind.StrategicInvestment && first.Value == DealStatus.Announced
            && (done ?? Headlined(told, first, draft.Kind)) is { } raised)
        {
            return Spans.Said(raised.Status!);
        }

        // "Will A buy X?" asks, and does not tell.
        if (isMain && IsAsked(draft, first))
        {
            return new(DealStatus.InTalks, [Spans.Of(first.Place)]);
        }

        // A company that "acquired" another has agreed to; what it "has acquired" or completed is said to be done.
        if (isMain && draft.Kind.Family() == Family.Takeovers && first.Value == DealStatus.Closed
            && Vocabulary.Acquire.TenseOf(first.Place.Sentence.WordAt(first.Place.First)) is Tense.Past
            && !(IsPerfect(first.Place.Sentence, first.Place.First)
                && first.Place.Sentence.WordAt(first.Place.First) is "acquired" or "bought" or "purchased" or "taken"
                    or "snapped" or "picked"))
        {
            return new(DealStatus.Announced, [Spans.Of(first.Place)]);
        }

        // "has acquired X", and further down "the deal is expected to close"
        if (isMain && draft.Kind == DealKind.Acquisition && first.Value == DealStatus.Closed
            && Completions.Awaited(sentences) is { } awaited)
        {
            return new(DealStatus.Announced, [Spans.Of(awaited)]);
        }

        // "its acquisition of X in 2023", told behind other news
        if (!isMain && draft is { Kind: DealKind.Acquisition, Earlier: not null } && first.Value == DealStatus.Announced
            && first.Place.Sentence.WordAt(first.Place.First) is "acquisition" or "purchase" or "takeover" or "buyout")
        {
            return new(DealStatus.Closed, [Spans.Of(first.Place)]);
        }

        // What is told beside other news as a licence or an earlier sale of shares was agreed long ago.
        if (!isMain && first.Value == DealStatus.Announced && (draft.Kind == DealKind.AcquihireLicence
            || draft is { Kind: DealKind.Secondary, Earlier: not null }))
        {
            return new(DealStatus.Closed, [Spans.Of(first.Place)]);
        }

        return isMain && draft.Kind.Family() == Family.Funding && done is null
            && (StillOpen(draft.LastSentence + FirstSentences) ?? OfNobody(first)) is { } unsettled
            ? new(DealStatus.InTalks, [unsettled])
            : Spans.Said(first);
    }

    // A headline "X raises $5 million" above "X announced a round of $5 million"
    private static Telling? Headlined(List<Telling> told, Found<DealStatus> announced, DealKind kind) =>
        announced.Place.Sentence.WordAt(announced.Place.First) is "announced" or "announces" or "announcing" or "announce" or "unveiled"
            or "unveils"
            ? told.Find(telling => telling is { IsEvent: true, Status.Value: DealStatus.Closed }
                && telling.Sentence.IsTitle
                && Vocabulary.Raise.TenseOf(telling.Sentence.WordAt(telling.Trigger.First)) is Tense.Past or Tense.Present
                && (kind == DealKind.FundingRound || !Vocabulary.NeedsRound.Contains(telling.Sentence.WordAt(telling.Trigger.First))))
            : null;

    private static bool IsAsked(DraftBuilder draft, Found<DealStatus> status) =>
        status.Value == DealStatus.Announced && status.Place.Sentence is { IsTitle: true } title
        && title.Text.EndsWith('?') && draft.Tellings.All(telling => telling.Sentence == title || !telling.IsEvent);

    // "X in talks to raise $5 million" above "X has agreed to raise $5 million".
    private static bool IsAgreedInText(Telling talks, List<Telling> told) => talks.Sentence.IsTitle
        && told.Exists(telling => telling is { IsEvent: true, Amount: not null } && !telling.Sentence.IsTitle
            && IsSettled(telling.Status!.Value) && (talks.Amount is { } sum ? sum.Value.HasFigureOf(telling.Amount.Value)
                : telling.Kind == DealKind.Acquisition)
            && telling.Earlier is null && (IsDone(telling)
                || Cues.Phrase(telling.Sentence, 0, telling.Sentence.Pieces.Count - 1, Agreed) is not null))
        && !told.Exists(telling => !telling.Sentence.IsTitle && !IsSettled(telling.Status!.Value));

    // "X is raising $50 million" too may be done further down: "announced a $50 million round yesterday".
    private static bool IsFuture(Telling telling) => telling.Status!.Place == telling.Trigger
        && ((telling.Sentence.IsTitle && telling.Sentence.WordAt(telling.Trigger.First - 1) is "to" or "will")
            || telling.Sentence.WordAt(telling.Trigger.First) is "raising");

    // "has acquired", "has reportedly acquired", "has been acquired by", "was recently acquired by"
    private static bool IsPerfect(Sentence sentence, int verb)
    {
        var before = verb - 1;
        while (sentence.WordAt(before) is "been" or "now" or "also" or "just"
            || sentence.WordAt(before).EndsWith("ly", StringComparison.Ordinal))
        {
            before--;
        }

        // "announced that it had acquired X"
        return sentence.WordAt(before) is "has" or "have" or "ve"
            || (sentence.WordAt(before) is "had" && Cues.Phrase(sentence, before - 6, before, ["announced", "announces", "said", "says",
                "confirmed", "confirms", "disclosed", "revealed"]) is not null)
            || (sentence.WordAt(verb + 1) is "by"
            && sentence.WordAt(verb - 1) is "recently" or "already" or "just" or "quietly");
    }

    private static bool IsSettled(DealStatus status) => status is DealStatus.Announced or DealStatus.Closed;

    /// <summary>"has raised", "closed": a verb of the text that leaves nothing open.</summary>
    private static bool IsDone(Telling telling)
    {
        var (verb, sentence) = (telling.Status!.Place.First, telling.Sentence);
        return telling is { IsEvent: true, Status.Value: DealStatus.Closed } && !sentence.IsTitle
            && (Vocabulary.IsDone(sentence.WordAt(verb))
                // "has added $150 million in new funding"
                || (sentence.WordAt(verb) is "added" or "received" or "landed" or "obtained" or "won" or "bagged"
                    && IsPerfect(sentence, verb)));
    }

    // "A is leading a round", people say who are not named.
    private Words? OfNobody(Found<DealStatus> status) => status.Value == DealStatus.Announced
        && status.Place.Sentence.Pieces[status.Place.First].Kind == PieceKind.Money ? sources.NobodyOfDeal?.Words[0] : null;

    /// <summary>Whether the article says that the deal is denied or has come to nothing.</summary>
    private Said<DealStatus>? Ended(DraftBuilder draft, Telling? done)
    {
        // What is said behind "has raised" denies something else: "no plans to raise more".
        var firstDone = done?.Sentence.Number ?? int.MaxValue;
        foreach (var sentence in sentences.Where(sentence => sentence.Has(Deals)))
        {
            var last = sentence.Pieces.Count - 1;
            var isNear = sentence.Number <= FirstSentences || sentence.Pieces.Any(piece => piece.Name?.Key == draft.Company.Value.Key);
            if ((sentence.Number < firstDone || IsDeniedReport(sentence, done))
                && Cues.Phrase(sentence, 0, last, Endings.Denied) is { } denied && !IsOfFigure(denied))
            {
                return new(DealStatus.Denied, [Spans.Of(denied)]);
            }

            var endings = draft.Kind.Family() == Family.Takeovers ? Endings.Cancelled : Endings.Declined;
            var mayEnd = draft.Kind.Family() == Family.Takeovers
                || (draft.IsTalkedOf && done is null && sentence.Number <= FirstSentences && !sentence.Has(Takeovers));
            if (isNear && mayEnd && !IsOfOther(draft, sentence) && Cues.Phrase(sentence, 0, last, endings) is { } ending)
            {
                return new(DealStatus.Cancelled, [Spans.Of(ending)]);
            }
        }

        return null;
    }

    // "denied a report that his company X secured $5 million"
    private static bool IsDeniedReport(Sentence sentence, Telling? done) => done?.Sentence == sentence
        && Cues.Phrase(sentence, 0, done.Trigger.First, ["denied", "denies", "denying", "dismissed", "dismisses", "rejected", "refuted"])
            is { } denied
        && Cues.Phrase(sentence, denied.Last, done.Trigger.First, ["report", "reports", "claim", "claims", "rumors", "rumours", "that",
            "speculation"]) is not null;

    // "the $500 million figure was inaccurate": a deal, of another sum.
    private static bool IsOfFigure(Place denied) => Cues.Phrase(denied.Sentence, denied.First - 5, denied.First, ["figure", "figures",
        "number", "numbers", "sum", "amount", "price", "valuation", "estimate", "estimates"]) is not null;

    // "regulators had blocked the purchase of B by C": of companies that have no part in this deal.
    private static bool IsOfOther(DraftBuilder draft, Sentence sentence)
    {
        var parties = draft.Tellings.SelectMany(telling => telling.Parties).Select(party => party.Name.Key)
            .Append(draft.Company.Value.Key).ToHashSet(StringComparer.Ordinal);
        var named = Enumerable.Range(0, sentence.Pieces.Count).Where(at => Companies.CanBe(sentence, at))
            .Select(at => sentence.Pieces[at].Name!.Key).ToList();
        return named.Count > 0 && !named.Exists(parties.Contains);
    }

    private Words? StillOpen(int last)
    {
        foreach (var sentence in sentences.Where(sentence => sentence.Number <= last && sentence.Has(Unsettled) && sentence.Has(Terms)))
        {
            if (Cues.Phrase(sentence, 0, sentence.Pieces.Count - 1, Unsettled.Select(phrase => phrase.Trim())) is { } place)
            {
                return Spans.Of(place);
            }
        }

        return null;
    }
}
