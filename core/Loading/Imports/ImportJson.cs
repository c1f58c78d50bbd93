using System.Text.Json.Serialization;
using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Loading.Imports;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(WordConverter<PartyRole>), typeof(WordConverter<Commitment>), typeof(WordConverter<DealKind>)])]
[JsonSerializable(typeof(ImportLine))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ImportJson : JsonSerializerContext;
