using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>How surely a deal is what was asked for, where an amount or a date is an interval.</summary>
[JsonConverter(typeof(WordConverter<MatchCertainty>))]
public enum MatchCertainty
{
    Definite,
    Possible,
}
