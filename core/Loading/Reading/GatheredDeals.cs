using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>
/// Gathers what the sentences tell into deals: what refers back goes to the company that is spoken of, and what is of another amount,
/// round or time becomes a deal of its own.
/// </summary>
internal sealed class GatheredDeals(IReadOnlyList<Sentence> sentences)
{
    /// <summary>How many sentences a reference may look back if the article tells deals of several companies.</summary>
    private const int LooksBack = 4;

    /// <summary>Within how many sentences an article names the company of its news, and without a sum only in the first.</summary>
    private const int FirstSentences = 3;

    private const int LongestHead = 14;

    private static readonly string[] OfNews = [" round ", " led by ", " new ", " fresh ", " today ", " announced ", " said ",
        " just ", " tranche "];

    private readonly List<DraftBuilder> _drafts = [];
    private readonly List<LeftOut> _leftOut = [];
    private readonly AboutSections _sections = new(sentences);

    public IReadOnlyList<DraftBuilder> Drafts => _drafts;

    public IReadOnlyList<LeftOut> LeftOut => _leftOut;

    public void Add(Telling telling)
    {
        if ((telling.Company ?? Heading(telling.Sentence, sentences) ?? Referred(telling)) is not { } company
            || OtherCompanies.AreMeant(telling, company.Value, _drafts, sentences))
        {
            Leave(telling, "the sentence names no company, and it is not clear which one it refers to");
            return;
        }

        var own = _drafts.FindAll(draft => draft.Company.Value.Key == company.Value.Key);
        if (telling.IsWhole)
        {
            if (own is not [.., var part] || !part.BeShareOf(telling))
            {
                Leave(telling, "it is a round of which no part was told");
            }

            return;
        }

        // "X, which has raised $3 million to grow": the round, which the headline told.
        if (telling.Kind == DealKind.Cumulative && own.Exists(draft => draft.Kind.Family() == Family.Funding
            && draft.Amount is { } told && telling.Amount is { } sum && told.Value.HasFigureOf(sum.Value)))
        {
            LeaveSumOfRounds(own, telling);
            Leave(telling, "it is the sum of the round");
            return;
        }

        // "About X. X has raised $3 million": what it is, and not its news.
        var isAbout = _sections.Of(telling.Sentence) is not null;
        if (telling is { IsEvent: true, Earlier: null } && isAbout)
        {
            telling = telling with { Earlier = telling.Trigger };
        }

        telling = AsShare(own, telling);
        var joined = own.Select((draft, index) => (Draft: draft, Fit: draft.Fit(telling), Index: index))
            .Where(pair => pair.Fit > 0)
            .OrderByDescending(pair => pair.Fit)
            .ThenByDescending(pair => pair.Draft.IsTalkedOf == (telling.Status?.Value is DealStatus.InTalks or DealStatus.Rumoured))
            .ThenByDescending(pair => telling.Company is null ? pair.Draft.LastSentence : 0)
            .ThenBy(pair => pair.Index)
            .Select(pair => pair.Draft)
            .FirstOrDefault();
        if (joined is not null)
        {
            joined.Add(telling);
        }
        else if (!isAbout && IsDeal(telling) && !IsUnclear(own, telling))
        {
            _drafts.Add(new(IsSoFar(telling) ? telling with { Kind = DealKind.Cumulative } : telling, company));
        }
        else
        {
            Leave(telling, "it fits no deal that the article tells");
        }
    }

    // "closes a $33 million Series A" above "has raised another $10 million to close its Series A, bringing the total to $33 million": the
    // headline adds up what came before.
    private void LeaveSumOfRounds(List<DraftBuilder> own, Telling total)
    {
        var isSum = own.Find(draft => draft.IsInHeadline && draft.Amount is { } sum && sum.Value.HasFigureOf(total.Amount!.Value));
        if (isSum is { Round: not null } && own.Exists(draft => draft != isSum && draft.Round?.Value == isSum.Round.Value
            && draft.Amount is { } part && part.Place.Sentence == total.Sentence))
        {
            _drafts.Remove(isSum);
        }
    }

    // "A invested $1 billion in the company", of the $2 billion that it raised: its part of the round, and no deal of its own.
    private static Telling AsShare(List<DraftBuilder> own, Telling telling)
    {
        var isShare = telling is { IsInvestment: true, Earlier: null, Date: null or { Value.IsPast: false }, Amount: not null }
            && own.Exists(draft => draft is { Earlier: null, Amount: { } all } && draft.Kind.Family() == Family.Funding
                && (all.Value.Figure > telling.Amount.Value.Figure) && !all.Value.HasFigureOf(telling.Amount.Value));
        return isShare ? telling with
        {
            Amount = null,
            IsEvent = false,
            Parties = telling.Parties is [var only]
                ? [only.AsShare(telling.Amount!.Value)] : telling.Parties,
        } : telling;
    }

    // "The company has raised $80 million" in an article about something else: all that it has.
    private bool IsSoFar(Telling telling) =>
        telling is { Kind: DealKind.FundingRound, Round: null, Date: null, Valuation: null, Amount: not null }
        && telling.Sentence.WordAt(telling.Trigger.First) is "raised"
        && (IsBehindTakeover(telling)
            || (telling.Sentence.Number > 1 && _drafts.Count == 0 && !Headlines.TellRounds(sentences[0])
                && (telling.Sentence.Number > FirstSentences || !telling.Sentence.Has(OfNews))
                && telling.Sentence.WordAt(telling.Trigger.First - 1) is "has" or "have"));

    // "A buys X. X had raised $80 million": what the article says of rounds explains its news.
    private bool IsBehindTakeover(Telling telling) => telling.Sentence.Number > 1
        && _drafts is [{ IsInHeadline: true } news, ..] && news.Kind.Family() == Family.Takeovers;

    // A sentence without a deal of its own becomes one only if it speaks of a round.
    private static bool IsDeal(Telling telling) => telling.IsEvent
        ? telling.Amount is not null || telling.Valuation is not null || telling.Round is not null
            || (telling is { Parties.Count: > 0, Company: not null, Earlier: null } && telling.Sentence.Number <= 1)
            || (telling is { Status.Value: DealStatus.InTalks, Company: not null, Earlier: null, Sentence.Number: <= FirstSentences })
            || telling.Kind is not (DealKind.FundingRound or DealKind.StrategicInvestment)
        : telling is { Company: not null, Valuation: not null }
            && telling.Sentence.Has([" round ", " funding ", " financing ", " raise ", " investment ", " fundraising ", " raising "])
            // "a bet that turned into stock now worth $5 billion"
            && !telling.Sentence.Has([" turned into ", " now worth "]);

    /// <summary>
    /// "The company has raised $80 million": another sum of the same company without a time or a round, behind the news, may be a total.
    /// </summary>
    private static bool IsUnclear(List<DraftBuilder> own, Telling telling) =>
        // A plan for a sale of shares beside one that is told with its sum
        (telling is { Kind: DealKind.Secondary, Amount: null, Status.Value: DealStatus.InTalks }
            && own.Exists(draft => draft is { Kind: DealKind.Secondary, Amount: not null }))
        || (own.Count > 0
            && telling is { Earlier: null, Round: null, Date: null, Amount: not null }
            && telling.Kind is DealKind.FundingRound or DealKind.StrategicInvestment
            && own.Exists(draft => draft.Kind == telling.Kind && draft.Amount is not null
            && (draft.IsTalkedOf || telling.Status?.Value is not (DealStatus.InTalks or DealStatus.Rumoured))));

    // "X: The startup raised $5 million": the entry of a list begins with its company.
    /// <summary>The company that the paragraph of a sentence begins with, before a colon; null if none.</summary>
    public static Found<Name>? Heading(Sentence sentence, IReadOnlyList<Sentence> sentences)
    {
        var head = sentences.First(first => first.Paragraph == sentence.Paragraph);
        var at = head.At(0)?.Kind == PieceKind.Mark || head.WordAt(0).All(char.IsAsciiDigit) ? 1 : 0;
        at += at == 1 && head.At(1)?.Kind == PieceKind.Mark ? 1 : 0;
        if (sentence.IsTitle || head.WordAt(at + 1) is not ":" || head.At(at) is null || !Companies.CanBe(head, at))
        {
            return null;
        }

        // "Update:" is no company.
        var name = head.Pieces[at].Name!;
        var isKnown = at > 0 || name.Known is not null
            || sentences.SelectMany(each => each.Pieces).Count(piece => piece.Name?.Key == name.Key) > 1;
        return isKnown ? new(name, Place.Of(head, at)) : null;
    }

    // "B — $5 million seed": the entry of a list whose company was not understood. What follows is of it.
    private static bool IsUnreadHead(Sentence sentence) => sentence.Pieces.Count <= LongestHead
        && sentence.Pieces.Any(piece => piece.Kind == PieceKind.Money)
        && Enumerable.Range(1, sentence.Pieces.Count).Any(at => sentence.WordAt(at) is "—" or "–" or "-" or ":" or "("
            && sentence.At(at + 1)?.Kind == PieceKind.Money);

    private static bool IsLoan(Telling telling) => telling is { Kind: DealKind.Debt, Company: null, IsEvent: true }
        && Vocabulary.Raise.TenseOf(telling.Sentence.WordAt(telling.Trigger.First)) is null;

    private Found<Name>? Referred(Telling telling)
    {
        if (_sections.Of(telling.Sentence) is { } head)
        {
            return _drafts.Find(draft => draft.Company.Value.Key == head.Name!.Key)?.Company;
        }

        // "The $5 billion loan" is a loan that was told before. If none was, its borrower is unknown.
        if (IsLoan(telling) && !_drafts.Exists(draft => draft.Kind == DealKind.Debt))
        {
            return null;
        }

        if (_drafts.Count == 0)
        {
            return (telling.Sentence.Number <= FirstSentences ? Companies.OnlyOneBefore(telling.Trigger, sentences) : null)
                ?? Companies.OnlyOneBeforeColon(telling.Trigger);
        }

        var sameSum = telling.Amount is { } sum
            ? _drafts.FindAll(draft => draft.Amount is { } known && known.Value.HasFigureOf(sum.Value))
            : [];
        if (sameSum is [var told])
        {
            return told.Company;
        }

        var number = telling.Sentence.Number;
        var companies = _drafts.Select(draft => draft.Company.Value.Key).Distinct(StringComparer.Ordinal).Count();
        var last = _drafts.MaxBy(draft => draft.LastSentence)!;
        if (!telling.IsEvent && sentences.Any(sentence => sentence.Number > last.LastSentence && sentence.Number < number
            && IsUnreadHead(sentence)))
        {
            return null;
        }

        if (companies == 1)
        {
            return last.Company;
        }

        var near = _drafts.Where(draft => draft.LastSentence >= number - LooksBack && draft.LastSentence == last.LastSentence)
            .DistinctBy(draft => draft.Company.Value.Key)
            .ToList();
        return near is [var only] ? only.Company : null;
    }

    private void Leave(Telling telling, string why)
    {
        var field = telling switch
        {
            { Amount: not null } => "amount",
            { Valuation: not null } => "valuation",
            { Parties.Count: > 0 } => "parties",
            _ => "deal",
        };
        var place = telling.Amount?.Place ?? telling.Valuation?.Place ?? telling.Trigger;
        _leftOut.Add(new(field, Spans.Of(place), why));
    }
}
