using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Reading;

/// <summary>A deal of a label, and the draft that was read for it.</summary>
internal sealed class ObservedDeal(DealLabel label, DraftDeal draft, SameNames names)
{
    /// <summary>The fields that must be right for the whole deal to be right.</summary>
    private static readonly HashSet<string> Core =
        new(StringComparer.Ordinal) { ScoredField.Status, ScoredField.Round, ScoredField.Amount, ScoredField.Valuation, ScoredField.Lead };

    public DealLabel Label => label;

    public DraftDeal Draft => draft;

    public bool IsOfItsKind => label.Kind == draft.Kind.Value;

    /// <summary>How much the draft has in common with the label, to tell apart several deals of one company.</summary>
    public int Likeness =>
        (IsOfItsKind ? 4 : 0)
        + (Text(label.Amount) == Text(draft.Amount?.Value) ? 3 : 0)
        + (Text(label.Valuation) == Text(draft.Valuation?.Value.Worth) ? 2 : 0)
        + (label.Round == draft.Round?.Value.ToString() ? 1 : 0)
        + (label.Status == draft.Status.Value ? 1 : 0)
        + (label.Scope == draft.Scope ? 1 : 0);

    /// <param name="announcedIsClosed">Whether a status "announced" is right for "closed" and the other way round.</param>
    public bool IsRight(bool announcedIsClosed) => IsOfItsKind && Observations()
        .Where(field => Core.Contains(field.Field))
        .All(field => (announcedIsClosed && field.Field == ScoredField.Status ? Settled(field) : field).IsRight);

    public IEnumerable<Observation> Observations()
    {
        var status = new Observation(ScoredField.Status, EnumWords.Of(label.Status), EnumWords.Of(draft.Status.Value), draft.Status.Words);
        yield return new(ScoredField.Scope, EnumWords.Of(label.Scope), EnumWords.Of(draft.Scope), draft.Company.Words);
        yield return status;
        yield return Settled(status) with { Field = ScoredField.StatusSettled };
        yield return Observed(ScoredField.Round, label.Round, draft.Round);
        yield return new(ScoredField.Amount, Text(label.Amount), Text(draft.Amount?.Value), draft.Amount?.Words ?? []);
        yield return new(ScoredField.Valuation, Text(label.Valuation), Text(draft.Valuation?.Value.Worth), draft.Valuation?.Words ?? []);
        if (label.Valuation is not null && draft.Valuation is { } valuation)
        {
            var basis = valuation.Value.Basis == ValuationBasis.Unknown ? null : EnumWords.Of(valuation.Value.Basis);
            yield return new(ScoredField.Basis, label.Valuation.Basis, basis, valuation.Words);
        }

        if (label.Date is not null)
        {
            yield return Observed(ScoredField.Date, label.Date, draft.Announced);
        }

        yield return Cited();
        var isReadAsAnonymous = draft.Anonymous?.Value == true;
        yield return new(
            ScoredField.Anonymous, label.Anonymous ? "yes" : null, isReadAsAnonymous ? "yes" : null, draft.Anonymous?.Words ?? []);
        foreach (var party in Parties().Concat(WordsSaid()))
        {
            yield return party;
        }
    }

    private static Observation Settled(Observation status) => status with
    {
        Said = status.Said == "announced" ? "closed" : status.Said,
        Read = status.Read == "announced" ? "closed" : status.Read,
    };

    private Observation Cited()
    {
        var read = draft.Cites?.Value;
        return new(
            ScoredField.Cites, label.Cites, label.Cites is { } said && read is not null && names.Are(said, new(read, null)) ? said : read,
            draft.Cites?.Words ?? []);
    }

    private IEnumerable<Observation> Parties()
    {
        var read = draft.Parties.ToList();
        foreach (var party in label.Parties.Where(party => party.Role != "seller"))
        {
            var found = read.Find(candidate => names.Are(party.Name, candidate.Name));
            if (found is null)
            {
                yield return new(ScoredField.Party, party.Name, null, []);
                if (party.Role == ScoredField.Lead)
                {
                    yield return new(ScoredField.Lead, party.Name, null, []);
                }

                continue;
            }

            read.Remove(found);
            foreach (var field in FieldsOf(party, found))
            {
                yield return field;
            }
        }

        foreach (var party in read)
        {
            yield return new(ScoredField.Party, null, party.Name.Name, party.Words);
            if (party.Role.IsLead())
            {
                yield return new(ScoredField.Lead, null, party.Name.Name, party.Words);
            }
        }
    }

    private static IEnumerable<Observation> FieldsOf(PartyLabel said, DraftParty read)
    {
        var (isLead, isReadAsLead) = (said.Role == ScoredField.Lead, read.Role.IsLead());
        yield return new(ScoredField.Party, said.Name, said.Name, read.Words);
        yield return new(ScoredField.Role, said.Role, RoleOf(read), read.Words);
        if (isLead || isReadAsLead)
        {
            yield return new(ScoredField.Lead, isLead ? said.Name : null, isReadAsLead ? said.Name : null, read.Words);
        }

        if (said.Commitment is not null)
        {
            yield return new(ScoredField.Commitment, said.Commitment, EnumWords.Of(read.Commitment), read.Words);
        }

        yield return new(ScoredField.Share, Text(said.Amount), Text(read.Amount), read.Words);
    }

    private IEnumerable<Observation> WordsSaid() => label.Words.Select(said =>
    {
        var read = WordsRead(said.Key);
        var isRight = read.Any(words =>
            said.Value.Contains(words.Text, StringComparison.OrdinalIgnoreCase)
            || words.Text.Contains(said.Value, StringComparison.OrdinalIgnoreCase));
        var text = isRight ? said.Value : string.Join(" … ", read.Select(words => words.Text));
        return new Observation(ScoredField.Words, said.Value, text.Length > 0 ? text : null, read);
    }).Where(said => said.Read is not null);

    private IReadOnlyList<Words> WordsRead(string field) => field switch
    {
        ScoredField.Amount => draft.Amount?.Words ?? [],
        ScoredField.Valuation => draft.Valuation?.Words ?? [],
        ScoredField.Status => draft.Status.Words,
        ScoredField.Round => draft.Round?.Words ?? [],
        ScoredField.Cites => draft.Cites?.Words ?? [],
        _ => [.. draft.Parties.Where(party => RoleOf(party) == field).SelectMany(party => party.Words)],
    };

    /// <summary>Labels do not tell leads from co-leads.</summary>
    private static string RoleOf(DraftParty party) => party.Role.IsLead() ? ScoredField.Lead : EnumWords.Of(party.Role);

    private static Observation Observed<T>(string field, string? said, Said<T>? read) =>
        new(field, said, read?.Value?.ToString(), read?.Words ?? []);

    private static string? Text(MoneyLabel? money) => Text(money?.ToAmount());

    /// <summary>A sum that is not disclosed is not said.</summary>
    private static string? Text(Amount? amount) => amount is { IsUndisclosed: false } given ? given.ToSeedText() : null;

}
