using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>A file of the open data, with its hash.</summary>
/// <param name="Description">The content of the file in words.</param>
public sealed record DataFile(string Name, string Description, byte[] Content)
{
    public string Path => "data/" + Name;

    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));
}

/// <summary>The files of the open data: deals, claims and organizations, and the files that describe and check them.</summary>
internal static class DataFiles
{
    private const string Ndjson = "application/x-ndjson";

    private static readonly JsonSerializerOptions Indented = new(DealsJson.Web.Options) { WriteIndented = true, NewLine = "\n" };

    // The columns of deals.csv, in their order.
    private static readonly (string Name, string Type, string Description)[] DealFields =
    [
        ("id", "string", "The deal's id. It never changes."),
        ("company", "string", "The company's id."),
        ("company_name", "string", "The company's present name."),
        ("kind", "string", "funding-round, strategic-investment, acquisition, debt, secondary, acquihire-licence or cumulative."),
        ("family", "string", "funding, debt, secondary or takeovers: never added up across; empty for a yearly total."),
        ("status", "string", "rumoured, in-talks, announced, closed, cancelled or denied."),
        ("date", "string", "As precisely as it is known: 2024, 2024-Q1, 2024-03 or 2024-03-05."),
        ("round", "string", "seed, series-a and so on."),
        ("amount", "string", "With its hedge, as people write it."),
        ("amount_qualifier", "string", "exactly, about, at-least, more-than, up-to, less-than, between or undisclosed."),
        ("amount_low", "integer", "The least it can be, in whole units of the currency; empty if undisclosed."),
        ("amount_high", "integer", "The most it can be; empty if open or undisclosed."),
        ("currency", "string", "ISO 4217."),
        ("valuation", "string", "With its hedge and basis."),
        ("leads", "string", "Ids, separated by semicolons."),
        ("parties", "string", "Ids, separated by semicolons."),
        ("country", "string", "The company's country, ISO 3166-1 alpha-2."),
        ("unconfirmed", "boolean", "Only aggregators say that the deal is settled, or in talks, or ended."),
        ("from_talks", "string", "Fields whose values were said during talks and not since, separated by semicolons."),
        ("undecided", "string", "Fields for which another value has as much support as the one shown, separated by semicolons."),
        ("unpaired", "boolean", "No source gives this amount together with this valuation."),
        ("only_in_talks", "string", "Ids of parties that were only ever in talks, separated by semicolons."),
        ("amount_source", "string", "The address of the source of the amount."),
        .. Comparable("amount"),
        ("valuation_qualifier", "string", "Like amount_qualifier; empty if there is no valuation."),
        ("valuation_low", "integer", "The least it can be, in whole units of its currency; empty if undisclosed."),
        ("valuation_high", "integer", "The most it can be; empty if open or undisclosed."),
        ("valuation_currency", "string", "ISO 4217."),
        .. Comparable("valuation"),
    ];

    /// <summary>The name and media type of each data file.</summary>
    public static IReadOnlyList<(string Name, string Type)> WithData { get; } =
        [("deals.csv", "text/csv"), ("deals.ndjson", Ndjson), ("claims.ndjson", Ndjson), ("organizations.ndjson", Ndjson)];

    public static IReadOnlyList<DataFile> Of(SiteContent content)
    {
        var data = content.Data;
        var deals = data.Deals.Select(deal => Encoding.UTF8.GetString(content.DealJson.Of(deal.Deal).Json));
        var claims = data.Deals.SelectMany(deal => deal.Claims.Select(claim => ClaimLine(deal.Deal.Id, claim)));
        var organizations = data.Companies.Concat(data.Investors).Select(detail => detail.Organization)
            .DistinctBy(organization => organization.Id).OrderBy(organization => organization.Id)
            .Select(organization => JsonSerializer.Serialize(organization, DealsJson.Web.Organization));
        var files = new List<DataFile>
        {
            new(
                "deals.csv", "Deals as resolved from their claims, a line each",
                DealCsv.Table(data.Deals.Select(deal => deal.Deal), withHeader: true)),
            new("deals.ndjson", "The same with parties and sources, a JSON object a line", Lines(deals)),
            new("claims.ndjson", "Every claim: what one source, on one date, said", Lines(claims)),
            new("organizations.ndjson", "Companies and investors, with former names, rivals and parents", Lines(organizations)),
        };
        var package = Package(files, Licence.Of(data));
        files.Add(SchemaFile("deals", LineSchema.Of("DealItem")));
        files.Add(SchemaFile("claims", LineSchema.Of("Claim", ("deal", "The id of the deal that it is about."))));
        files.Add(SchemaFile("organizations", LineSchema.Of("Organization")));
        files.Add(new("datapackage.json", "What each file and column means, and the licences", package));
        var checksums = string.Concat(files.Select(file => $"{file.Hash}  {file.Name}\n"));
        files.Add(new("checksums.txt", "SHA-256 of the files above", Encoding.UTF8.GetBytes(checksums)));
        return files;
    }

    private static IEnumerable<(string Name, string Type, string Description)> Comparable(string field) =>
    [
        ($"{field}_usd", "string", "In US dollars at the rate of the deal's date; in dollars already, as reported; empty without a rate."),
        ($"{field}_usd_low", "integer", "The least it can be in whole US dollars, rounded down."),
        ($"{field}_usd_high", "integer", "The most it can be in whole US dollars, rounded up; empty if open."),
        ($"{field}_usd_rate", "number", "The US dollars that one unit was worth; empty if it was reported in dollars."),
        ($"{field}_usd_rate_date", "string", "The day of the rate, or the period of which it is the mean; empty for a peg."),
        ($"{field}_usd_rate_source", "string", "Who published the rate."),
    ];

    private static string ClaimLine(DealId deal, Claim claim)
    {
        var node = JsonSerializer.SerializeToNode(claim, DealsJson.Web.Claim)!.AsObject();
        node.Insert(0, "deal", deal.ToString());
        return node.ToJsonString(DealsJson.Web.Options);
    }

    private static byte[] Lines(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static DataFile SchemaFile(string name, JsonObject schema) =>
        new($"{name}.schema.json", $"JSON Schema of a line of {name}.ndjson", Utf8(schema));

    /// <summary>A descriptor of the Data Package standard.</summary>
    private static byte[] Package(List<DataFile> files, IReadOnlyList<Licence> licences) => Utf8(new()
    {
        ["name"] = "serverlessdeals",
        ["title"] = "Investments in AI companies as the press reports them",
        ["licenses"] = new JsonArray([.. licences.Select(licence => (JsonNode)licence.ToJson())]),
        ["resources"] = new JsonArray([.. files.Select(file => (JsonNode)Resource(file))]),
    });

    private static byte[] Utf8(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Indented));

    private static JsonObject Resource(DataFile file)
    {
        var type = WithData.Single(known => known.Name == file.Name).Type;
        return new()
        {
            ["name"] = file.Name.Replace('.', '-'),
            ["profile"] = type == Ndjson ? "data-resource" : "tabular-data-resource",
            ["path"] = file.Name,
            ["description"] = file.Description,
            ["bytes"] = file.Content.Length,
            ["hash"] = "sha256:" + file.Hash,
            ["encoding"] = "utf-8",
            ["format"] = Path.GetExtension(file.Name)[1..],
            ["mediatype"] = type,
            ["schema"] = type == Ndjson ? Path.ChangeExtension(file.Name, "schema.json") : DealTableSchema(),
        };
    }

    private static JsonObject DealTableSchema() => new()
    {
        ["primaryKey"] = "id",
        ["fields"] = new JsonArray(
        [
            .. DealFields.Select(field => (JsonNode)new JsonObject
            {
                ["name"] = field.Name,
                ["type"] = field.Type,
                ["description"] = field.Description,
            }),
        ]),
    };
}
