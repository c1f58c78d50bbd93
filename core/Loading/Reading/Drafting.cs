using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>Makes drafts of what was gathered: decides status, roles, dates and which deals are the news.</summary>
internal sealed class Drafting(IReadOnlyList<Sentence> sentences, ArticleSources sources)
{
    /// <summary>An article that tells the deals of so many companies as news is a list of them.</summary>
    private const int List = 3;

    private const int FirstSentences = 4;

    private static readonly string[] Deals =
        [" raise ", " raising ", " raised ", " funding ", " report ", " reports ", " talks ", " capital ", " round ", " investment ",
            " acquisition ", " deal ",
            " acquire ", " bid ", " fundraising ", " investors ", " takeover ", " financing "];

    private static readonly string[] Unsettled =
        [" terms may change ", " terms could change ", " could still change ", " may still change ", " could change ", " are ongoing ",
            " is ongoing ",
            " still underway ", " not been finalized ", " not been finalised ", " not yet finalized ", " not yet final ",
            " talks could fall apart ",
            " fall apart ", " has not closed ", " not yet closed ", " deal terms may change ", " still negotiating ", " not finalized ",
            " not finalised ",
            " subject to change ", " yet to be finalized ", " yet to be finalised ", " are preliminary ", " talks are ongoing "];

    public IReadOnlyList<DraftDeal> Of(IReadOnlyList<DraftBuilder> builders)
    {
        var kept = builders.Where(IsNamedTwice).ToList();
        var news = kept.Where(IsNews).ToList();
        var isList = news.DistinctBy(draft => draft.Company.Value.Key).Count() >= List;
        return [.. kept.Select(draft => Draft(draft, IsMain(draft, news, isList)))];
    }

    private static bool IsNews(DraftBuilder draft) => draft.Earlier is null && draft.Kind != DealKind.Cumulative;

    private static bool IsMain(DraftBuilder draft, List<DraftBuilder> news, bool isList) =>
        IsNews(draft) && (draft.IsInTitle || isList || draft == news[0]
            || (!news.Exists(other => other.IsInTitle) && draft.Company.Value.Key == news[0].Company.Value.Key
                && draft.Kind != news[0].Kind));

    // A name that is in no register, and only once in the article, may be anything.
    private bool IsNamedTwice(DraftBuilder draft) => draft.Company.Value.Known is not null || sentences
        .SelectMany(sentence => sentence.Pieces)
        .Count(piece => piece.Name?.Key == draft.Company.Value.Key) > 1
            || draft.Tellings.All(telling => telling.Company is null)
            || draft.Company.Place is { First: <= 3, Sentence.IsHeadline: false } || IsIntroduced(draft.Company.Place);

    // "the startup X", "X, a maker of chips,": what kind of thing it is.
    private static bool IsIntroduced(Place name) => !name.Sentence.IsHeadline
        && (Vocabulary.Companies.Contains(name.Sentence.WordAt(name.First - 1))
            || (name.Sentence.WordAt(name.First + 1) is "," && name.Sentence.WordAt(name.First + 2) is "a" or "an"));

    private DraftDeal Draft(DraftBuilder draft, bool isMain)
    {
        var status = Status(draft, isMain);
        return new()
        {
            Scope = isMain ? DealScope.Main : DealScope.Background,
            Company = new(NameOf(draft.Company.Value), [Spans.Of(draft.Company.Place)]),
            Kind = new(draft.Kind, [Spans.Of(draft.Tellings[0].Trigger)]),
            Status = status,
            Round = draft.Round is { } round ? Spans.Said(round) : null,
            Amount = draft.Amount is { } amount ? Spans.Said(amount) : null,
            Valuation = draft.Valuation is { } valuation && draft.Kind.Family() != Family.Takeovers ? Spans.Said(valuation) : null,
            Parties = DraftParties.Of(draft, status.Value),
            Announced = Announced(draft, status.Value),
            Publisher = sources.Agency,
            Cites = isMain ? sources.Cites : null,
            Anonymous = isMain ? sources.Nobody : null,
        };
    }

    public static DraftName NameOf(Name name) => new(name.Text, name.Known?.Id);

    private Said<DealStatus> Status(DraftBuilder draft, bool isMain)
    {
        if (isMain && Ended(draft) is { } ended)
        {
            return ended;
        }

        var told = draft.Tellings.Where(telling => telling.Status is not null).Select(telling => telling.Status!).ToList();
        // Headlines are in the present tense: "raises" is closed or announced as the text says.
        var first = told.Find(status => status.Place.Sentence.Paragraph != Words.InTitle && IsSettled(status.Value))
            ?? told.FirstOrDefault() ?? new(DealStatus.Closed, draft.Tellings[0].Trigger);
        var talks = told.Take(2).FirstOrDefault(status => status.Value is DealStatus.InTalks or DealStatus.Rumoured);
        if (talks is not null)
        {
            return Spans.Said(talks);
        }

        // A company that "acquired" another has agreed to; what is completed is said to be.
        if (isMain && draft.Kind == DealKind.Acquisition && first.Value == DealStatus.Closed
            && Vocabulary.Acquire.TenseOf(first.Place.Sentence.WordAt(first.Place.First)) is Tense.Past)
        {
            return new(DealStatus.Announced, [Spans.Of(first.Place)]);
        }

        return isMain && draft.Kind.Family() == Family.Funding && Phrase(Unsettled, draft.LastSentence + FirstSentences) is { } unsettled
            ? new(DealStatus.InTalks, [unsettled])
            : Spans.Said(first);
    }

    private static bool IsSettled(DealStatus status) => status is DealStatus.Announced or DealStatus.Closed;

    /// <summary>Whether the article says that the deal is denied or has come to nothing.</summary>
    private Said<DealStatus>? Ended(DraftBuilder draft)
    {
        foreach (var sentence in sentences.Where(sentence => sentence.Has(Deals)))
        {
            var last = sentence.Pieces.Count - 1;
            if (Cues.Phrase(sentence, 0, last, Endings.Denied) is { } denied)
            {
                return new(DealStatus.Denied, [Spans.Of(denied)]);
            }

            var isNear = sentence.Number <= FirstSentences || sentence.Pieces.Any(piece => piece.Name?.Key == draft.Company.Value.Key);
            if (isNear && draft.Kind.Family() == Family.Takeovers && Cues.Phrase(sentence, 0, last, Endings.Cancelled) is { } cancelled)
            {
                return new(DealStatus.Cancelled, [Spans.Of(cancelled)]);
            }
        }

        return null;
    }

    private Words? Phrase(IReadOnlyList<string> phrases, int last)
    {
        foreach (var sentence in sentences.Where(sentence => sentence.Number <= last))
        {
            var found = phrases.FirstOrDefault(phrase => sentence.Plain.Contains(phrase, StringComparison.Ordinal));
            if (found is not null && Cues.Phrase(sentence, 0, sentence.Pieces.Count - 1, [found.Trim()]) is { } place)
            {
                return Spans.Of(place);
            }
        }

        return null;
    }

    // What is only talked of has no date yet.
    private static Said<PartialDate>? Announced(DraftBuilder draft, DealStatus status)
    {
        var dates = draft.Tellings.Where(telling => telling.Date?.Value.Date is not null).Select(telling => telling.Date!).ToList();
        return status.Stage() == DealStage.Settled && dates is [var date, ..] ? new(date.Value.Date!.Value, [Spans.Of(date.Place)]) : null;
    }
}
