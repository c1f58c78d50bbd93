using System.Globalization;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Storage;

/// <summary>A table of deals sorted newest first within each value of one field.</summary>
public sealed record View(string Table, Func<DealItem, IEnumerable<string>> Partitions);

/// <summary>Every query for many deals reads a range of one of these.</summary>
public static class Views
{
    public static readonly View ByDate = new("DealsByDate", item => [Year(item.Date.Year)]);

    public static readonly View ByCompany = new("DealsByCompany", item => [item.Company.Id.ToString()]);

    /// <summary>All parties, so that an acquirer's page is one range too; who asks for investors checks the role.</summary>
    public static readonly View ByInvestor = new("DealsByInvestor", item => item.Parties.Select(party => party.Id.ToString()));

    public static readonly View BySector = new("DealsBySector", item => item.Sectors.Select(sector => sector.ToString()));

    public static readonly View ByCountry = new("DealsByCountry", item => item.Country is { } country ? [country] : []);

    public static IReadOnlyList<View> All { get; } = [ByDate, ByCompany, ByInvestor, BySector, ByCountry];

    public static string Year(int year) => year.ToString("D4", CultureInfo.InvariantCulture);
}
