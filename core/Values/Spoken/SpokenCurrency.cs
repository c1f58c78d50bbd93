namespace ServerlessDeals.Values.Spoken;

/// <summary>Reads a currency that stands alone, as in a column of its own: "USD", "US$", "US dollars (USD)", "€", "kr".</summary>
public static class SpokenCurrency
{
    /// <param name="rule">Decides what a sign means that several currencies share, such as "$".</param>
    public static Parsed<Currency> Parse(string text, CurrencyRule rule)
    {
        var plain = new SpokenText(text.Replace('(', ' ').Replace(')', ' ').Replace('/', ' '));
        var names = SpokenMoney.ReadNames(plain, hyphen: true);
        return names.Count > 0 && plain.IsAtEnd
            ? CurrencyChoice.Of(names, text, rule, out _)
            : Parsed<Currency>.Wrong($"'{text}' is not a currency; write a code such as USD");
    }
}
