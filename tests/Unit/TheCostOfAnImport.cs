using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Tables;
using static ServerlessDeals.Tests.Unit.SomeDecisions;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Requests to storage, which no machine changes.</summary>
public sealed class TheCostOfAnImport
{
    private const int Deals = 60;

    [Fact]
    public async Task AndOfItsUndoIsThatOfItsDealsHoweverFullStorageIs()
    {
        var (few, many) = (await RequestsAsync(others: 10), await RequestsAsync(others: 250));
        Assert.InRange(few.Import, 1, 6 * Deals);
        Assert.InRange(few.Undo, 1, 15 * Deals);
        Assert.InRange(many.Import, few.Import - 5, few.Import + 5);
        Assert.InRange(many.Undo, few.Undo - 5, few.Undo + 5);
    }

    /// <summary>Of an import, and of its undo with the plan that is printed first.</summary>
    private static async Task<(long Import, long Undo)> RequestsAsync(int others)
    {
        var tables = new MemoryTables(time: At(0));
        await ImportAsync(tables, "others", RowsOf("Other", others));
        var counted = new RequestCountingTables(tables);
        var import = (await ImportAsync(counted, "some", RowsOf("Some", Deals), 1)).Import!;
        var ofImport = counted.Requests;
        var undo = new ImportUndo(counted, At(2));
        Assert.Equal(Deals, (await undo.PlanAsync(import, CancellationToken.None))!.Deals.Removed.Count);
        Assert.Equal(Deals, (await undo.RunAsync(import, null, CancellationToken.None))!.Removed);
        return (ofImport, counted.Requests - ofImport);
    }

    // Companies with two rounds each, and an investor for every four.
    private static string RowsOf(string name, int deals) => string.Concat(Enumerable.Range(0, deals).Select(number =>
        $"{name} {number / 2},{name} Fund {number / 4},{2010 + (number % 2)}-06-{1 + (number % 28):D2},{1 + number}m\n"));
}
