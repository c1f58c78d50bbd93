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
    private const string Parquet = "application/vnd.apache.parquet";

    private static readonly JsonSerializerOptions Indented = new(DealsJson.Web.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The name and media type of each data file.</summary>
    public static IReadOnlyList<(string Name, string Type)> WithData { get; } =
    [
        ("deals.csv", "text/csv"), ("deals.ndjson", Ndjson), ("claims.ndjson", Ndjson), ("organizations.ndjson", Ndjson),
        ("deals.parquet", Parquet), ("claims.parquet", Parquet), ("parties.parquet", Parquet),
    ];

    public static IReadOnlyList<DataFile> Of(SiteContent content)
    {
        var data = content.Data;
        var deals = data.Deals.Select(deal => Encoding.UTF8.GetString(content.DealJson.Of(deal.Deal).Json));
        var claims = data.Deals.SelectMany(deal => deal.Claims.Select(claim => new DealClaim(deal.Deal.Id, claim))).ToList();
        var parties = data.Deals.SelectMany(deal => deal.Deal.Parties.Select(party => new DealParty(deal.Deal, party))).ToList();
        var items = data.Deals.Select(deal => deal.Deal).ToList();
        var organizations = data.Companies.Concat(data.Investors).Select(detail => detail.Organization)
            .DistinctBy(organization => organization.Id).OrderBy(organization => organization.Id)
            .Select(organization => JsonSerializer.Serialize(organization, DealsJson.Web.Organization));
        var files = new List<DataFile>
        {
            new(
                "deals.csv", "Deals as resolved from their claims, a line each",
                DealCsv.File(DealCsv.Table(items, withHeader: true))),
            new("deals.ndjson", "The same with parties and sources, a JSON object a line", Lines(deals)),
            new("claims.ndjson", "Every claim: what one source, on one date, said", Lines(claims.Select(ClaimLine))),
            new("organizations.ndjson", "Companies and investors, with former names, rivals and parents", Lines(organizations)),
            new("deals.parquet", "The columns of deals.csv with types", ParquetFile.Of(DealColumns.All, items)),
            new("claims.parquet", "Every claim, a row each", ParquetFile.Of(ClaimColumns.All, claims)),
            new("parties.parquet", "Every party of every deal, a row each", ParquetFile.Of(PartyColumns.All, parties)),
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

    private static string ClaimLine(DealClaim claim)
    {
        var node = JsonSerializer.SerializeToNode(claim.Claim, DealsJson.Web.Claim)!.AsObject();
        node.Insert(0, "deal", claim.Deal.ToString());
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
            ["profile"] = type == "text/csv" ? "tabular-data-resource" : "data-resource",
            ["path"] = file.Name,
            ["description"] = file.Description,
            ["bytes"] = file.Content.Length,
            ["hash"] = "sha256:" + file.Hash,
            ["encoding"] = "utf-8",
            ["format"] = Path.GetExtension(file.Name)[1..],
            ["mediatype"] = type,
            ["schema"] = type == Ndjson ? Path.ChangeExtension(file.Name, "schema.json") : TableSchema(file.Name),
        };
    }

    private static JsonObject TableSchema(string file) => file switch
    {
        "claims.parquet" => TableSchema(ClaimColumns.All, hasLists: true, "deal", "id"),
        "parties.parquet" => TableSchema(PartyColumns.All, hasLists: true, "deal", "party"),
        _ => TableSchema(DealColumns.All, hasLists: file != "deals.csv", "id"),
    };

    /// <param name="hasLists">Whether lists are lists. If not, they are texts with semicolons.</param>
    private static JsonObject TableSchema<T>(IEnumerable<TableColumn<T>> columns, bool hasLists, params string[] key) => new()
    {
        ["primaryKey"] = new JsonArray([.. key.Select(name => (JsonNode)name)]),
        ["fields"] = new JsonArray(
        [
            .. columns.Select(column => (JsonNode)new JsonObject
            {
                ["name"] = column.Name,
                ["type"] = TypeOf(column.Type, hasLists),
                ["description"] = column.Type == ColumnType.List && !hasLists
                    ? column.Description + " Separated by semicolons."
                    : column.Description,
            }),
        ]),
    };

    private static string TypeOf(ColumnType type, bool hasLists) => type switch
    {
        ColumnType.Whole => "integer",
        ColumnType.Number => "number",
        ColumnType.Flag => "boolean",
        ColumnType.Day => "date",
        ColumnType.List when hasLists => "array",
        _ => "string",
    };
}
