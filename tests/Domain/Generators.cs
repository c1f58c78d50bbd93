using CsCheck;

namespace ServerlessDeals.Tests.Domain;

internal static class Generators
{
    public static readonly Gen<long> Units = Gen.Long[1, 10_000_000].Select(Gen.Int[0, 2], (number, unit) =>
        number * (long)Math.Pow(1000, unit));

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

    private static readonly Gen<Amount> AnyAmounts =
        from amount in Amounts
        from currency in Gen.Int[0, 4].Select(at => new[] { "USD", "USD", "EUR", "CNY", "TWD" }[at])
        select Amount.Parse(amount.ToSeedText().Replace("USD", currency, StringComparison.Ordinal)).OrThrow();

    private static readonly Gen<Source> Sources =
        from published in Dates
        from kind in Gen.Enum<SourceKind>()
        from anonymous in Gen.Bool
        from publisher in Gen.Int[0, 5]
        from speaker in Gen.Int[0, 2].Select(at => new[] { null, "acme", "investor-1" }[at])
        select new Source
        {
            Publisher = $"Paper {publisher}",
            Url = "https://example.org",
            Title = "A round",
            Published = published,
            Kind = kind,
            Anonymous = anonymous,
            By = speaker is null ? null : Slug.Parse(speaker).OrThrow(),
        };

    private static readonly Gen<Party> Parties =
        from org in Gen.Int[0, 4]
        from role in Gen.Enum<PartyRole>()
        from commitment in Gen.Enum<Commitment>()
        select new Party(Slug.Parse($"investor-{org}").OrThrow(), role, commitment);

    private static readonly Gen<Claim> Claims =
        from source in Sources
        from recorded in Days
        from status in Gen.Enum<DealStatus>()
        from announced in Sometimes(Dates)
        from closed in Sometimes(Dates)
        from round in Sometimes(Gen.Bool.Select(seed => Slug.Parse(seed ? "seed" : "series-a").OrThrow()))
        from amount in Sometimes(AnyAmounts)
        from worth in Sometimes(AnyAmounts.Select(Gen.Enum<ValuationBasis>(), (amount, basis) => new Valuation(amount, basis)))
        from parties in Parties.Array[0, 3]
        from mistaken in Gen.Int[0, 9]
        from supersedes in Gen.Int[0, 20]
        select new Claim
        {
            Id = default,
            Source = source,
            Recorded = recorded.AddYears(1),
            Status = status,
            Announced = announced,
            Closed = closed,
            Round = round,
            Amount = amount,
            Valuation = worth,
            Parties = [.. parties.DistinctBy(party => party.Org)],
            KnownMistake = mistaken == 0 ? "Of another company." : null,
            Supersedes = supersedes < 4 ? Slug.Parse($"claim-{supersedes}").OrThrow() : null,
        };

    public static readonly Gen<Deal> Deals = Claims.Array[1, 8].Select(claims => new Deal
    {
        Id = DealId.Parse("acme-2024").OrThrow(),
        Company = Slug.Parse("acme").OrThrow(),
        Kind = DealKind.FundingRound,
        Claims = [.. claims.Select((claim, i) => claim with { Id = Slug.Parse($"claim-{i}").OrThrow() })],
    });

    private static Gen<T?> Sometimes<T>(Gen<T> values)
        where T : struct => values.Select(Gen.Bool, (value, given) => given ? value : (T?)null);
}
