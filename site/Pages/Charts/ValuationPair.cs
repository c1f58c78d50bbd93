namespace ServerlessDeals.Pages;

/// <summary>Finds out whether a deal's valuation includes the new money, and the valuation on the other side of it.</summary>
internal static class ValuationPair
{
    /// <summary>As the best source says; if it does not, as another source says of the same figure.</summary>
    public static ValuationBasis BasisOf(DealItem deal, IReadOnlyList<Claim> claims)
    {
        var shown = deal.Valuation!.Value;
        return shown.Basis != ValuationBasis.Unknown
            ? shown.Basis
            : Valid(claims).Select(claim => claim.Valuation).OfType<Valuation>()
                .Where(told => told.Basis != ValuationBasis.Unknown && told.Worth.HasFigureOf(shown.Worth))
                .Select(told => told.Basis)
                .FirstOrDefault();
    }

    /// <summary>
    /// The valuation with the new money for one without it, and the other way round: as a source gives it for the same amount raised, or
    /// the sum if one source gives the valuation without the money and the amount. Null if neither is known.
    /// </summary>
    public static Valuation? Of(DealItem deal, IReadOnlyList<Claim> claims)
    {
        var worth = deal.Valuation!.Value.Worth;
        var sameRound = Valid(claims)
            .Where(claim => claim.Valuation?.Worth.Currency == worth.Currency
                && (claim.Amount is not { } amount || amount.HasFigureOf(deal.Amount.Value)))
            .ToList();
        return BasisOf(deal, claims) switch
        {
            ValuationBasis.Post => Told(ValuationBasis.Pre, other => other.Worth.Figure < worth.Figure),
            ValuationBasis.Pre => Told(ValuationBasis.Post, other => other.Worth.Figure > worth.Figure) ?? Sum(),
            _ => null,
        };

        Valuation? Told(ValuationBasis basis, Func<Valuation, bool> isPossible) =>
            sameRound.Select(claim => claim.Valuation!.Value).Where(told => told.Basis == basis && isPossible(told))
                .Select(told => (Valuation?)told).FirstOrDefault();

        Valuation? Sum() => sameRound
            .Where(claim => claim.Valuation!.Value is var told && told.Basis == ValuationBasis.Pre && told.Worth.HasFigureOf(worth)
                && claim.Amount is { IsUndisclosed: false } amount && amount.Currency == worth.Currency)
            .Select(claim => (Valuation?)new Valuation(claim.Valuation!.Value.Worth + claim.Amount!.Value, ValuationBasis.Post))
            .FirstOrDefault();
    }

    private static IEnumerable<Claim> Valid(IReadOnlyList<Claim> claims) =>
        claims.Where(claim => claim.KnownMistake is null && !claims.Any(other => other.Supersedes == claim.Id));
}
