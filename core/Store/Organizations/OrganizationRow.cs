using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Organizations;

/// <summary>Reads and writes an organization in a row: its own row, or a row in a list by name.</summary>
internal static class OrganizationRow
{
    /// <summary>The row key of the organization's own row; the partition key is its id.</summary>
    public const string Key = "organization";

    private const string Content = "Content";

    public static void Put(TableEntity row, Organization organization) =>
        Columns.Put(row, Content, Columns.Json(organization, DealsJson.Default.Organization));

    public static Organization Read(TableEntity row) => Columns.Get(row, Content, DealsJson.Default.Organization)!;
}
