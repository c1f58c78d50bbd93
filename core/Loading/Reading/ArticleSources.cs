using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>Whom an article relies on: the publisher that it cites, the agency whose text it is, people without names.</summary>
internal sealed class ArticleSources
{
    private const int FirstSentences = 3;

    private static readonly string[] Nameless =
    [
        " people familiar ", " person familiar ", " sources familiar ", " source familiar ", " familiar with the ",
        " people with knowledge ",
        " people with direct knowledge ", " person with knowledge ", " person with direct knowledge ", " sources said ", " sources say ",
        " sources told ",
        " source said ", " according to sources ", " sources with knowledge ", " asked not to be ", " people close to ",
        " sources close to ",
        " person close to ", " source close to ", " multiple sources ", " two sources ", " three sources ", " several sources ",
        " people briefed ",
        " person briefed ", " knowledge of the matter ", " knowledge of the deal ", " on condition of anonymity ", " declined to be named ",
        " unnamed sources ", " unnamed people ", " anonymous sources ", " insiders said ", " a source told ", " sources tell ",
        " citing sources ",
        " citing people ", " citing a person ", " citing a source ", " citing unnamed ", " people involved ", " person involved ",
        " two people said ",
        " three people said ", " four people ", " spoke anonymously ", " sources revealed ", " citing two people ",
        " asked to remain anonymous ",
    ];

    private static readonly HashSet<string> Reports = ["reported", "reports", "report", "said", "says", "cited", "wrote", "revealed",
        "writes", "learned", "noted", "claims", "added"];

    private static readonly HashSet<string> Before = ["to", "by", "told", "citing", "per", "from", "via", "in", "with", "cites", "at",
        "source", "sources", ":"];

    // What somebody told a publisher may be about anything.
    private static readonly string[] Quotes = [" told "];

    private static readonly string[] OfDeals =
        [" raise ", " raising ", " raised ", " round ", " funding ", " talks ", " deal ", " acquisition ", " acquire ", " takeover ",
            " investment ", " invest ", " valuation ", " valued ", " news ", " report ", " sale ", " stake ", " bid ", " price ", " terms ",
            " discussions ", " offer ", " investors ", " shares ", " buy ", " fundraising ", " sum ", " information ", " invested ",
            " investing ", " buying ", " acquired ", " bought "];

    private static readonly string[] Definite =
        [" the company ", " the startup ", " the start - up ", " the firm ", " the deal ", " the round ", " the talks ", " the news ",
            " the acquisition ", " the report ", " the investment ", " the funding ", " the financing ", " the offer ", " the price ",
            " the purchase ", " the valuation ", " the plans ", " the discussions ", " the sale ", " the fundraising ", " the sum ",
            " this information ", " these talks ", " the fundraise "];

    private static readonly string[] OfWorth = [" valued ", " values ", " valuing ", " valuation ", " worth "];

    private static readonly string[] OfMore = [" round ", " raise ", " raising ", " raised ", " talks ", " deal ", " invest ",
        " investing ", " funding ", " financing ", " discussions ", " negotiations ", " lead ", " leading "];

    private readonly List<(Sentence Sentence, Said<string> Outlet)> _cited;
    private readonly List<(Sentence Sentence, Said<bool> Words)> _nameless;

    public ArticleSources(Article article, IReadOnlyList<Sentence> sentences)
    {
        var own = article.Publisher is { } publisher ? Outlets.Publisher(publisher) ?? publisher : null;
        var agency = sentences.Where(sentence => !sentence.IsTitle).Take(FirstSentences).Select(
            Dateline).FirstOrDefault(found => found is not null);
        if (agency is not null && own is not null && !IsSame(own, agency.Value))
        {
            Agency = agency;
        }

        _cited = [.. sentences.SelectMany(sentence => Cited(sentence).Select(outlet => (sentence, outlet)))
            .Where(found => !IsSame(found.outlet.Value, own) && !IsSame(found.outlet.Value, Agency?.Value)
                && !IsSame(found.outlet.Value, agency?.Value))];
        _nameless = [.. sentences.Select(sentence => (sentence, NamelessIn(sentence))).Where(found => found.Item2 is not null)
            .Select(found => (found.sentence, found.Item2!))];
    }

    /// <summary>The agency whose text the page repeats: "(Reuters) -".</summary>
    public Said<string>? Agency { get; }

    /// <summary>Whether it repeats the report of another publisher.</summary>
    public bool AreCited => _cited.Count > 0;

    /// <summary>The first words that name no one.</summary>
    public Said<bool>? Nobody => _nameless.Count > 0 ? _nameless[0].Words : null;

    /// <summary>The same, of a deal: "it is valued at $5 billion, people said" is of what it is worth.</summary>
    public Said<bool>? NobodyOfDeal => _nameless.Find(found => !found.Sentence.Has(OfWorth) || found.Sentence.Has(OfMore)).Words;

    /// <summary>The publisher whose report of a deal the page repeats: not one that is cited for something else.</summary>
    public Said<string>? CitesOf(DraftBuilder draft, IReadOnlyList<DraftBuilder> all)
    {
        var own = SentencesOf(draft);
        var others = all.Where(other => other != draft).SelectMany(SentencesOf).Except(own).ToHashSet();
        return _cited.Find(found => own.Contains(found.Sentence) || (!others.Contains(found.Sentence)
            && !found.Sentence.Has(Quotes) && IsAbout(found.Sentence, draft))).Outlet;
    }

    /// <summary>The words that name no one who tells a deal: of a settled deal only those beside what tells it.</summary>
    public Said<bool>? NobodyOf(DraftBuilder draft, DealStatus status)
    {
        if (status.Stage() != DealStage.Settled)
        {
            return Nobody;
        }

        var told = SentencesOf(draft);
        return _nameless.Find(found => told.Contains(found.Sentence)).Words;
    }

    private static HashSet<Sentence> SentencesOf(DraftBuilder draft) => [.. draft.Tellings.Select(telling => telling.Sentence)];

    private static bool IsAbout(Sentence sentence, DraftBuilder draft) => sentence.Has(OfDeals)
        && (sentence.IsTitle || sentence.Has(Definite)
            || sentence.Pieces.Any(piece => piece.Name?.Key == draft.Company.Value.Key));

    private static bool IsSame(string name, string? other) =>
        other is not null && (name.Equals(other, StringComparison.OrdinalIgnoreCase)
            || other.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase)
            || other.Contains($"({name})", StringComparison.OrdinalIgnoreCase));

    private static Said<bool>? NamelessIn(Sentence sentence) =>
        Array.Find(Nameless, phrase => sentence.Plain.Contains(phrase, StringComparison.Ordinal)) is { } found
            && Cues.Phrase(sentence, 0, sentence.Pieces.Count - 1, [found.Trim()]) is { } place
            ? new(true, [Spans.Of(place)])
            : null;

    // "May 5 (Reuters) - ", "(Bloomberg) -- "
    private static Said<string>? Dateline(Sentence sentence)
    {
        for (var at = 0; at < Math.Min(10, sentence.Pieces.Count - 2); at++)
        {
            var isDateline = sentence.WordAt(at) is "(" && sentence.WordAt(at + 2) is ")"
                && sentence.WordAt(at + 3) is "-" or "–" or "—" or ":";
            if (isDateline && Outlets.Publisher(sentence.Pieces[at + 1].Text) is { } agency)
            {
                return new(agency, [Spans.Of(Place.Of(sentence, at + 1))]);
            }
        }

        return null;
    }

    /// <summary>The publishers that a sentence cites. Of "Reuters reported, citing the Journal", the Journal saw it.</summary>
    private static IEnumerable<Said<string>> Cited(Sentence sentence)
    {
        var found = new List<(int At, Said<string> Outlet)>();
        for (var at = 0; at < sentence.Pieces.Count; at++)
        {
            if (OutletAt(sentence, at) is var (publisher, count) && IsCited(sentence, at, count))
            {
                found.Add((at, new(publisher, [Spans.Of(new(sentence, at, at + count - 1))])));
                at += count - 1;
            }
        }

        return found.OrderByDescending(pair => IsBehindCiting(sentence, pair.At)).ThenBy(pair => pair.At).Select(pair => pair.Outlet);
    }

    private static bool IsBehindCiting(Sentence sentence, int at) =>
        Cues.Phrase(sentence, at - 3, at, ["citing", "cites", "first reported by", "originally reported by"]) is not null;

    private static (string Publisher, int Count)? OutletAt(Sentence sentence, int at)
    {
        for (var count = 4; count > 0; count--)
        {
            if (at + count <= sentence.Pieces.Count && sentence.Pieces[at].Kind is PieceKind.Name or PieceKind.Word
                && char.IsUpper(sentence.Pieces[at].Text[0])
                && sentence.Text[sentence.Pieces[at].Start..sentence.Pieces[at + count - 1].End] is var name
                && (Outlets.Publisher(name) ?? (sentence.WordAt(at - 1) is "the" ? Outlets.Publisher($"The {name}") : null))
                    is { } publisher)
            {
                return (publisher, count);
            }
        }

        return null;
    }

    private static bool IsCited(Sentence sentence, int at, int count)
    {
        var next = at + count;
        next += sentence.WordAt(next) is "news" or "'s" ? 1 : 0;
        var before = sentence.WordAt(at - 1) is "the" or "a" or "an" ? at - 2 : at - 1;
        var isReporter = Reports.Contains(sentence.WordAt(next)) || (sentence.WordAt(next) is "first" or "also"
            && Reports.Contains(sentence.WordAt(next + 1)))
            || sentence.WordAt(at - 1) is "reported" or "reports"
            || (sentence.WordAt(next) is "was" && sentence.WordAt(next + 1) is "first" or "the")
            || (sentence.WordAt(next) is "has" && sentence.WordAt(next + 1) is "reported" or "learned" or "confirmed")
            || (sentence.WordAt(next) is "had" && sentence.WordAt(next + 1) is "reported" or "written" or "said");
        var isSource = (Before.Contains(sentence.WordAt(before)) || sentence.WordAt(before) is "daily" or "newspaper" or "paper"
            or "magazine" or "outlet" or "agency")
            && Cues.Phrase(sentence, before - 5, before, ["according to", "reported by", "told", "citing", "cited by", "per", "report by",
                "report from", "report in",
                "reports from", "reporting by", "reports by", "interview with", "seen by", "published by", "statement to", "cites", "via",
                "source :", "source"]) is not null;
        // "as A reported last month": an earlier report.
        var isEarlier = sentence.At(next + 1) is { Kind: PieceKind.Date, Date.IsPast: true };
        return (isReporter && !isEarlier) || isSource;
    }
}
