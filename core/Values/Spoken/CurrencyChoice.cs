namespace ServerlessDeals.Values.Spoken;

/// <summary>Decides the currency of an amount from the names beside its figures, and from a rule if they leave it open.</summary>
internal static class CurrencyChoice
{
    /// <param name="names">The names beside all figures of the amount.</param>
    /// <param name="text">The amount, for messages.</param>
    /// <param name="rule">Chooses the currency if none is named, or only by a sign that several share.</param>
    /// <param name="presumed">What the rule decided; null if the amount names its currency.</param>
    public static Parsed<Currency> Of(
        IReadOnlyList<CurrencyName> names, string text, CurrencyRule rule, out PresumedCurrency? presumed)
    {
        presumed = null;
        var codes = names.Select(name => name.Code).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var signs = names.Where(name => name.Code is null).Select(name => name.Shared).Distinct().ToList();
        if (codes.Count > 1 || signs.Count > 1 || (codes.Count == 1 && signs.Any(sign => !new CurrencyName(codes[0]).Fits(sign))))
        {
            return Parsed<Currency>.Wrong($"'{text}' names two currencies; write one");
        }

        if (codes.Count == 1)
        {
            return Parsed<Currency>.Of(Currency.Parse(codes[0]).OrThrow());
        }

        // In mainland China 万 and 亿 are written, elsewhere 萬 and 億.
        if (signs is ['元'] && text.AsSpan().ContainsAny("万亿"))
        {
            return Parsed<Currency>.Of(Currency.Parse("CNY").OrThrow());
        }

        var ruling = signs switch
        {
            ['$'] => rule.OfDollar(text),
            ['¥'] => rule.OfYen(text),
            ['k'] => rule.OfKrone(text),
            [_] => rule.OfYuan(text),
            _ => rule.OfNumber(text),
        };
        presumed = ruling.IsValue ? ruling.Value : null;
        return ruling.IsValue ? Parsed<Currency>.Of(ruling.Value.Currency) : Parsed<Currency>.Wrong(ruling.Error);
    }
}
