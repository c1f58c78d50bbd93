using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Queries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>A list in another order than its partitions is sorted only if they are small. Otherwise it is read in its own order.</summary>
public sealed class APartitionThatIsTooLarge
{
    [Theory]
    [InlineData("-amount", 1, "DealsByAmount", 3)]
    [InlineData("announced", 1, "DealsByDateOldest", 3)]
    [InlineData("-valuation", 3, "DealsByValuation", 3)]
    // After the fourth request a page of each other company would no longer fit.
    [InlineData("amount", 4, "DealsByAmountSmallest", 3)]
    [InlineData("amount", 5, "DealsByAmountSmallest", 2)]
    public async Task IsNotReadToItsEnd(string order, int companies, string view, int requests)
    {
        var page = await ListAsync(order, companies, endless: "company-1");
        Assert.Equal((view, false), (page.Explanation!.View, page.Explanation.Sorted));
        Assert.Equal((requests, (Cursor?)null), (page.Requests, page.Next));
    }

    [Fact]
    public async Task EndsAPageWithoutDealsIfNoRequestIsLeft()
    {
        var page = await ListAsync("-amount", companies: 5, endless: "company-5");
        Assert.Empty(page.Listed);
        Assert.Equal((5, new Cursor("DealsByAmount", "", "")), (page.Requests, page.Next));
    }

    [Fact]
    public async Task IsReadWholeIfItEndsAfterTwoPages()
    {
        var page = await ListAsync("-amount", companies: 1, endless: "");
        Assert.Equal(("DealsByCompany", true, 1), (page.Explanation!.View, page.Explanation.Sorted, page.Requests));
    }

    private static Task<DealPage> ListAsync(string order, int companies, string endless)
    {
        var query = new DealQuery
        {
            Companies = new([.. Enumerable.Range(1, companies).Select(number => Slug.Parse($"company-{number}").OrThrow())], []),
            Order = DealOrder.Parse(order)!,
        };
        return new DealReader(new OneEndlessPartition(endless)).ListAsync(query, CancellationToken.None);
    }

    /// <summary>All partitions are empty, but one has a further page after every page. Its rows show no deal today.</summary>
    private sealed class OneEndlessPartition(string partition) : ITables
    {
        private static readonly RowPage Full = new(
            [.. Enumerable.Range(0, TableLimits.PageRows).Select(number => new TableEntity("company", $"{number:D7}_a-1"))], "more");

        public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) =>
            Task.FromResult(range.Partition == partition ? Full : new([], null));

        public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
            Task.FromResult<TableEntity?>(null);

        public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
            throw new NotSupportedException();
    }
}
