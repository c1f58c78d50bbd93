using System.Collections.Concurrent;
using CsCheck;
using ServerlessDeals.Queries;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Both find the same deals of the same seed files, in the same order.</summary>
public sealed class TheListsAndTheWitness
{
    [Fact]
    public async Task AgreeOnQueriesOfTheSeeds()
    {
        var (loaded, resolved) = (await SeedsLoadedByCore.Seeds, new Resolved(SeedsReadByCore.Today.Value.Witness));
        await GeneratedQueries.Of(resolved.Seeds)
            .SampleAsync(query => CompareAsync(loaded, resolved, query), iter: Long.Cases(always: 100, atNight: 1000));
    }

    [Fact]
    public Task AgreeOnQueriesOfGeneratedHistories() => GeneratedHistories.WithoutMistakes
        .SelectMany(seeds => GeneratedQueries.Of(seeds.ReadByTheWitness()).Array[20].Select(queries => (Seeds: seeds, Queries: queries)))
        .SampleAsync(
            async made =>
            {
                var resolved = new Resolved(made.Seeds.ReadByTheWitness());
                var loaded = await SeedsLoadedByCore.LoadAsync(SeedsReadByCore.Read(made.Seeds.Files).Set);
                foreach (var query in made.Queries)
                {
                    await CompareAsync(loaded, resolved, query);
                }
            },
            iter: Long.Cases(always: 8, atNight: 100),
            print: made => made.Seeds.ToString());

    [Fact]
    public async Task HaveTheSameDealsInEveryOrder()
    {
        var (loaded, resolved) = (await SeedsLoadedByCore.Seeds, new Resolved(SeedsReadByCore.Today.Value.Witness));
        await GeneratedQueries.Of(resolved.Seeds).SampleAsync(
            async query =>
            {
                var expected = NaiveList.Of(resolved.AsOf(query.AsOf), resolved.Seeds.Organizations, query.Asked)
                    .Select(deal => deal.Id).Order(StringComparer.Ordinal).ToList();
                var dates = new Dictionary<string, List<DateOnly>>();
                foreach (var order in DealOrder.All)
                {
                    var found = await AllAsync(loaded, QueryForCore(query) with { Order = order });
                    Assert.True(
                        expected.SequenceEqual(found.Select(deal => deal.Id.ToString()).Order(StringComparer.Ordinal)),
                        $"{order.Word} of {query}");
                    dates[order.Word] = [.. found.Select(deal => deal.Date.First)];
                }

                Assert.Equal(dates["announced"], Enumerable.Reverse(dates["-announced"]));
            },
            iter: Long.Cases(always: 12, atNight: 300));
    }

    private static async Task<List<DealItem>> AllAsync(SeedsLoadedByCore loaded, DealQuery query)
    {
        var found = new List<DealItem>();
        for (var next = query; next is not null;)
        {
            var page = await loaded.Deals.ListAsync(next, CancellationToken.None);
            found.AddRange(page.Deals);
            next = page.Next is { } after ? query with { After = after } : null;
        }

        return found;
    }

    [Fact]
    public async Task AgreeOnTimelinesOfTheSeedsOnAnyDay()
    {
        var (loaded, resolved) = (await SeedsLoadedByCore.Seeds, new Resolved(SeedsReadByCore.Today.Value.Witness));
        DateOnly?[] days = [null, new(2026, 3, 31), new(2025, 4, 15), new(2024, 3, 6), new(2023, 1, 24), new(2019, 7, 1)];
        foreach (var day in days)
        {
            await CompareTimelinesAsync(loaded, resolved.AsOf(day), day);
        }
    }

    [Fact]
    public Task AgreeOnTimelinesOfGeneratedHistories() => GeneratedHistories.WithoutMistakes.SampleAsync(
        async seeds =>
        {
            var resolved = new Resolved(seeds.ReadByTheWitness());
            var loaded = await SeedsLoadedByCore.LoadAsync(SeedsReadByCore.Read(seeds.Files).Set);
            var known = resolved.Seeds.Deals.SelectMany(deal => deal.Claims).Select(claim => (DateOnly?)claim.Known).Distinct();
            foreach (var day in known.Append(null))
            {
                await CompareTimelinesAsync(loaded, resolved.AsOf(day), day);
            }
        },
        iter: Long.Cases(always: 8, atNight: 100),
        print: seeds => seeds.ToString());

    private static async Task CompareTimelinesAsync(SeedsLoadedByCore loaded, IReadOnlyList<WitnessResolved> expected, DateOnly? day)
    {
        var found = new List<string>();
        for (var next = new DealQuery { AsOf = day, Limit = 100, WithTimelines = true }; next is not null;)
        {
            var page = await loaded.Deals.ListAsync(next, CancellationToken.None);
            found.AddRange(page.Listed.Select(listed => $"{listed.Deal.Id}: " + string.Join(", ", listed.Timeline!
                .Select(step => $"{EnumWords.Of(step.Status)} {step.KnownOn:yyyy-MM-dd} {step.Source.Claim}"))));
            next = page.Next is { } after ? next with { After = after } : null;
        }

        Assert.Equal(
            expected.Select(deal => $"{deal.Id}: {string.Join(", ", deal.Timeline)}").Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal));
    }

    private static async Task CompareAsync(SeedsLoadedByCore loaded, Resolved witness, GeneratedQuery query)
    {
        var expected = NaiveList.Of(witness.AsOf(query.AsOf), witness.Seeds.Organizations, query.Asked).ToList();
        var asked = QueryForCore(query) with { WithTotal = true };
        var found = new List<(string Id, string Match)>();
        for (var next = asked; next is not null;)
        {
            var page = await loaded.Deals.ListAsync(next, CancellationToken.None);
            found.AddRange(page.Deals.Select(deal => (deal.Id.ToString(), Word(deal.Match ?? MatchCertainty.Definite))));
            Assert.True(page.Total is null ? page.TotalUnknown is not null : page.Total == expected.Count, $"{query}: {page.Total}");
            next = page.Next is { } after ? asked with { After = after } : null;
        }

        Assert.True(
            expected.SequenceEqual(found),
            $"{query}\n  witness: {string.Join(' ', expected)}\n  core:    {string.Join(' ', found)}");
    }

    private static string Word(MatchCertainty match) => match.ToString().ToLowerInvariant();

    private static DealQuery QueryForCore(GeneratedQuery query)
    {
        var asked = query.Asked;
        return new()
        {
            Companies = FilterOf(asked.Company, word => Slug.Parse(word).OrThrow()),
            Investors = FilterOf(asked.Investor, word => Slug.Parse(word).OrThrow()),
            Leads = FilterOf(asked.Lead, word => Slug.Parse(word).OrThrow()),
            Acquirers = FilterOf(asked.Acquirer, word => Slug.Parse(word).OrThrow()),
            Lenders = FilterOf(asked.Lender, word => Slug.Parse(word).OrThrow()),
            Parties = FilterOf(asked.Party, word => Slug.Parse(word).OrThrow()),
            Sectors = FilterOf(asked.Sector, word => Slug.Parse(word).OrThrow()),
            Countries = FilterOf(asked.Country, word => Country.Parse(word).OrThrow()),
            Regions = FilterOf(asked.Region, word => Region.Parse(word).OrThrow()),
            Rounds = FilterOf(asked.Round, word => Slug.Parse(word).OrThrow()),
            Kinds = FilterOf(asked.Kind, word => EnumWords.Parse<DealKind>(word).OrThrow()),
            Status = FilterOf(asked.Status, word => EnumWords.Parse<DealStatus>(word).OrThrow()),
            From = asked.From is { } from ? PartialDate.Parse(from.Text).OrThrow() : null,
            To = asked.To is { } to ? PartialDate.Parse(to.Text).OrThrow() : null,
            Currencies = FilterOf(asked.Currency, word => Currency.Parse(word).OrThrow()),
            Amount = BoundsOf(asked.In, asked.MinAmount, asked.MaxAmount),
            Valuation = BoundsOf(asked.In, asked.MinValuation, asked.MaxValuation),
            Undisclosed = asked.Undisclosed,
            Unconfirmed = asked.Unconfirmed,
            MinSources = asked.MinSources == 0 ? null : asked.MinSources,
            IncludePossible = asked.Possible,
            Order = DealOrder.Parse(asked.Sort)!,
            AsOf = query.AsOf,
            Limit = 40,
        };
    }

    private static MoneyRange? BoundsOf(string currency, decimal? least, decimal? most) =>
        least is null && most is null ? null : new(Currency.Parse(currency).OrThrow(), (long?)least, (long?)most);

    private static ValueFilter<T> FilterOf<T>(IReadOnlyList<string> words, Func<string, T> parse)
        where T : struct =>
        new(
            [.. words.Where(word => word[0] != '-').Select(parse)],
            [.. words.Where(word => word[0] == '-').Select(word => parse(word[1..]))]);

    /// <summary>Resolves deals as the witness does, once for each day that is asked for.</summary>
    private sealed class Resolved(WitnessSeeds seeds)
    {
        private readonly ConcurrentDictionary<DateOnly, IReadOnlyList<WitnessResolved>> _days = [];

        public WitnessSeeds Seeds => seeds;

        public IReadOnlyList<WitnessResolved> AsOf(DateOnly? day) =>
            _days.GetOrAdd(day ?? DateOnly.MaxValue, asOf => NaiveResolver.ResolveAll(seeds.Deals, asOf));
    }
}
