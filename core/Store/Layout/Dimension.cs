using System.Text.Json.Serialization;

namespace ServerlessDeals.Store.Layout;

/// <summary>What deals are grouped by in summaries.</summary>
[JsonConverter(typeof(WordConverter<Dimension>))]
public enum Dimension
{
    Overall,
    Month,
    Quarter,
    Year,
    Sector,
    Country,
    Round,
    Status,
    Company,
    Investor,
}
