namespace ServerlessDeals.Deals.Resolution;

/// <summary>A field of claims, and how its values are compared if claims disagree.</summary>
/// <param name="Name">The name in conflicts and marks: amount, or role:ORGANIZATION.</param>
/// <param name="Of">The value in a claim; null if the claim does not give it.</param>
/// <param name="Text">The value as printed in conflicts.</param>
internal sealed record Field<T>(string Name, Func<Claim, T?> Of, Func<T, string> Text)
    where T : struct
{
    /// <summary>
    /// Whether settled values outrank those from talks. Terms change until a deal is settled; the day of its announcement does not.
    /// </summary>
    public bool IsTerm { get; init; } = true;

    /// <summary>For a role: whether it says who led. A list of investors without a lead does not contradict a lead.</summary>
    public Func<T, bool> SaysMore { get; init; } = _ => true;

    public Func<T, Vagueness> Vagueness { get; init; } = _ => default;

    /// <summary>Whether two different values can both be true.</summary>
    public Func<T, T, bool> AreCompatible { get; init; } = (_, _) => false;

    /// <summary>Whether a value is only a less precise form of the winner, and so not a conflict.</summary>
    public Func<T, T, bool> Includes { get; init; } = (_, _) => false;
}

/// <summary>The fields of a deal.</summary>
internal static class Fields
{
    /// <summary>Announced and closed can both be true, as can rumoured and in talks.</summary>
    public static readonly Field<DealStatus> Status = new("status", claim => claim.Status, EnumWords.Of)
    {
        AreCompatible = (shown, other) => shown.Stage() == other.Stage(),
    };

    public static readonly Field<PartialDate> Announced = Date("announced", claim => claim.Announced) with { IsTerm = false };

    public static readonly Field<PartialDate> Closed = Date("closed", claim => claim.Closed);

    public static readonly Field<Slug> Round = new("round", claim => claim.Round, round => round.ToString());

    /// <summary>"Undisclosed" means that this source gives no figure, which does not contradict a source that does.</summary>
    public static readonly Field<Amount> Amount =
        Money("amount", claim => claim.Amount is { IsUndisclosed: false } amount ? amount : null);

    /// <summary>Includes "undisclosed", for when no source gives a figure.</summary>
    public static readonly Field<Amount> SilentAmount = Amount with { Of = claim => claim.Amount };

    public static readonly Field<Valuation> SilentValuation = Valuation(null) with { Of = claim => claim.Valuation };

    /// <param name="raised">The deal's amount: the pre-money valuation plus this amount is the post-money valuation.</param>
    public static Field<Valuation> Valuation(Amount? raised) => new(
        "valuation",
        claim => claim.Valuation is { Worth.IsUndisclosed: false } valuation ? valuation : null,
        valuation => valuation.ToString())
    {
        Vagueness = valuation => valuation.Worth.Vagueness with { IsWithoutBasis = valuation.Basis == ValuationBasis.Unknown },
        AreCompatible = (shown, other) => Compatibility.Of(shown, other, raised),
    };

    /// <summary>"Unknown" is the absence of a role, not a role.</summary>
    public static Field<PartyRole> Role(Slug org) => new(
        $"role:{org}", claim => In(claim, org)?.Role is { } role and not PartyRole.Unknown ? role : null, EnumWords.Of)
    {
        SaysMore = role => role != PartyRole.Participant,
        AreCompatible = (shown, other) => shown == PartyRole.Participant || other == PartyRole.Participant,
    };

    /// <summary>Includes "unknown", for when no source gives a role.</summary>
    public static Field<PartyRole> SilentRole(Slug org) => Role(org) with { Of = claim => In(claim, org)?.Role };

    public static Field<Commitment> Commitment(Slug org) => new($"commitment:{org}", claim => In(claim, org)?.Commitment, EnumWords.Of);

    public static Field<Amount> Share(Slug org) =>
        Money($"amount:{org}", claim => In(claim, org)?.Amount is { IsUndisclosed: false } share ? share : null);

    private static Field<PartialDate> Date(string name, Func<Claim, PartialDate?> of) => new(name, of, date => date.ToString())
    {
        Vagueness = date => new(-(int)date.Precision),
        AreCompatible = (shown, other) => shown.Overlaps(other),
        Includes = (shown, other) => other.Contains(shown),
    };

    private static Field<Amount> Money(string name, Func<Claim, Amount?> of) => new(name, of, amount => amount.ToString())
    {
        Vagueness = amount => amount.Vagueness,
        AreCompatible = Compatibility.Of,
    };

    private static Party? In(Claim claim, Slug org) => claim.Parties.FirstOrDefault(party => party.Org == org);
}
