using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>A deal made ready to be written: its states through time and all its rows.</summary>
public sealed class PreparedDeal
{
    // Other rows, or other summaries to be counted in, are another hash, so that a load of the seeds writes them anew.
    private const string Layout = "families-stages-marks";

    public PreparedDeal(Deal deal, Register register)
    {
        Deal = deal;
        Periods = DealRows.Periods(deal, register);
        Rows = DealRows.Of(deal.Id, Periods, register.Find(deal.Company)?.Competitors ?? []);
        Document = Columns.Json(deal, DealsJson.Default.Deal);
        Named = Columns.Json<IReadOnlyList<Organization>>(
            [.. deal.Claims.SelectMany(claim => claim.Parties).Select(party => party.Org).Append(deal.Company).Distinct().Order().Select(register.Find).OfType<Organization>()],
            DealsJson.Default.IReadOnlyListOrganization);
        Hash = Hashed.Hash([Encoding.UTF8.GetBytes(Layout), Document, Named, Columns.Json(Periods, DealsJson.Default.IReadOnlyListDealPeriod)]);
    }

    public Deal Deal { get; }

    public IReadOnlyList<DealPeriod> Periods { get; }

    /// <summary>Of all that readers can see of it: its claims, and the names and sectors of the organizations it shows.</summary>
    public string Hash { get; }

    internal IReadOnlyDictionary<Address, TableEntity> Rows { get; }

    internal byte[] Document { get; }

    /// <summary>The organizations that it names, so that whoever reads it need not look for them.</summary>
    internal byte[] Named { get; }
}
