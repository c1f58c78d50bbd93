using CsCheck;
using static ServerlessDeals.Tests.Witness.GeneratedValues;

namespace ServerlessDeals.Tests.Witness;

internal sealed record GeneratedQuery(WitnessQuery Asked, DateOnly? AsOf)
{
    public override string ToString() => string.Join(
        '&',
        new[]
        {
            Words("company", Asked.Company), Words("investor", Asked.Investor), Words("lead", Asked.Lead),
            Words("acquirer", Asked.Acquirer), Words("lender", Asked.Lender), Words("party", Asked.Party), Words("sector", Asked.Sector),
            Words("country", Asked.Country), Words("region", Asked.Region), Words("round", Asked.Round),
            Words("kind", Asked.Kind), Words("status", Asked.Status),
            $"from={Asked.From?.Text}", $"to={Asked.To?.Text}",
            Words("currency", Asked.Currency), $"in={Asked.In}", $"minAmount={Asked.MinAmount}", $"maxAmount={Asked.MaxAmount}",
            $"minValuation={Asked.MinValuation}", $"maxValuation={Asked.MaxValuation}",
            $"undisclosed={Asked.Undisclosed}", $"unconfirmed={Asked.Unconfirmed}", $"minSources={Asked.MinSources}",
            $"possible={Asked.Possible}", $"sort={Asked.Sort}", $"asOf={AsOf:O}",
        }.Where(word => word[^1] != '='));

    private static string Words(string name, IReadOnlyList<string> words) => $"{name}={string.Join(',', words)}";
}

/// <summary>Random queries, with words that occur in the seeds.</summary>
internal static class GeneratedQueries
{
    public static Gen<GeneratedQuery> Of(WitnessSeeds seeds)
    {
        var claims = seeds.Deals.SelectMany(deal => deal.Claims).ToList();
        var parties = claims.SelectMany(claim => claim.Parties).Select(party => party.Org).Distinct().ToArray();
        var figures = claims.Select(claim => claim.Amount).OfType<WitnessAmount>().Where(amount => !amount.IsUndisclosed).ToList();
        var bounds = figures.SelectMany(amount => new[] { amount.Low, amount.High ?? amount.Low }).Distinct().ToArray();
        var days = claims.Select(claim => claim.Known).Distinct().ToArray();
        return
            from company in Words(8, [.. seeds.Deals.Select(deal => deal.Company).Distinct()])
            from investor in Words(4, parties)
            from lead in Words(8, parties)
            from acquirer in Words(10, parties)
            from lender in Words(12, parties)
            from party in Words(8, parties)
            from sector in Words(6, [.. seeds.Organizations.SelectMany(organization => organization.Sectors).Distinct()])
            from country in Words(6, [.. seeds.Organizations.Select(organization => organization.Country).OfType<string>().Distinct()])
            from region in Words(6, ["africa", "asia", "europe", "european-union", "middle-east", "north-america"])
            from round in Words(6, [.. claims.Select(claim => claim.Round).OfType<string>().Distinct()])
            from kind in Words(6, [.. seeds.Deals.Select(deal => deal.Kind).Distinct()])
            from status in Words(4, [.. claims.Select(claim => claim.Status).Distinct()])
            from dates in Gen.Select(Maybe(3, Dates), Maybe(3, Dates))
            from least in Maybe(3, OneOf(bounds, 1_000_000m))
            from most in Maybe(5, OneOf(bounds, 1_000_000m))
            from leastWorth in Maybe(8, OneOf(bounds, 1_000_000_000m))
            from mostWorth in Maybe(8, OneOf(bounds, 1_000_000_000m))
            from currency in Words(6, ["USD", "EUR", "CNY", "KRW"])
            from boundsIn in Any("USD", "USD", "USD", "EUR", "CNY", "AED")
            from undisclosed in Maybe(5, Gen.Bool.Select(value => (bool?)value))
            from unconfirmed in Maybe(6, Gen.Bool.Select(value => (bool?)value))
            from sources in Maybe(5, Gen.Int[1, 3])
            from possible in Gen.Bool
            from sort in Any("-announced", "announced", "-amount", "amount", "-valuation", "valuation")
            from asOf in Maybe(2, OneOf(days, new(2024, 3, 6)).Select(day => (DateOnly?)day))
            select new GeneratedQuery(
                new()
                {
                    Company = company,
                    Investor = investor,
                    Lead = lead,
                    Acquirer = acquirer,
                    Lender = lender,
                    Party = party,
                    Sector = sector,
                    Country = country,
                    Region = region,
                    Round = round,
                    Kind = kind,
                    Status = status,
                    From = dates.Item1.Text is { } start ? WitnessDate.Read(start) : null,
                    To = dates.Item2.Text is { } end ? WitnessDate.Read(end) : null,
                    Currency = currency,
                    In = boundsIn,
                    MinAmount = least == 0 ? null : least,
                    MaxAmount = most == 0 ? null : most,
                    MinValuation = leastWorth == 0 ? null : leastWorth,
                    MaxValuation = mostWorth == 0 ? null : mostWorth,
                    Undisclosed = undisclosed,
                    Unconfirmed = unconfirmed,
                    MinSources = sources,
                    Possible = possible,
                    Sort = sort,
                },
                asOf);
    }

    private static Gen<T> OneOf<T>(T[] values, T fallback) =>
        values.Length == 0 ? Gen.Const(fallback) : Gen.Int[0, values.Length - 1].Select(at => values[at]);

    /// <summary>Mostly none; otherwise up to five of the words, or some of them with a minus sign.</summary>
    private static Gen<string[]> Words(int rarely, string[] words) => words.Length == 0
        ? Gen.Const(Array.Empty<string>())
        : Gen.Select(Gen.Int[0, rarely], Any(words).Array[1, 5], Gen.Int[0, 5], Chosen);

    private static string[] Chosen(int often, string[] words, int how) => (often, how) switch
    {
        ( > 0, _) => [],
        (_, 0) => ["-" + words[0]],
        (_, 1) => ["-" + words[0], .. words[1..]],
        (_, 2) => [words[0]],
        _ => [.. words.Distinct()],
    };
}
