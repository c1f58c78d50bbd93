using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Functions.Mcp;

/// <summary>What the tools read from. None of these can write.</summary>
internal sealed class RecordReaders(ITables tables, TimeProvider time)
{
    public DealReader Deals { get; } = new(tables, time);

    public OrganizationReader Organizations { get; } = new(tables, new(tables, time), time);

    public SummaryReader Summaries { get; } = new(tables, time);

    public NameIndex Names { get; } = new(tables);

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
