using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

public sealed class TwoWriters
{
    private static readonly FakeTimeProvider Time = new(new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
    private static readonly SeedSet Seeds = FrozenSeeds.Set;

    [Fact]
    public async Task OfOneDealBothSucceedOrOneGetsAConflict()
    {
        var (conflicts, expected) = (0, new[] { await InOrderAsync("a", "b"), await InOrderAsync("b", "a") });
        for (var call = 0; ; call++)
        {
            var tables = await LoadedAsync();
            var other = ClaimOutcome.Refused;
            var interrupted = new InterruptedTables(tables, call, async () => other = await PutAsync(tables, "b"));
            var outcome = await PutAsync(interrupted, "a");
            if (!interrupted.WasReached)
            {
                break;
            }

            Assert.Equal(ClaimOutcome.Created, other);
            if (outcome == ClaimOutcome.Mismatch)
            {
                conflicts++;
                outcome = await PutAsync(tables, "a");
            }

            Assert.Equal(ClaimOutcome.Created, outcome);
            Assert.Contains(tables.Dump(), expected);
        }

        Assert.True(conflicts > 3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RepairAKilledPutByRepeatingIt(bool afterwards)
    {
        var expected = await InOrderAsync("a");
        for (var call = 0; ; call++)
        {
            var tables = await LoadedAsync();
            try
            {
                await PutAsync(new KilledTables(tables, call, afterwards), "a");
                break;
            }
            catch (KilledException)
            {
                Assert.Contains(await PutAsync(tables, "a"), new[] { ClaimOutcome.Created, ClaimOutcome.Unchanged });
                Assert.Equal(expected, tables.Dump());
            }
        }
    }

    private static async Task<string> InOrderAsync(params string[] claims)
    {
        var tables = await LoadedAsync();
        foreach (var claim in claims)
        {
            Assert.Equal(ClaimOutcome.Created, await PutAsync(tables, claim));
        }

        return tables.Dump();
    }

    private static async Task<MemoryTables> LoadedAsync()
    {
        var tables = new MemoryTables();
        await new SeedLoad(tables, Time).RunAsync(FrozenSeeds.NamedIn([Seeds.Deals[0]]), [Seeds.Deals[0]], null, CancellationToken.None);
        return tables;
    }

    private static async Task<ClaimOutcome> PutAsync(ITables tables, string id)
    {
        var amount = id == "a" ? "USD 71M" : "USD 72M";
        var source = $$"""{"publisher":"{{id}}","url":"https://example.org/","title":"News","published":"2024-03-06","kind":"press"}""";
        var text = $$"""{"source":{{source}},"status":"closed","amount":"{{amount}}"}""";
        var writer = new ClaimWriter(tables, new(tables, new(tables), Time), Time);
        return (await writer.PutAsync(Seeds.Deals[0].Id, Slug.Parse(id).OrThrow(), text, null, CancellationToken.None)).Outcome;
    }
}
