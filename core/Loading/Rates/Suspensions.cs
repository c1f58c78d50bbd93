namespace ServerlessDeals.Loading.Rates;

/// <summary>The times for which the European Central Bank announced that it does not quote a currency.</summary>
internal static class Suspensions
{
    private static readonly (string Code, DateOnly First, DateOnly Last)[] All =
    [
        ("ISK", new(2008, 12, 10), new(2018, 1, 31)),
        ("RUB", new(2022, 3, 2), DateOnly.MaxValue),
    ];

    /// <summary>Whether the bank suspended the currency on all these days.</summary>
    public static bool Cover(Currency currency, DateOnly first, DateOnly last) => All.Any(suspension =>
        suspension.Code == currency.Code && suspension.First <= first && last <= suspension.Last);
}
