using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Money;

/// <summary>Whether a valuation includes the new money: no (pre), yes (post), or unknown.</summary>
public enum ValuationBasis
{
    Unknown,
    Pre,
    Post,
}

/// <summary>
/// What a source said a company is worth. It is a type of its own, so it cannot be added to an <see cref="Amount"/> by mistake.
/// </summary>
[JsonConverter(typeof(ValuationConverter))]
public readonly record struct Valuation(Amount Worth, ValuationBasis Basis)
{
    private const string PreSuffix = " pre-money";
    private const string PostSuffix = " post-money";

    /// <summary>Reads an amount, then optionally " pre-money" or " post-money": "more than USD 2.5B post-money".</summary>
    public static Parsed<Valuation> Parse(string? text)
    {
        var basis = Array.Find(
            [ValuationBasis.Pre, ValuationBasis.Post],
            candidate => text?.EndsWith(Suffix(candidate), StringComparison.Ordinal) == true);
        var worth = Amount.Parse(text?[..^Suffix(basis).Length]);
        return worth.IsValue ? Parsed<Valuation>.Of(new(worth.Value, basis)) : Parsed<Valuation>.Wrong(worth.Error);
    }

    /// <summary>Whether an amount is larger than this post-money valuation, which cannot be right.</summary>
    public bool IsExceededBy(Amount raised) =>
        Basis == ValuationBasis.Post && !raised.IsUndisclosed && raised.Currency == Worth.Currency && raised.Low > Worth.High;

    public string ToSeedText() => Worth.ToSeedText() + Suffix(Basis);

    /// <summary>For sentences: "$730B before the money". A valuation without such a word includes the money, or does not say.</summary>
    public string ToWords() => Worth.ToWords() + (Basis == ValuationBasis.Pre ? " before the money" : "");

    public override string ToString() => Worth + Suffix(Basis);

    private static string Suffix(ValuationBasis basis) => basis switch
    {
        ValuationBasis.Pre => PreSuffix,
        ValuationBasis.Post => PostSuffix,
        _ => "",
    };
}
