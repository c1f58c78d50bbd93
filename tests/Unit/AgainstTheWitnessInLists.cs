using System.Collections.Concurrent;
using CsCheck;
using ServerlessDeals.Queries;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Every list is what the witness filters and sorts from the same seed files.</summary>
public sealed class AgainstTheWitnessInLists
{
    [Fact]
    public async Task QueriesOfTheSeedsFindTheSameInTheSameOrder()
    {
        var (loaded, resolved) = (await LoadedAsCoreDoes.Seeds, new Resolved(AsCoreReadsThem.Today.Value.Witness));
        await GeneratedQueries.Of(resolved.Seeds)
            .SampleAsync(query => CompareAsync(loaded, resolved, query), iter: Long.Cases(always: 100, atNight: 1000));
    }

    [Fact]
    public Task QueriesOfHistoriesMadeByChanceFindTheSameInTheSameOrder() => GeneratedHistories.WithoutMistakes
        .SelectMany(seeds => GeneratedQueries.Of(seeds.ReadByTheWitness()).Array[20].Select(queries => (Seeds: seeds, Queries: queries)))
        .SampleAsync(
            async made =>
            {
                var resolved = new Resolved(made.Seeds.ReadByTheWitness());
                var loaded = await LoadedAsCoreDoes.AsyncOf(AsCoreReadsThem.Read(made.Seeds.Files).Set);
                foreach (var query in made.Queries)
                {
                    await CompareAsync(loaded, resolved, query);
                }
            },
            iter: Long.Cases(always: 8, atNight: 100),
            print: made => made.Seeds.ToString());

    private static async Task CompareAsync(LoadedAsCoreDoes loaded, Resolved witness, GeneratedQuery query)
    {
        var expected = NaiveList.Of(witness.AsOf(query.AsOf), witness.Seeds.Organizations, query.Asked).ToList();
        var found = new List<(string Id, string Match)>();
        var next = AsCoreAsks(query);
        while (true)
        {
            var page = await loaded.Deals.ListAsync(next, CancellationToken.None);
            found.AddRange(page.Deals.Select(deal => (deal.Id.ToString(), Word(deal.Match ?? MatchCertainty.Definite))));
            if (page.Next is not { } after)
            {
                break;
            }

            next = next with { After = after };
        }

        Assert.True(
            expected.SequenceEqual(found),
            $"{query}\n  witness: {string.Join(' ', expected)}\n  core:    {string.Join(' ', found)}");
    }

    private static string Word(MatchCertainty match) => match.ToString().ToLowerInvariant();

    private static DealQuery AsCoreAsks(GeneratedQuery query)
    {
        var asked = query.Asked;
        return new()
        {
            Companies = Choice(asked.Company, word => Slug.Parse(word).OrThrow()),
            Investors = Choice(asked.Investor, word => Slug.Parse(word).OrThrow()),
            Leads = Choice(asked.Lead, word => Slug.Parse(word).OrThrow()),
            Sectors = Choice(asked.Sector, word => Slug.Parse(word).OrThrow()),
            Countries = Choice(asked.Country, word => Country.Parse(word).OrThrow()),
            Rounds = Choice(asked.Round, word => Slug.Parse(word).OrThrow()),
            Kinds = Choice(asked.Kind, word => EnumWords.Parse<DealKind>(word).OrThrow()),
            Status = Choice(asked.Status, word => EnumWords.Parse<DealStatus>(word).OrThrow()),
            From = asked.From is { } from ? PartialDate.Parse(from.Text).OrThrow() : null,
            To = asked.To is { } to ? PartialDate.Parse(to.Text).OrThrow() : null,
            Amount = asked.MinAmount is null && asked.MaxAmount is null
                ? null
                : new(Currency.Parse(asked.Currency).OrThrow(), (long?)asked.MinAmount, (long?)asked.MaxAmount),
            Undisclosed = asked.Undisclosed,
            IncludePossible = asked.Possible,
            Order = DealOrder.Parse(asked.Sort)!,
            AsOf = query.AsOf,
            Limit = 40,
        };
    }

    private static ValueFilter<T> Choice<T>(IReadOnlyList<string> words, Func<string, T> parse)
        where T : struct =>
        new(
            [.. words.Where(word => word[0] != '-').Select(parse)],
            [.. words.Where(word => word[0] == '-').Select(word => parse(word[1..]))]);

    /// <summary>What the witness resolves, once for each day that is asked for.</summary>
    private sealed class Resolved(WitnessSeeds seeds)
    {
        private readonly ConcurrentDictionary<DateOnly, IReadOnlyList<WitnessResolved>> _days = [];

        public WitnessSeeds Seeds => seeds;

        public IReadOnlyList<WitnessResolved> AsOf(DateOnly? day) =>
            _days.GetOrAdd(day ?? DateOnly.MaxValue, asOf => NaiveResolver.ResolveAll(seeds.Deals, asOf));
    }
}
