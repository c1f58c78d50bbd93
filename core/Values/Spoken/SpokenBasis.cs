namespace ServerlessDeals.Values.Spoken;

/// <summary>Reads "pre-money" and "post-money" after a valuation: "$5B (post-money)", "$5B, pre money".</summary>
public static class SpokenBasis
{
    private static readonly (string Word, ValuationBasis Basis)[] Words =
    [
        ("pre-money", ValuationBasis.Pre), ("pre money", ValuationBasis.Pre), ("premoney", ValuationBasis.Pre),
        ("post-money", ValuationBasis.Post), ("post money", ValuationBasis.Post), ("postmoney", ValuationBasis.Post),
    ];

    /// <returns>The text without the basis, and the basis.</returns>
    public static (string Worth, ValuationBasis Basis) Split(string text)
    {
        var plain = text.TrimEnd(' ', ')', '.');
        plain = plain.EndsWith(" valuation", StringComparison.OrdinalIgnoreCase) ? plain[..^" valuation".Length] : plain;
        foreach (var (word, basis) in Words)
        {
            if (plain.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return (plain[..^word.Length].TrimEnd(' ', '(', ','), basis);
            }
        }

        return (text, ValuationBasis.Unknown);
    }
}
