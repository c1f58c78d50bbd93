using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>Joins what the sentences of an article say of one deal.</summary>
internal sealed class DraftBuilder(Telling first, Found<Name> company)
{
    // A headline rounds: "$31 billion" for $30.5 billion.
    private const decimal Rounding = 0.05m;

    private readonly List<Telling> _tellings = [first];

    public Found<Name> Company { get; private set; } = company;

    public DealKind Kind { get; private set; } = first.Kind;

    public Found<Amount>? Amount { get; private set; } = first.Amount;

    public Found<Valuation>? Valuation { get; private set; } = first.Valuation;

    public Found<Slug>? Round { get; private set; } = first.Round;

    public Place? Earlier => _tellings.Exists(telling => telling.Earlier is null && telling.IsEvent) ? null : _tellings[0].Earlier;

    public IReadOnlyList<Telling> Tellings => _tellings;

    public int LastSentence => _tellings.Max(telling => telling.Sentence.Number);

    /// <summary>Whether it is only told beside something else: "Moor comes from X, which was bought by A".</summary>
    public bool IsAside => !IsInHeadline && _tellings.TrueForAll(telling => !telling.IsEvent || IsOfRelative(telling));

    /// <summary>Whether it came to nothing, as an offer that was rejected.</summary>
    public bool IsEnded => _tellings[0].Status is { Value: DealStatus.Cancelled };

    public bool IsInHeadline => _tellings.Exists(telling => telling.Sentence.IsTitle);

    /// <summary>What was called a takeover is a licence, if the article says so.</summary>
    public void BeLicence() => Kind = DealKind.AcquihireLicence;

    /// <summary>"A invests $10 million in X. The investment, part of a $250 million round,": what was told is A's part.</summary>
    /// <returns>Whether a part was told.</returns>
    public bool BeShareOf(Telling whole)
    {
        var at = _tellings.FindLastIndex(telling => telling is { IsInvestment: true, Amount: not null, Parties: [_] });
        if (at < 0 || Amount is not { } part || whole.Amount is not { } all || all.Value.Figure <= part.Value.Figure)
        {
            return false;
        }

        _tellings[at] = _tellings[at] with
        {
            Parties = [_tellings[at].Parties[0].AsShare(part.Value)],
        };
        _tellings.Add(whole);
        (Amount, Round, Kind) = (all, Round ?? whole.Round, DealKind.FundingRound);
        return true;
    }

    public void Add(Telling telling)
    {
        _tellings.Add(telling);
        if (telling.Company is { } named && Company.Place.Sentence.IsTitle)
        {
            Company = named;
        }

        Amount = Better(Amount, telling.Amount, amount => amount);
        Valuation = Better(Valuation, telling.Valuation, valuation => valuation.Worth);
        Round ??= telling.Round;
        Kind = Kind == DealKind.StrategicInvestment
            && (telling is { IsEvent: true, Kind: DealKind.FundingRound } or { IsEvent: false, Round: not null }
                || (!telling.IsEvent && telling.Parties.Any(party => party.Role.IsLead())))
            ? DealKind.FundingRound : Kind;
        Kind = Kind == DealKind.FundingRound && telling is { IsEvent: true, Kind: DealKind.Debt } ? DealKind.Debt : Kind;
    }

    /// <summary>How well a telling fits: 0 not at all, 1 it may add to it, 2 it tells the same.</summary>
    public int Fit(Telling telling)
    {
        if (!IsSameKind(telling) || Differ(Amount, telling.Amount, amount => amount)
            || (Round is { } round && telling.Round is { } other && round.Value != other.Value)
            || Differ(Valuation, telling.Valuation, valuation => valuation.Worth))
        {
            return 0;
        }

        var hasSameAmount = Amount is not null && telling.Amount is not null;
        var hasSameRound = Round is not null && telling.Round is not null;
        if (IsTalkedOf && (IsDone(telling) || EarlierValuation.IsWas(telling)) && !hasSameAmount && !hasSameRound)
        {
            return 0;
        }

        // "There was talk of a round at more than $4 billion" is of another one than it has closed.
        if (!IsTalkedOf && !hasSameAmount && telling is { IsEvent: false, Status.Value: DealStatus.InTalks } && IsTalk(telling.Status.Place)
            && _tellings.Exists(IsDone))
        {
            return 0;
        }

        // One buyer buys a company once: "is no longer planning to acquire X", and "announced in 2020 that it would".
        if (Kind == DealKind.Acquisition && telling.Kind == DealKind.Acquisition && HasNamedBuyer(telling))
        {
            return 2;
        }

        var isOfOtherTime = (telling.Earlier is null) != (Earlier is null);
        if (isOfOtherTime && (telling.Date is { Value.IsPast: true } || (!hasSameAmount && !hasSameRound)))
        {
            return 0;
        }

        return hasSameAmount || hasSameRound ? 2 : 1;
    }

    // What "has closed" is no round that is only talked of.
    public bool IsTalkedOf => _tellings[0].Status is { Value: DealStatus.InTalks or DealStatus.Rumoured };

    private static bool IsOfRelative(Telling telling)
    {
        var (sentence, at) = (telling.Sentence, telling.Trigger.First);
        while (Vocabulary.Auxiliaries.Contains(sentence.WordAt(at - 1)))
        {
            at--;
        }

        return !sentence.IsTitle && telling.Date is not { Value.IsPast: false }
            && ((sentence.WordAt(at - 1) is "which" or "who" && sentence.WordAt(at - 2) is ",")
                // "founders of X, a company which was bought by A"
                || (telling.Kind == DealKind.Acquisition && sentence.WordAt(at - 1) is "which" or "that"
                    && Vocabulary.Companies.Contains(sentence.WordAt(at - 2))));
    }

    private static bool IsTalk(Place words) => words.Sentence.WordAt(words.First) is "looking" or "talks" or "discussions" or "seeking"
        or "negotiating" or "exploring";

    private static bool IsDone(Telling telling) => telling is { IsEvent: true, Status: { Value: DealStatus.Closed } status }
        && !telling.Sentence.IsTitle
        && Vocabulary.IsDone(status.Place.Sentence.WordAt(status.Place.First));

    private bool IsSameKind(Telling telling) => telling switch
    {
        { IsEvent: false, Kind: DealKind.Acquisition } => Kind == DealKind.Acquisition,
        { IsEvent: false } => Kind != DealKind.Cumulative,
        _ when Kind == DealKind.Cumulative || telling.Kind == DealKind.Cumulative => Kind == telling.Kind,
        { Kind: DealKind.Acquisition } when Kind == DealKind.Acquisition => HasSameBuyer(telling),
        { Kind: DealKind.Debt } when IsOnlyRaised(telling) => true,
        { Kind: DealKind.FundingRound, Round: null, Amount: { } sum } when Kind == DealKind.Debt && Amount is { } lent
            && lent.Value.HasFigureOf(sum.Value) => true,
        _ => Kind.Family() == telling.Kind.Family() && (Kind == DealKind.Debt) == (telling.Kind == DealKind.Debt),
    };

    // "X raises $1 billion to grow": a headline, of what the text calls a loan.
    private bool IsOnlyRaised(Telling loan) => Kind == DealKind.FundingRound && Round is null
        && Amount is { } sum && loan.Amount is { } lent && IsInTitle(sum.Place) && sum.Value.HasFigureOf(lent.Value)
        && _tellings.TrueForAll(telling => telling.Sentence.IsTitle);

    private bool HasNamedBuyer(Telling telling) => _tellings.Append(telling)
        .All(told => !told.IsEvent || told.Parties.Any(party => party.Role == PartyRole.Acquirer));

    private bool HasSameBuyer(Telling telling)
    {
        var buyers = _tellings.SelectMany(known => known.Parties).Where(party => party.Role == PartyRole.Acquirer)
            .Select(party => party.Name).ToList();
        var others = telling.Parties.Where(party => party.Role == PartyRole.Acquirer).Select(party => party.Name).ToList();
        return buyers.Count == 0 || others.Count == 0 || buyers.Exists(buyer => others.Exists(other => IsName(buyer, other)));
    }

    // "Moor Tern", of the Moor Tern Network
    private static bool IsName(Name left, Name right) => left.Key == right.Key || IsBegin(left.Text, right.Text)
        || IsBegin(right.Text, left.Text);

    private static bool IsBegin(string name, string full) => name.Contains(' ', StringComparison.Ordinal)
        && full.StartsWith(name + " ", StringComparison.Ordinal);

    private static bool Differ<T>(Found<T>? left, Found<T>? right, Func<T, Amount> amount)
    {
        if (left is null || right is null)
        {
            return false;
        }

        var (known, other) = (amount(left.Value), amount(right.Value));
        var isGloss = known.Currency != other.Currency && IsInTitle(left.Place) != IsInTitle(right.Place);
        return !known.HasFigureOf(other) && !IsRounded(known, other) && !IsBound(known, other) && !IsBound(other, known) && !isGloss;
    }

    private static bool IsRounded(Amount left, Amount right) =>
        left.Currency == right.Currency && left.Figure > 0 && Math.Abs(left.Figure - right.Figure) <= left.Figure * Rounding;

    // "$1 billion" or "up to $1 billion" of "between $500 million and $1 billion".
    private static bool IsBound(Amount amount, Amount range) => range.Qualifier == Qualifier.Between && amount.Currency == range.Currency
        && amount.Qualifier != Qualifier.Between && (amount.Figure == range.Low || amount.Figure == range.High);

    private static bool IsInTitle(Place place) => place.Sentence.IsTitle;

    // The text is more exact than its headline, and gives the sum in the currency in which it was raised.
    private static Found<T>? Better<T>(Found<T>? known, Found<T>? other, Func<T, Amount> amount)
    {
        if (known is null || other is null)
        {
            return known ?? other;
        }

        var (left, right) = (amount(known.Value), amount(other.Value));
        var isSame = left.HasFigureOf(right) || left.Currency != right.Currency || IsRounded(left, right);
        var isMoreExact = right.Qualifier == Qualifier.Exactly && left.Qualifier != Qualifier.Exactly && left.Figure != right.Figure
            && IsRounded(left, right);
        // A headline drops "up to", and never adds it.
        var isLimit = left.Qualifier == Qualifier.UpTo && right.Qualifier == Qualifier.Exactly && left.HasFigureOf(right);
        // A sentence that stands as the title has its hedges.
        var isSentence = IsInTitle(known.Place) && !Headlines.IsShort(known.Place.Sentence) && left.Qualifier != Qualifier.Exactly
            && left.HasFigureOf(right);
        return (IsInTitle(known.Place) && isSame && !isLimit && !isSentence) || IsBound(left, right) || isMoreExact ? other : known;
    }
}
