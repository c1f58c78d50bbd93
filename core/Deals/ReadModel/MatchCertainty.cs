using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>How surely a deal matches a query, since amounts and dates can be intervals.</summary>
[JsonConverter(typeof(WordConverter<MatchCertainty>))]
public enum MatchCertainty
{
    Definite,
    Possible,
}
