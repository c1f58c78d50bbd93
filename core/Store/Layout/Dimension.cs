using System.Text.Json.Serialization;

namespace ServerlessDeals.Store.Layout;

/// <summary>The property by which a summary groups deals.</summary>
[JsonConverter(typeof(WordConverter<Dimension>))]
public enum Dimension
{
    Overall,
    Month,
    Quarter,
    Year,
    Sector,
    Country,
    Region,
    Round,
    Kind,
    Status,
    Company,
    Investor,
}
