using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>Decides how far a deal has come, by all that an article says of it.</summary>
internal sealed class DraftStatus(IReadOnlyList<Sentence> sentences, ArticleSources sources)
{
    private const int FirstSentences = 4;

    private static readonly string[] Deals =
        [" raise ", " raising ", " raised ", " funding ", " report ", " reports ", " talks ", " capital ", " round ", " investment ",
            " acquisition ", " deal ", " acquire ", " bid ", " fundraising ", " investors ", " takeover ", " financing "];

    private static readonly string[] Unsettled =
        [" may change ", " could change ", " could still change ", " may still change ", " are ongoing ", " is ongoing ",
            " still underway ", " not been finalized ", " not been finalised ", " not yet finalized ", " not yet final ",
            " fall apart ", " has not closed ", " not yet closed ", " still negotiating ", " not finalized ", " not finalised ",
            " subject to change ", " yet to be finalized ", " yet to be finalised ", " are preliminary "];

    // What may change is the deal, and not the world.
    private static readonly string[] Terms =
        [" terms ", " talks ", " deal ", " round ", " discussions ", " negotiations ", " details ", " valuation ", " figures ", " amount ",
            " funding ", " fundraising ", " fundraise ", " financing ", " deliberations ", " negotiating "];

    // What a buyer "plans to" do once it has said so is announced.
    private static readonly HashSet<string> Intents = new(
        ["plans to", "planning to", "plan to", "intends to", "intention to", "planned", "proposed", "set to", "would", "expected to",
            "expects to"],
        StringComparer.Ordinal);

    public Said<DealStatus> Of(DraftBuilder draft, bool isMain)
    {
        var told = draft.Tellings.Where(telling => telling.Status is not null).ToList();
        var done = told.Find(IsDone);
        if (isMain && Ended(draft, done) is { } ended)
        {
            return ended;
        }

        // "X to raise $50 million": a headline's future, which the text may tell as done.
        var isToldInText = told.Exists(telling => telling.IsEvent && telling.Sentence.Paragraph != Words.InTitle
            && IsSettled(telling.Status!.Value));
        var talks = told.Where(telling => !(isToldInText && IsFuture(telling))).Take(2).FirstOrDefault(telling =>
            telling.Status!.Value is DealStatus.InTalks or DealStatus.Rumoured && (telling.IsEvent || done is null));
        if (talks is not null)
        {
            var said = Spans.Said(talks.Status!);
            return draft.Kind == DealKind.Acquisition && sources.Nobody is null && Intents.Contains(Lower(talks.Status!.Place))
                ? said with { Value = DealStatus.Announced } : said;
        }

        // Headlines are in the present tense: "raises" is closed or announced as the text says.
        var first = told.Select(telling => telling.Status!)
            .FirstOrDefault(status => status.Place.Sentence.Paragraph != Words.InTitle && IsSettled(status.Value))
            ?? told.FirstOrDefault()?.Status ?? new(DealStatus.Closed, draft.Tellings[0].Trigger);

        // A company that "acquired" another has agreed to; what it "has acquired" or completed is said to be done.
        if (isMain && draft.Kind == DealKind.Acquisition && first.Value == DealStatus.Closed
            && Vocabulary.Acquire.TenseOf(first.Place.Sentence.WordAt(first.Place.First)) is Tense.Past
            && !(first.Place.Sentence.WordAt(first.Place.First - 1) is "has" or "have"
                && first.Place.Sentence.WordAt(first.Place.First) is "acquired" or "bought" or "purchased"))
        {
            return new(DealStatus.Announced, [Spans.Of(first.Place)]);
        }

        return isMain && draft.Kind.Family() == Family.Funding && done is null
            && (StillOpen(draft.LastSentence + FirstSentences) ?? OfNobody(first)) is { } unsettled
            ? new(DealStatus.InTalks, [unsettled])
            : Spans.Said(first);
    }

    private static bool IsFuture(Telling telling) => telling.Sentence.Paragraph == Words.InTitle
        && telling.Status!.Place == telling.Trigger && telling.Sentence.WordAt(telling.Trigger.First - 1) is "to" or "will";

    private static string Lower(Place place) => string.Join(' ', place.Sentence.Pieces.Skip(place.First)
        .Take(place.Last - place.First + 1).Select(piece => piece.Lower));

    private static bool IsSettled(DealStatus status) => status is DealStatus.Announced or DealStatus.Closed;

    /// <summary>"has raised", "closed": a verb of the text that leaves nothing open.</summary>
    private static bool IsDone(Telling telling)
    {
        var (verb, sentence) = (telling.Status!.Place.First, telling.Sentence);
        return telling is { IsEvent: true, Status.Value: DealStatus.Closed } && sentence.Paragraph != Words.InTitle
            && Vocabulary.IsDone(sentence.WordAt(verb));
    }

    // "A is leading a round", people say who are not named.
    private Words? OfNobody(Found<DealStatus> status) => status.Value == DealStatus.Announced
        && status.Place.Sentence.Pieces[status.Place.First].Kind == PieceKind.Money ? sources.Nobody?.Words[0] : null;

    /// <summary>Whether the article says that the deal is denied or has come to nothing.</summary>
    private Said<DealStatus>? Ended(DraftBuilder draft, Telling? done)
    {
        // What is said behind "has raised" denies something else: "no plans to raise more".
        var firstDone = done?.Sentence.Number ?? int.MaxValue;
        foreach (var sentence in sentences.Where(sentence => sentence.Has(Deals)))
        {
            var last = sentence.Pieces.Count - 1;
            var isNear = sentence.Number <= FirstSentences || sentence.Pieces.Any(piece => piece.Name?.Key == draft.Company.Value.Key);
            if (sentence.Number < firstDone && Cues.Phrase(sentence, 0, last, Endings.Denied) is { } denied)
            {
                return new(DealStatus.Denied, [Spans.Of(denied)]);
            }

            if (isNear && draft.Kind.Family() == Family.Takeovers && !IsOfOther(draft, sentence)
                && Cues.Phrase(sentence, 0, last, Endings.Cancelled) is { } cancelled)
            {
                return new(DealStatus.Cancelled, [Spans.Of(cancelled)]);
            }
        }

        return null;
    }

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
