using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>Makes drafts of what was gathered: decides status, roles, dates and which deals are the news.</summary>
internal sealed class Drafting(IReadOnlyList<Sentence> sentences, ArticleSources sources)
{
    /// <summary>An article that tells the deals of so many companies as news is a list of them.</summary>
    private const int List = 3;

    private const int FirstSentences = 4;

    /// <summary>Within so many sentences an article says what its news is.</summary>
    private const int Beginning = 10;

    /// <summary>The same where the headline is of something else.</summary>
    private const int EarlyBeginning = 7;

    private const int PriceReach = 12;

    private static readonly string[] Valuing = ["deal values", "deal valued", "deal valuing", "deal that values", "acquisition values",
        "takeover values", "transaction values", "offer values", "offer valued", "bid values", "sale values", "purchase values",
        "deal would value", "offer would value"];

    private readonly DraftStatus _status = new(sentences, sources);

    private static readonly HashSet<string> Businesses = new(
        ("platform fintech provider specialist app insurer carmaker automaker chipmaker drugmaker neobank marketplace scaleup scale-up "
        + "retailer manufacturer operator spinoff spinout studio start-ups agency biotech").Split(' '), StringComparer.Ordinal);

    public IReadOnlyList<DraftDeal> Of(IReadOnlyList<DraftBuilder> builders)
    {
        var kept = builders.Where(draft => IsNamedTwice(draft) && !StockSales.Are(draft, sentences)).ToList();
        var news = kept.Where(IsNews).ToList();
        var isList = news.DistinctBy(draft => draft.Company.Value.Key).Count() >= List || Headlines.TellSeveral(sentences[0]);
        return [.. kept.Select(draft => Draft(draft, kept, IsMain(draft, news, isList)))];
    }

    private bool IsNews(DraftBuilder draft) => draft.Earlier is null && draft.Kind != DealKind.Cumulative
        && !(draft.IsAside && (draft.Kind == DealKind.Acquisition
            || draft is { Kind: DealKind.StrategicInvestment, Amount: null } || !Headlines.TellDeals(sentences[0])));

    private bool IsMain(DraftBuilder draft, List<DraftBuilder> news, bool isList) =>
        IsNews(draft) && (draft.IsInHeadline || (isList && news.Exists(IsOfArticle)) || (draft == news[0] && IsOfArticle(draft))
            || (!news.Exists(other => other.IsInHeadline && !other.IsEnded) && draft.Company.Value.Key == news[0].Company.Value.Key
                && draft.Kind != news[0].Kind
                && !(news[0].Kind.Family() == Family.Takeovers && draft.Kind.Family() == Family.Funding)));

    // Below an article its page may have others. What neither the headline nor the beginning speaks of is not its news.
    private bool IsOfArticle(DraftBuilder draft)
    {
        var names = draft.Tellings.SelectMany(telling => telling.Parties).Select(party => party.Name.Key)
            .Append(draft.Company.Value.Key).ToHashSet(StringComparer.Ordinal);
        var (number, isOfDeals) = (draft.Tellings[0].Sentence.Number, Headlines.TellDeals(sentences[0]));
        if (!sentences[0].IsTitle)
        {
            return true;
        }

        // "Lanternby hires a chief … It acquired X": a takeover that is news is not told so late.
        return draft.Kind == DealKind.Acquisition && !isOfDeals
            ? number <= FirstSentences
            : number <= (isOfDeals ? Beginning : EarlyBeginning) || sentences.Take(FirstSentences).SelectMany(sentence => sentence.Pieces)
                .Any(piece => piece.Name is { } name && names.Contains(name.Key));
    }

    // A name that is in no register, and only once in the article, may be anything.
    private bool IsNamedTwice(DraftBuilder draft) => draft.Company.Value.Known is not null || sentences
        .SelectMany(sentence => sentence.Pieces)
        .Count(piece => piece.Name?.Key == draft.Company.Value.Key) > 1
            || draft.Tellings.All(telling => telling.Company is null)
            || (draft is { Kind: DealKind.Acquisition, Amount: not null } && draft.Company.Place.Sentence.Number <= 2)
            || draft.Company.Place is { First: <= 3, Sentence.IsHeadline: false } || IsIntroduced(draft.Company.Place);

    // "the startup X", "X, a maker of chips,": what kind of thing it is.
    private static bool IsIntroduced(Place name) => !name.Sentence.IsHeadline
        && (Vocabulary.Companies.Contains(name.Sentence.WordAt(name.First - 1))
            || Businesses.Contains(name.Sentence.WordAt(name.First - 1))
            || (name.Sentence.WordAt(name.First + 1) is "," && name.Sentence.WordAt(name.First + 2) is "a" or "an" or "which"));

    private DraftDeal Draft(DraftBuilder draft, IReadOnlyList<DraftBuilder> all, bool isMain)
    {
        var status = _status.Of(draft, isMain);
        return new()
        {
            Scope = isMain ? DealScope.Main : DealScope.Background,
            Company = new(NameOf(draft.Company.Value), [Spans.Of(draft.Company.Place)]),
            Kind = new(draft.Kind, [Spans.Of(draft.Tellings[0].Trigger)]),
            Status = status,
            Round = draft.Round is { } round ? Spans.Said(round) : null,
            Amount = (draft.Amount ?? Price(draft)) is { } amount ? Spans.Said(AmountOf(amount, status.Value)) : null,
            Valuation = draft.Valuation is { } valuation && draft.Kind.Family() != Family.Takeovers
                ? Spans.Said(HeadlineFigures.InText(valuation, sentences)) : null,
            Parties = DraftParties.Of(draft, status.Value),
            Announced = Announced(draft, status.Value),
            Publisher = sources.Agency,
            Cites = isMain ? sources.CitesOf(draft, all) : null,
            Anonymous = isMain ? sources.NobodyOf(draft, status.Value) : null,
        };
    }

    // What is talked of is rounded in the first mentions: "$1 billion" may be "about $1 billion" further down.
    private Found<Amount> AmountOf(Found<Amount> amount, DealStatus status) =>
        (status.Stage() == DealStage.Settled || status == DealStatus.Denied
            ? HeadlineFigures.Exact(amount, sentences) : HeadlineFigures.Hedged(amount, sentences))
            ?? HeadlineFigures.InText(amount, sentences);

    // "the deal values the firm at $5 billion": the price of a takeover.
    private static Found<Amount>? Price(DraftBuilder draft) => draft.Kind == DealKind.Acquisition && draft.Valuation is { } worth
        && Cues.Phrase(worth.Place.Sentence, worth.Place.First - PriceReach, worth.Place.First, Valuing) is not null
            ? new(worth.Value.Worth, worth.Place) : null;

    public static DraftName NameOf(Name name) => new(name.Text, name.Known?.Id);

    // What is only talked of has no date yet.
    private static Said<PartialDate>? Announced(DraftBuilder draft, DealStatus status)
    {
        var dates = draft.Tellings.Where(telling => telling.Date?.Value.Date is not null).Select(telling => telling.Date!).ToList();
        return status.Stage() == DealStage.Settled && dates is [var date, ..] ? new(date.Value.Date!.Value, [Spans.Of(date.Place)]) : null;
    }
}
