using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessDeals.Functions.Mcp;

/// <summary>The JSON schema of a tool's answers, with the descriptions of their properties.</summary>
internal static class AnswerSchema
{
    private static readonly JsonSchemaExporterOptions Options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) =>
        {
            if (context.PropertyInfo?.AttributeProvider is { } property
                && property.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true) is [DescriptionAttribute text, ..]
                && schema is JsonObject described)
            {
                described.Insert(0, "description", text.Description);
            }

            return schema;
        },
    };

    public static JsonObject Of(JsonTypeInfo answer) => (JsonObject)answer.GetJsonSchemaAsNode(Options);
}

[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SchemaJson : JsonSerializerContext;
