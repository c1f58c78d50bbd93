using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>
/// The JSON of deals and organizations, in stored rows and in answers: camelCase, enum values as words, nulls left out.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Claim))]
[JsonSerializable(typeof(Deal))]
[JsonSerializable(typeof(DealDetail))]
[JsonSerializable(typeof(DealHistory))]
[JsonSerializable(typeof(DealItem))]
[JsonSerializable(typeof(FieldChanges))]
[JsonSerializable(typeof(IReadOnlyList<DatedTimeline>))]
[JsonSerializable(typeof(IReadOnlyList<DealPeriod>))]
[JsonSerializable(typeof(IReadOnlyList<Organization>))]
[JsonSerializable(typeof(IReadOnlyList<StatusStep>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Organization))]
[JsonSerializable(typeof(OrganizationDetail))]
public sealed partial class DealsJson : JsonSerializerContext
{
    /// <summary>For answers that people read: non-ASCII characters are not escaped.</summary>
    public static DealsJson Web { get; } = new(WebOptions());

    /// <summary>Options for JSON that people read.</summary>
    internal static JsonSerializerOptions WebOptions() => new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
