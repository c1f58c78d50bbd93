namespace ServerlessDeals.Values.Money;

internal sealed class CurrencyConverter() : TextConverter<Currency>(Currency.Parse);
