using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Api;

/// <summary>
/// What anyone can make the service do without a key: docs/cost.md has the most expensive request of each route. It is sent over the frozen
/// seeds, and if its bound does not grow with the data, also to a service whose storage gives few rows at a time, as if it held 25 times as
/// many deals.
/// </summary>
public sealed class TheDearestRequests(OnTheApi api)
{
    // More than there are years of rates, which are one request.
    private const int FewRows = 40;

    private static readonly IReadOnlyList<Bound> Bounds =
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "cost.md"))
            .SkipWhile(line => line != "## The dearest requests").TakeWhile(line => line != "## Logs")
            .Where(line => line.StartsWith("| `/", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells =>
                new Bound(cells[1].Trim('`'), cells[2].Trim('`'), int.Parse(cells[3], CultureInfo.InvariantCulture), cells[4])),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses => [.. Bounds.Select(bound => bound.Address)];

    [Fact]
    public async Task AreKnownForEveryRouteWithoutAKey()
    {
        var open = (await Contract.ReadAsync(api.Client)).Operations
            .Where(operation => operation is { Method: "get", Secured: false }).Select(operation => operation.Path);
        Assert.Equal(
            open.Distinct().Order(StringComparer.Ordinal), Bounds.Select(bound => bound.Route).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task CostNoMoreThanDocumented(string address)
    {
        var bound = Bounds.Single(bound => bound.Address == address);
        foreach (var rows in bound.GrowsWith == "–" ? new[] { TableLimits.PageRows, FewRows } : [TableLimits.PageRows])
        {
            var tables = new CountedTables(new ShortPages(api.Tables, rows));
            await using var host = LocalHost.Build(
                0, OnTheApi.Settings(), OnTheApi.Key, configure: services => services.AddSingleton<ITables>(tables));
            await host.StartAsync(Cancel);
            using var client = new HttpClient { BaseAddress = new(host.Urls.Single() + "/api/") };
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            await answer.Content.ReadAsByteArrayAsync(Cancel);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            Assert.True(
                tables.Requests <= bound.Requests,
                $"{address} cost {tables.Requests} storage requests of {rows} rows; docs/cost.md says at most {bound.Requests}.");
        }
    }

    /// <param name="GrowsWith">What the requests grow with; a dash if they do not.</param>
    private sealed record Bound(string Route, string Address, int Requests, string GrowsWith);

    private sealed class CountedTables(ITables inner) : MeasuredTables(inner);

    /// <summary>Storage that gives few rows at a time, as the service may at any time.</summary>
    private sealed class ShortPages(ITables inner, int rows) : ITables
    {
        public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

        public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
            inner.GetAsync(table, partition, row, cancel);

        public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) =>
            inner.QueryAsync(range with { Take = Math.Min(range.Take, rows) }, cancel);

        public Task<IReadOnlyList<Azure.ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
            inner.WriteAsync(table, batch, cancel);
    }
}
