using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Money;

/// <summary>Whether a valuation counts the new money: before it (pre), after it (post), or not said.</summary>
public enum ValuationBasis
{
    Unknown,
    Pre,
    Post,
}

/// <summary>What a source said a company is worth. Another type than <see cref="Amount"/>, so that the two are never added or swapped.</summary>
[JsonConverter(typeof(ValuationConverter))]
public readonly record struct Valuation(Amount Worth, ValuationBasis Basis)
{
    private const string PreSuffix = " pre-money";
    private const string PostSuffix = " post-money";

    /// <summary>Reads an amount, then optionally " pre-money" or " post-money": "more than USD 2.5B post-money".</summary>
    public static Parsed<Valuation> Parse(string? text)
    {
        var basis = Array.Find([ValuationBasis.Pre, ValuationBasis.Post], one => text?.EndsWith(Suffix(one), StringComparison.Ordinal) == true);
        var worth = Amount.Parse(text?[..^Suffix(basis).Length]);
        return worth.IsValue ? Parsed<Valuation>.Of(new(worth.Value, basis)) : Parsed<Valuation>.Wrong(worth.Error);
    }

    /// <summary>Whether an amount cannot have been raised at this valuation: it is more than all of the company is worth with it.</summary>
    public bool IsExceededBy(Amount raised) =>
        Basis == ValuationBasis.Post && !raised.IsUndisclosed && raised.Currency == Worth.Currency && raised.Low > Worth.High;

    public string ToSeedText() => Worth.ToSeedText() + Suffix(Basis);

    public override string ToString() => Worth + Suffix(Basis);

    private static string Suffix(ValuationBasis basis) => basis switch
    {
        ValuationBasis.Pre => PreSuffix,
        ValuationBasis.Post => PostSuffix,
        _ => "",
    };
}
