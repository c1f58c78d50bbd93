using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Reads what a sentence says of deals: each deal that it tells, and what it adds to deals that were told before.</summary>
internal static class SentenceEvents
{
    public static IReadOnlyList<Telling> Of(Sentence sentence, out IReadOnlyDictionary<int, MoneyReading> money)
    {
        var readings = sentence.Pieces.Index().Where(pair => pair.Item.Kind == PieceKind.Money)
            .ToDictionary(pair => pair.Index, pair => MoneyRoles.Of(sentence, pair.Index));
        money = readings;
        if (IsExample(sentence))
        {
            return [];
        }

        var tellings = Events(sentence, readings).OrderBy(telling => telling.Trigger.First).ToList();
        var earlier = SeveralRounds.EarlierFrom(sentence);
        var parties = PartyRule.Of(sentence).Where(party => party.Place.First < earlier).ToList();
        var valuations = readings.Where(entry => entry.Value.Role is MoneyRole.Valuation or MoneyRole.EarlierValuation).ToList();
        if (tellings.Count == 0 && (parties.Count > 0 || valuations.Count > 0))
        {
            tellings.Add(Addition(sentence, valuations.Count > 0 ? valuations[0].Key : null, parties));
        }

        tellings = [.. tellings.Select((telling, index) => WithDate(WithOrder(telling, tellings),
            Bounds(tellings, index, earlier)))];
        AttachValuations(tellings, sentence, valuations);

        foreach (var party in parties)
        {
            Attach(tellings, party.Place.First, telling => telling with { Parties = Joined(telling.Parties, party) });
        }

        return tellings;
    }

    private static void AttachValuations(List<Telling> tellings, Sentence sentence, List<KeyValuePair<int, MoneyReading>> valuations)
    {
        foreach (var (at, reading) in valuations.Where(entry => entry.Value.Role == MoneyRole.Valuation))
        {
            // "to catch up with X's $60 billion valuation": of another company than the deal's.
            var owner = ValuedCompany.Explicit(sentence, at) is { } name ? sentence.Pieces[name].Name!.Key : null;
            Attach(tellings, at, telling => telling.Company is { } company && owner is not null && owner != company.Value.Key
                ? telling : WithValuation(telling, sentence, at, reading.Basis));
        }

        // "was valued at $1 billion when it raised $50 million last year": the valuation of that earlier round.
        if (valuations is [{ Value.Role: MoneyRole.EarlierValuation } only] && tellings is [{ Earlier: not null, IsEvent: true }]
            && !sentence.Pieces[only.Key].Money!.IsFrom)
        {
            tellings[0] = WithValuation(tellings[0], sentence, only.Key, ValuationWords.Basis(sentence, only.Key));
        }
    }

    // "X, which raised $5 million in March, is in talks to raise more": the round before the talks.
    private static Telling WithOrder(Telling telling, List<Telling> all)
    {
        var isBefore = telling is { Status.Value: DealStatus.Closed, Earlier: null, IsEvent: true }
            && all.Exists(other => other is { Status.Value: DealStatus.InTalks or DealStatus.Rumoured, IsEvent: true }
                && other.Kind.Family() == telling.Kind.Family() && other.Company?.Value.Key == telling.Company?.Value.Key);
        return isBefore ? telling with { Earlier = telling.Trigger } : telling;
    }

    // "Say a startup raises $5 million": of nobody. "If the round closes" is not yet.
    private static bool IsExample(Sentence sentence) =>
        sentence.WordAt(0) is "if" or "say" or "suppose" or "imagine" or "assume"
            || sentence.Has([" for example ", " for instance ", " hypothetical"]);

    private static List<Telling> Events(Sentence sentence, Dictionary<int, MoneyReading> money)
    {
        var found = AcquireRule.Of(sentence, money).ToList();
        found.AddRange(LicenceRule.Of(sentence, money));
        found = found.Exists(telling => telling.Kind == DealKind.AcquihireLicence)
            ? found.FindAll(telling => telling.Kind == DealKind.AcquihireLicence)
            : found;
        found.AddRange(found.Count == 0 ? SellRule.Of(sentence, money) : []);
        found.AddRange(found.Count == 0 ? OfferRule.Of(sentence, money) : []);
        found.AddRange(found.Count == 0 ? VoteRule.Of(sentence) : []);
        found.AddRange(SecondaryRule.Of(sentence, money));
        found.AddRange(RaiseRule.Of(sentence, money).Where(telling => IsNew(found, telling)));
        found.AddRange(InvestRule.Of(sentence, money).Where(telling => IsNew(found, telling)));
        found.AddRange(BackRule.Of(sentence, money).Where(telling => IsNew(found, telling)));
        found.AddRange(RoundRule.Of(sentence, money, UsedMoney(found)).Where(telling => IsNew(found, telling)));
        found.AddRange(found.Count == 0 ? StakeRule.Of(sentence, money) : []);
        found.AddRange(found.Count == 0 ? UnpricedInvestment.Of(sentence) : []);
        found.AddRange(found.Count == 0 ? TalksRule.Of(sentence) : []);
        found.AddRange(found.Count == 0 ? PriceRule.Of(sentence, money) : []);
        return found;
    }

    // An amount is of one deal.
    private static bool IsNew(List<Telling> found, Telling telling) =>
        telling.Amount is not { } amount || found.TrueForAll(other => other.Amount?.Place.First != amount.Place.First);

    private static HashSet<int> UsedMoney(List<Telling> found) =>
    [
        .. found.SelectMany(telling => telling.Amount is { } amount ? [amount.Place.First] : Array.Empty<int>()),
        .. found.SelectMany(telling => telling.Parties).Where(party => party.Amount is not null)
            .SelectMany(party => Enumerable.Range(party.Place.First, party.Place.Last - party.Place.First + 1)),
    ];

    /// <summary>What adds to a deal that was told: "The round was led by A", "It was valued at $5 billion".</summary>
    private static Telling Addition(Sentence sentence, int? valuation, IReadOnlyList<FoundParty> parties)
    {
        var at = valuation ?? parties[0].Place.First;
        var company = valuation is { } worth ? ValuedCompany.Of(sentence, worth) : null;
        // "A led a $5 billion valuation round in X": who gives is not valued.
        company = company is { } valued && parties.Any(party => party.Name.Key == sentence.Pieces[valued].Name!.Key) ? null : company;
        company ??= parties.Count > 0 ? ValuedCompany.OfParties(sentence, parties) : null;
        var rounds = sentence.Pieces.Index().Where(pair => pair.Item.Kind == PieceKind.Round
                // "three times the $1 billion it was worth in its Series B"
                && Cues.Phrase(sentence, pair.Index - 6, pair.Index, ["it was worth", "it was valued", "it fetched",
                    // "with participation from B, which led the Series A": another round
                    "which led", "who led", "also led", "previously led", "had led"]) is null)
            .Select(pair => pair.Index).ToList();
        return new()
        {
            Sentence = sentence,
            Trigger = Place.Of(sentence, at),
            // "up from the $1 billion valuation it got in its Series B": another round.
            Round = rounds is [var only]
                && (valuation is not { } told || MoneyRoles.Of(sentence, told).Role == MoneyRole.Valuation)
                ? new(sentence.Pieces[only].Round!.Value, Place.Of(sentence, only)) : null,
            Company = company is { } name ? new(sentence.Pieces[name].Name!, Place.Of(sentence, name)) : null,
            Status = Cues.TalksIn(sentence, Math.Max(0, at - 12), at) is { } talks ? new(DealStatus.InTalks, talks) : null,
            Earlier = Cues.Earlier(sentence, Math.Max(0, at - 12), at),
            IsEvent = false,
        };
    }

    private static Telling WithValuation(Telling telling, Sentence sentence, int at, ValuationBasis basis)
    {
        if (telling.Valuation is not null || telling.Kind == DealKind.Cumulative || sentence.Pieces[at].Money!.Amount is not { } worth)
        {
            return telling;
        }

        // "would value it at": what is only possible is talked of.
        // What was raised is raised, even if it is only "a round that could value" the company.
        var talks = telling.Status is { Value: DealStatus.Closed } said
            && Vocabulary.Raise.TenseOf(said.Place.Sentence.WordAt(said.Place.First)) is not Tense.Past
            && Cues.Phrase(sentence, at - 6, at, ["would", "could", "may", "might"]) is { } possible
            ? new Found<DealStatus>(DealStatus.InTalks, possible)
            : telling.Status;
        return telling with
        {
            Valuation = new(new(ValuationWords.Worth(sentence, at, worth), basis), Place.Of(sentence, at)),
            Status = talks,
        };
    }

    /// <summary>Changes the telling that a place belongs to: the nearest before it, or else the first.</summary>
    private static void Attach(List<Telling> tellings, int at, Func<Telling, Telling> change)
    {
        if (tellings.Count > 0)
        {
            var index = Math.Max(0, tellings.FindLastIndex(telling => telling.Trigger.First <= at && telling.Kind != DealKind.Cumulative));
            tellings[index] = change(tellings[index]);
        }
    }

    private static IReadOnlyList<FoundParty> Joined(IReadOnlyList<FoundParty> parties, FoundParty party) =>
        parties.Any(known => known.Name.Key == party.Name.Key && known.Role != PartyRole.Unknown && party.Role == PartyRole.Unknown)
            ? [.. parties.Select(known => known.Name.Key == party.Name.Key
                ? known with { Commitment = party.Commitment ?? known.Commitment } : known)]
            : [.. parties.Where(known => known.Name.Key != party.Name.Key || known.Role != PartyRole.Unknown), party];

    private static (int First, int Last) Bounds(List<Telling> tellings, int index, int earlier) => (
        index == 0 ? 0 : tellings[index].Trigger.First,
        index + 1 < tellings.Count ? tellings[index + 1].Trigger.First - 1 : Math.Max(tellings[index].Trigger.First, earlier - 1));

    private static Telling WithDate(Telling telling, (int First, int Last) bounds)
    {
        var date = DateCues.Of(telling.Sentence, bounds.First, telling.Trigger.First, bounds.Last);
        return telling with { Date = date, Earlier = telling.Earlier ?? (date is { Value.IsPast: true } ? date.Place : null) };
    }
}
