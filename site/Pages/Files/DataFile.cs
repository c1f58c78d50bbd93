using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>A file of the whole data, with its hash.</summary>
public sealed record DataFile(string Name, string Holds, byte[] Content)
{
    public string Path => "data/" + Name;

    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));
}

/// <summary>The whole data: deals, their claims, organizations, and what describes and checks them.</summary>
internal static class DataFiles
{
    private const string Lined = "application/x-ndjson";

    private static readonly (string Name, string Type, string Means)[] Fields =
    [
        ("id", "string", "The deal's id. It never changes."), ("company", "string", "The company's id."), ("company_name", "string", "The name it carries today."),
        ("kind", "string", "funding-round, strategic-investment, acquisition, debt, secondary, acquihire-licence or cumulative."),
        ("family", "string", "funding, debt, secondary or takeovers: never added up across; empty for a yearly total."),
        ("status", "string", "rumoured, in-talks, announced, closed, cancelled or denied."), ("date", "string", "As precisely as it is known: 2024, 2024-Q1, 2024-03 or 2024-03-05."),
        ("round", "string", "seed, series-a and so on."), ("amount", "string", "With its hedge, as people write it."), ("amount_qualifier", "string", "exactly, about, at-least, more-than, up-to, less-than, between or undisclosed."),
        ("amount_low", "integer", "The least it can be, in whole units of the currency; empty where undisclosed."), ("amount_high", "integer", "The most it can be; empty where open or undisclosed."),
        ("currency", "string", "ISO 4217."), ("valuation", "string", "With its hedge and basis."), ("leads", "string", "Ids, between semicolons."), ("parties", "string", "Ids, between semicolons."),
        ("country", "string", "Of the company, ISO 3166-1 alpha-2."), ("unconfirmed", "boolean", "That it is settled, or in talks, or ended, is said by aggregators alone."),
        ("from_talks", "string", "Fields that were said of talks and of nothing since, between semicolons."), ("undecided", "string", "Fields for which another value has as much as the one shown, between semicolons."),
        ("unpaired", "boolean", "No source gives this amount with this valuation."), ("only_in_talks", "string", "Ids of parties that were only ever in talks, between semicolons."), ("amount_source", "string", "The address of the source of the amount."),
    ];

    /// <summary>Name and media type of each file that holds data.</summary>
    public static IReadOnlyList<(string Name, string Type)> Held { get; } =
        [("deals.csv", "text/csv"), ("deals.ndjson", Lined), ("claims.ndjson", Lined), ("organizations.ndjson", Lined)];

    private static readonly JsonSerializerOptions Indented = new(DealsJson.Web.Options) { WriteIndented = true, NewLine = "\n" };

    public static IReadOnlyList<DataFile> Of(SiteContent content)
    {
        var data = content.Data;
        var files = new List<DataFile>
        {
            new("deals.csv", "Deals as resolved from their claims, a line each", DealCsv.Table(data.Deals.Select(deal => deal.Deal), withHeader: true)),
            new("deals.ndjson", "The same with parties and sources, a JSON object a line", Lines(data.Deals.Select(deal => Encoding.UTF8.GetString(content.DealJson.Of(deal.Deal).Json)))),
            new("claims.ndjson", "Every claim: what one source, on one date, said", Lines(data.Deals.SelectMany(deal => deal.Claims.Select(claim => Claim(deal.Deal.Id, claim))))),
            new("organizations.ndjson", "Companies and investors, with former names, rivals and parents", Lines(data.Companies.Concat(data.Investors)
                .Select(one => one.Organization).DistinctBy(one => one.Id).OrderBy(one => one.Id).Select(one => JsonSerializer.Serialize(one, DealsJson.Web.Organization)))),
        };
        var package = Package(files, Licence.Of(data));
        files.Add(Schema("deals", LineSchema.Of("DealItem")));
        files.Add(Schema("claims", LineSchema.Of("Claim", ("deal", "The id of the deal that it is about."))));
        files.Add(Schema("organizations", LineSchema.Of("Organization")));
        files.Add(new("datapackage.json", "What each file and column means, and the licences", package));
        files.Add(new("checksums.txt", "SHA-256 of the files above", Encoding.UTF8.GetBytes(string.Concat(files.Select(file => $"{file.Hash}  {file.Name}\n")))));
        return files;
    }

    private static string Claim(DealId deal, Claim claim)
    {
        var node = JsonSerializer.SerializeToNode(claim, DealsJson.Web.Claim)!.AsObject();
        node.Insert(0, "deal", deal.ToString());
        return node.ToJsonString(DealsJson.Web.Options);
    }

    private static byte[] Lines(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static DataFile Schema(string of, JsonObject schema) => new($"{of}.schema.json", $"JSON Schema of a line of {of}.ndjson", Written(schema));

    private static byte[] Package(List<DataFile> files, IReadOnlyList<Licence> licences) => Written(new()
    {
        ["name"] = "serverlessdeals",
        ["title"] = "Investments in AI companies as the press reports them",
        ["licenses"] = new JsonArray([.. licences.Select(licence => (JsonNode)licence.ToJson())]),
        ["resources"] = new JsonArray([.. files.Select(file => (JsonNode)Resource(file))]),
    });

    private static byte[] Written(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Indented));

    private static JsonObject Resource(DataFile file)
    {
        var type = Held.Single(held => held.Name == file.Name).Type;
        return new()
        {
            ["name"] = file.Name.Replace('.', '-'),
            ["profile"] = type == Lined ? "data-resource" : "tabular-data-resource",
            ["path"] = file.Name,
            ["description"] = file.Holds,
            ["bytes"] = file.Content.Length,
            ["hash"] = "sha256:" + file.Hash,
            ["encoding"] = "utf-8",
            ["format"] = Path.GetExtension(file.Name)[1..],
            ["mediatype"] = type,
            ["schema"] = type == Lined ? Path.ChangeExtension(file.Name, "schema.json") : Table(),
        };
    }

    private static JsonObject Table() => new()
    {
        ["primaryKey"] = "id",
        ["fields"] = new JsonArray([.. Fields.Select(field => (JsonNode)new JsonObject { ["name"] = field.Name, ["type"] = field.Type, ["description"] = field.Means })]),
    };
}
