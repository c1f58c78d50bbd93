using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Tests.Unit;

/// <summary>A date known only to the month, quarter or year may reach into a range that begins after its first day.</summary>
public sealed class AListWithAStartDate
{
    private static readonly string[] Dates =
        ["2023", "2023-12-31", "2024", "2024-Q1", "2024-01", "2024-01-31", "2024-02", "2024-02-15", "2025"];

    [Theory]
    [InlineData("-announced")]
    [InlineData("announced")]
    public async Task IncludesEarlierPossibleMatchesOnRequest(string order)
    {
        var reader = new DealReader(await LoadedAsync());
        var query = new DealQuery { From = Date("2024-02"), Order = DealOrder.Parse(order)! };
        Assert.Equal(["2024-02", "2024-02-15", "2025"], await FoundAsync(reader, query));
        Assert.Equal(["2024", "2024-02", "2024-02-15", "2024-Q1", "2025"], await FoundAsync(reader, query with { IncludePossible = true }));
        Assert.Equal(["2024-02", "2024-02-15", "2025"], await FoundAsync(reader, query with { Company = Id("acme") }));
        Assert.Equal(
            ["2024", "2024-02", "2024-02-15", "2024-Q1", "2025"], await FoundAsync(
                reader, query with { Company = Id("acme"), IncludePossible = true }));
    }

    [Theory]
    [InlineData("-announced")]
    [InlineData("announced")]
    public async Task CanAlsoHaveAnEndDate(string order)
    {
        var reader = new DealReader(await LoadedAsync());
        var query = new DealQuery { From = Date("2024-01"), To = Date("2024-01"), Order = DealOrder.Parse(order)! };
        Assert.Equal(["2024-01", "2024-01-31"], await FoundAsync(reader, query));
        Assert.Equal(["2024-01", "2024-01-31"], await FoundAsync(reader, query with { Company = Id("acme") }));
        var until = query with { From = null };
        Assert.Equal(["2023", "2023-12-31", "2024-01", "2024-01-31"], await FoundAsync(reader, until));
        Assert.Equal(["2024", "2024-01", "2024-01-31", "2024-Q1"], await FoundAsync(reader, query with { IncludePossible = true }));
    }

    private static async Task<IEnumerable<string>> FoundAsync(DealReader reader, DealQuery query) =>
        (await reader.ListAsync(query, CancellationToken.None)).Deals.Select(deal => deal.Date.ToString()).Order(StringComparer.Ordinal);

    private static async Task<MemoryTables> LoadedAsync()
    {
        var tables = new MemoryTables();
        var deals = Dates.Select((date, at) => new Deal
        {
            Id = DealId.Parse($"acme-{at}").OrThrow(),
            Company = Id("acme"),
            Kind = DealKind.FundingRound,
            Claims =
            [
                new()
                {
                    Id = Id("paper"),
                    Source = new()
                    {
                        Publisher = "Paper",
                        Url = "https://example.org",
                        Title = "A round",
                        Published = Date("2025-06-01"),
                        Kind = SourceKind.Press,
                    },
                    Recorded = new(2026, 1, 1),
                    Status = DealStatus.Closed,
                    Announced = Date(date),
                },
            ],
        });
        await new SeedLoad(tables, TimeProvider.System).RunAsync(
            [new() { Id = Id("acme"), Name = "Acme" }], [.. deals], null, CancellationToken.None);
        return tables;
    }

    private static PartialDate Date(string text) => PartialDate.Parse(text).OrThrow();

    private static Slug Id(string text) => Slug.Parse(text).OrThrow();
}
