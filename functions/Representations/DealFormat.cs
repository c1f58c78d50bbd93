using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Functions.Representations;

/// <summary>A format for lists of deals.</summary>
/// <param name="Word">The value of format=.</param>
internal sealed record DealFormat(string Word, string MediaType, string ContentType)
{
    public static readonly DealFormat Json = new("json", "application/json", Answer.JsonType);
    public static readonly DealFormat Csv = new("csv", "text/csv", "text/csv; charset=utf-8; header=present");
    public static readonly DealFormat Ndjson = new("ndjson", "application/x-ndjson", "application/x-ndjson; charset=utf-8");

    /// <summary>The field that a list has only if it is asked for. A table has no cell for it.</summary>
    public const string Timeline = "timeline";

    // Room for the links of a page.
    private const int EnvelopeBytes = 4096;

    private static readonly JsonWriterOptions Envelope = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<DealFormat> All { get; } = [Json, Csv, Ndjson];

    /// <summary>format= takes precedence over Accept. The default is JSON.</summary>
    /// <exception cref="ProblemException">The request accepts none of the formats.</exception>
    public static DealFormat Choose(HttpRequest request, string? word)
    {
        if (word is not null)
        {
            return All.First(format => format.Word == word);
        }

        if (request.Headers.Accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wanted))
        {
            return Json;
        }

        return All.MaxBy(Quality) is { } best && Quality(best) > 0
            ? best
            : throw new ProblemException(Problem.NotAcceptable(All.Select(format => format.MediaType)));

        // The longest media range that includes the format is the most specific.
        double Quality(DealFormat format) => wanted
            .Where(range => new MediaTypeHeaderValue(format.MediaType).IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .OrderByDescending(range => range.MediaType.Length)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
    }

    public byte[] Write(DealList list, IReadOnlyCollection<string>? fields)
    {
        if (this == Csv)
        {
            return DealCsv.Table(list.Value.Select(listed => listed.Deal), withHeader: true, fields);
        }

        if (this == Ndjson)
        {
            return Lines(list.Value, fields);
        }

        return Document(list, fields);
    }

    public static byte[] Lines(IEnumerable<ListedDeal> deals, IReadOnlyCollection<string>? fields)
    {
        using var lines = new MemoryStream();
        foreach (var deal in deals)
        {
            lines.Write(Written(deal, fields));
            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }

    /// <summary>The names that fields= accepts. Few requests need them, and they take the serializer a while.</summary>
    public static IReadOnlyList<string> Fields => AllFields.Value;

    private static Lazy<IReadOnlyList<string>> AllFields { get; } = new(
        () => [.. DealsJson.Web.DealItem.Properties.Select(property => property.Name), Timeline]);

    /// <summary>
    /// A list in JSON. It is written by hand, because most of it is stored JSON, and because a serializer of the whole list would compile
    /// itself for tens of milliseconds when a new process gives its first answer.
    /// </summary>
    private static byte[] Document(DealList list, IReadOnlyCollection<string>? fields)
    {
        var deals = list.Value.Select(deal => Written(deal, fields)).ToList();
        var body = new ArrayBufferWriter<byte>(deals.Sum(deal => deal.Length + 1) + EnvelopeBytes);
        using (var json = new Utf8JsonWriter(body, Envelope))
        {
            json.WriteStartObject();
            json.WriteStartArray("value");
            foreach (var deal in deals)
            {
                json.WriteRawValue(deal, skipInputValidation: true);
            }

            json.WriteEndArray();
            WriteIfAny(json, "nextLink", list.NextLink);
            if (list.Total is { } total)
            {
                json.WriteNumber("total", total);
            }

            WriteIfAny(json, "nextCursor", list.NextCursor);
            WriteIfAny(json, "totalUnknown", list.TotalUnknown);
            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static byte[] Written(ListedDeal deal, IReadOnlyCollection<string>? fields) =>
        fields is null ? deal.Json : Encoding.UTF8.GetBytes(SelectFields(deal, fields).ToJsonString(DealsJson.Web.Options));

    private static JsonObject SelectFields(ListedDeal deal, IReadOnlyCollection<string> fields)
    {
        var all = JsonNode.Parse(deal.Json)!.AsObject();
        foreach (var name in all.Select(pair => pair.Key).Where(name => name != "id" && !fields.Contains(name)).ToList())
        {
            all.Remove(name);
        }

        if (fields.Contains(Timeline))
        {
            all[Timeline] = JsonSerializer.SerializeToNode(deal.Timeline ?? [], DealsJson.Web.IReadOnlyListStatusStep);
        }

        return all;
    }
}
