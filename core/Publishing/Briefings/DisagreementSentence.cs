namespace ServerlessDeals.Publishing.Briefings;

/// <summary>
/// Where the sources of a deal disagree, in one sentence: amounts and values as ranges, from the lowest that is reported to the highest.
/// </summary>
internal static class DisagreementSentence
{
    /// <summary>Null if no source contradicts another.</summary>
    public static string? Of(DealDetail deal)
    {
        if (deal.Deal.Contradictions is not { } contradictions)
        {
            return null;
        }

        var (sum, worth) = (Range(deal, Reports.AmountField), Range(deal, Reports.ValuationField));
        var others = contradictions.Select(conflict => Named(deal, conflict)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var sources = deal.Sources > 1 ? $"its {English.Number(deal.Sources)} sources disagree" : "its reports disagree";
        return deal.Deal.IsPending() && (sum ?? worth) is not null
            ? $"Reports put {Put(sum, worth)}; {sources}{(others.Count == 0 ? "" : $", also on {English.List(others)}")}."
            : $"{English.Capital(sources)} on {English.List([.. Fields(deal, contradictions, sum, worth), .. others])}.";
    }

    private static string Put(string? sum, string? worth) => (sum, worth) switch
    {
        ({ } amount, { } value) => $"the sum at {amount} and the value at {value}",
        ({ } amount, null) => $"the sum at {amount}",
        _ => $"the value at {worth}",
    };

    private static IEnumerable<string> Fields(DealDetail deal, IReadOnlyList<Conflict> contradictions, string? sum, string? worth)
    {
        var priced = deal.Kind.Family() == Family.Takeovers ? "the price" : "the amount";
        if (contradictions.Any(conflict => conflict.Field == Reports.AmountField))
        {
            yield return sum is null ? priced : $"{priced} ({sum})";
        }

        if (contradictions.Any(conflict => conflict.Field == Reports.ValuationField))
        {
            yield return worth is null ? "the value" : $"the value ({worth})";
        }
    }

    private static string? Named(DealDetail deal, Conflict conflict) => conflict.Field switch
    {
        Reports.AmountField or Reports.ValuationField => null,
        "announced" => "the day of the announcement",
        "closed" => "the day of the closing",
        "status" => "how far it has come",
        "round" => "the round",
        _ when conflict.Value.Contains("lead", StringComparison.Ordinal) => "who led",
        _ => deal.Parties.Any(party => conflict.Field.EndsWith(party.Id.ToString(), StringComparison.Ordinal) && party.Role.Value.IsLead())
            ? "who led"
            : "who took part",
    };

    /// <summary>"$3B to $10B"; null if there are not two figures in the currency of the one shown.</summary>
    private static string? Range(DealDetail deal, string field)
    {
        // What was said in talks is another matter than what was settled, but in talks every report counts.
        var told = Reports.Of(deal, field, conflict => conflict.Contradicts || deal.Deal.IsPending());
        var (shown, others) = field == Reports.AmountField
            ? (deal.Amount.Value, told.Select(claim => claim.Amount))
            : (deal.Valuation?.Value.Worth ?? Amount.Undisclosed, told.Select(claim => claim.Valuation?.Worth));
        return Range([.. others.OfType<Amount>().Prepend(shown).Where(amount => amount.Currency == shown.Currency)]);
    }

    internal static string? Range(IReadOnlyList<Amount> amounts)
    {
        // "Up to $59B" has no lower end.
        var known = amounts.Where(amount => amount.Low > 0).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var lowest = known.MinBy(amount => amount.Low);
        var highest = amounts.MaxBy(amount => (amount.High ?? amount.Low, amount.High is null));
        var high = highest.High ?? highest.Low;
        return lowest.Low < high
            ? $"{End(lowest, lowest.Low)} to {(highest.High is null ? highest.ToWords() : End(highest, high))}"
            : null;
    }

    // The lower end of a range says "at least" by its place, and the upper end "up to". "About" it does not say.
    private static string End(Amount amount, long figure) =>
        (amount.IsApproximate ? Amount.About(figure, amount.Currency) : Amount.Exactly(figure, amount.Currency)).ToWords();
}
