using CsCheck;

namespace ServerlessDeals.Tests.Domain;

internal static class Generators
{
    public static readonly Gen<long> Units = Gen.Long[1, 10_000_000].Select(Gen.Int[0, 2], (number, unit) => number * (long)Math.Pow(1000, unit));

    public static readonly Gen<Amount> Amounts = Units.Select(Gen.Long[1, 1_000_000_000], Gen.Int[0, 6], (low, more, kind) => kind switch
    {
        0 => Amount.Exactly(low, Currency.Usd),
        1 => Amount.About(low, Currency.Usd),
        2 => Amount.AtLeast(low, Currency.Usd),
        3 => Amount.MoreThan(low, Currency.Usd),
        4 => Amount.UpTo(low, Currency.Usd),
        5 => Amount.LessThan(low, Currency.Usd),
        _ => Amount.Between(low, low + more, Currency.Usd),
    });

    public static readonly Gen<DateOnly> Days = Gen.Int[0, 800].Select(day => new DateOnly(2023, 1, 1).AddDays(day));

    public static readonly Gen<PartialDate> Dates = Days.Select(Gen.Int[0, 3], (day, precision) => precision switch
    {
        0 => PartialDate.OfYear(day.Year),
        1 => PartialDate.OfQuarter(day.Year, ((day.Month - 1) / 3) + 1),
        2 => PartialDate.OfMonth(day.Year, day.Month),
        _ => PartialDate.OfDay(day),
    });

    private static readonly Gen<Source> Sources = Dates.Select(Gen.Enum<SourceKind>(), Gen.Bool, Gen.Int[0, 5], (published, kind, anonymous, publisher) => new Source
    {
        Publisher = $"Paper {publisher}",
        Url = "https://example.org",
        Title = "A round",
        Published = published,
        Kind = kind,
        Anonymous = anonymous,
    });

    private static readonly Gen<Party> Parties = Gen.Int[0, 4].Select(Gen.Enum<PartyRole>(), Gen.Enum<Commitment>(), (org, role, commitment) =>
        new Party(Slug.Parse($"investor-{org}").OrThrow(), role, commitment));

    private static readonly Gen<Claim> Claims =
        from source in Sources
        from status in Gen.Enum<DealStatus>()
        from announced in Dates.Select(Gen.Bool, (date, given) => given ? date : (PartialDate?)null)
        from amount in Amounts.Select(Gen.Bool, (amount, given) => given ? amount : (Amount?)null)
        from worth in Amounts.Select(Gen.Bool, (amount, given) => given ? new Valuation(amount, ValuationBasis.Unknown) : (Valuation?)null)
        from parties in Parties.Array[0, 3]
        select new Claim
        {
            Id = default,
            Source = source,
            Recorded = new(2026, 1, 1),
            Status = status,
            Announced = announced,
            Amount = amount,
            Valuation = worth,
            Parties = [.. parties.DistinctBy(party => party.Org)],
        };

    public static readonly Gen<Deal> Deals = Claims.Array[1, 8].Select(claims => new Deal
    {
        Id = DealId.Parse("acme-2024").OrThrow(),
        Company = Slug.Parse("acme").OrThrow(),
        Kind = DealKind.FundingRound,
        Claims = [.. claims.Select((claim, i) => claim with { Id = Slug.Parse($"claim-{i}").OrThrow() })],
    });
}
