using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Queries;
using ServerlessDeals.Search;
using ServerlessDeals.Storage;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Tests.Api;

public sealed class TheExports(OnTheApi api)
{
    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public async Task HoldNoMoreThanAPageInMemory(string form)
    {
        var cancel = TestContext.Current.CancellationToken;
        var tables = new CountedTables(new MemoryTables());
        await new SeedLoad(tables, TimeProvider.System).RunAsync(api.Seeds.Organizations, api.Seeds.Deals, null, cancel);
        tables.Queries = 0;
        await using var body = new Sent(tables);
        var context = new DefaultHttpContext { Response = { Body = body }, Request = { Method = "GET" } };
        var export = await ExportsOf(tables).DealsAsync(context.Request, form, cancel);
        await export.ExecuteAsync(context);

        Assert.True(body.Lines > api.Seeds.Deals.Count - 1, $"{body.Lines} lines were sent.");
        Assert.True(body.Writes.Count >= api.Seeds.Deals.Count / DealQuery.MaxLimit);
        var before = 0;
        Assert.All(body.Writes, write =>
        {
            // What was read since the last piece was sent is one page, and all of it is in this piece.
            Assert.InRange(write - before, 1, DealReader.MaxRequests);
            before = write;
        });
    }

    private static ExportsApi ExportsOf(ITables tables)
    {
        var failures = new Failures(NullLogger<Failures>.Instance);
        return new(new DealReader(tables), new NameIndex(tables), new Answers(new HotAnswers(), failures, TimeProvider.System), failures);
    }

    private sealed class CountedTables(ITables tables) : ITables
    {
        public int Queries { get; set; }

        public Task CreateAsync(CancellationToken cancel) => tables.CreateAsync(cancel);

        public Task<Azure.Data.Tables.TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
            tables.GetAsync(table, partition, row, cancel);

        public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel)
        {
            Queries++;
            return tables.QueryAsync(range, cancel);
        }

        public Task<IReadOnlyList<Azure.ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
            tables.WriteAsync(table, batch, cancel);
    }

    /// <summary>Notes after how many queries each piece was sent.</summary>
    private sealed class Sent(CountedTables tables) : MemoryStream
    {
        public List<int> Writes { get; } = [];

        public int Lines { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes.Add(tables.Queries);
            Lines += buffer.Span.Count((byte)'\n');
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
