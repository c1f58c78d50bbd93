using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Layout;

/// <summary>
/// The smallest set of deals that is counted: one group ("overall", "sector:robotics") in one month, or in one quarter or
/// year for deals with a less precise date. Larger sets are sums of cells.
/// </summary>
internal readonly record struct SummaryCell(string Group, PartialDate Period)
{
    public const string Overall = "overall";

    public static IEnumerable<SummaryCell> Of(DealItem item)
    {
        var period = item.Date.ToMonth();
        yield return new(Overall, period);
        foreach (var sector in item.Sectors)
        {
            yield return new(Groups.Of(Dimension.Sector, sector.ToString()), period);
        }

        if (item.Country is { } country)
        {
            yield return new(Groups.Of(Dimension.Country, country), period);
            foreach (var region in Region.Of(country))
            {
                yield return new(Groups.Of(Dimension.Region, region.ToString()), period);
            }
        }

        if (item.Round is { } round)
        {
            yield return new(Groups.Of(Dimension.Round, round.ToString()), period);
        }

        yield return new(Groups.Of(Dimension.Kind, EnumWords.Of(item.Kind)), period);
        yield return new(Groups.Of(Dimension.Status, EnumWords.Of(item.Status)), period);
        yield return new(Groups.Of(Dimension.Company, item.Company.Id.ToString()), period);
        foreach (var party in item.Parties.Where(party => party.IsInvestor()))
        {
            yield return new(Groups.Of(Dimension.Investor, party.Id.ToString()), period);
        }
    }

    public static SummaryCell Parse(string text)
    {
        var separator = text.LastIndexOf('@');
        return new(text[..separator], PartialDate.Parse(text[(separator + 1)..]).OrThrow());
    }

    /// <summary>The rows with the cell's deals: keys within the month, or on the first day of a quarter or year.</summary>
    public RowRange Rows()
    {
        var (dimension, key) = Groups.Split(Group);
        var (view, partition) = dimension switch
        {
            Dimension.Sector => (Views.BySector, key),
            Dimension.Country => (Views.ByCountry, key),
            Dimension.Region => (Views.ByRegion, key),
            Dimension.Round => (Views.ByRound, key),
            Dimension.Kind => (Views.ByKind, key),
            Dimension.Status => (Views.ByStatus, key),
            Dimension.Company => (Views.ByCompany, key),
            Dimension.Investor => (Views.ByInvestor, key),
            _ => (Views.ByDate, Views.Year(Period.Year)),
        };
        var last = Period.Precision == DatePrecision.Month ? Period.Last : Period.First;
        return new(
            view.Table, partition, RowKeys.Inverted(last), RowKeys.Inverted(Period.First) + RowRange.LastKey, TableLimits.PageRows, []);
    }

    public override string ToString() => $"{Group}@{Period}";
}
