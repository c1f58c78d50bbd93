using System.Globalization;
using System.IO.Compression;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Tests.Witness;

/// <summary>Seed files as the witness reads them: with its own code, trusting that they are well formed.</summary>
internal sealed record WitnessSeeds(IReadOnlyList<WitnessOrganization> Organizations, IReadOnlyList<WitnessDeal> Deals)
{
    private static readonly Lazy<WitnessSeeds> FrozenSeeds = new(() => Read(FrozenTexts().Select(file => file.Yaml)));

    /// <summary>The seeds of 24 November 2026. They do not change, so figures measured on them stay true.</summary>
    public static WitnessSeeds Frozen => FrozenSeeds.Value;

    public static WitnessSeeds Read(string folder) => Read(
        Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    public static WitnessSeeds Read(IEnumerable<string> yamlTexts)
    {
        var organizations = new List<WitnessOrganization>();
        var deals = new List<WitnessDeal>();
        foreach (var text in yamlTexts)
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var root = stream.Documents[0].RootNode;
            organizations.AddRange(Items(root, "organizations").Select(Organization));
            if (Field(root, "company") is { } company)
            {
                organizations.Add(Organization(company));
                deals.AddRange(Items(root, "deals").Select(deal => Deal(deal, Text(company, "id")!, Text(root, "recorded"))));
            }
        }

        return new(organizations, deals);
    }

    /// <summary>Each frozen file, such as companies/minimax.yaml, with its text.</summary>
    public static IReadOnlyList<(string Name, string Yaml)> FrozenTexts()
    {
        using var zip = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "Frozen", "seeds-2026-11-24.zip"));
        return [.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, reader.ReadToEnd());
        })];
    }

    private static WitnessOrganization Organization(YamlNode node) =>
        new(Text(node, "id")!, Text(node, "name")!, Text(node, "country"), Texts(node, "sectors"), Texts(node, "competitors"));

    private static WitnessDeal Deal(YamlNode node, string company, string? recorded) => new(
        Text(node, "id")!,
        company,
        Text(node, "kind")!,
        Text(node, "partOf"),
        [.. Items(node, "claims").Select(claim => Claim(claim, company, recorded))]);

    private static WitnessClaim Claim(YamlNode node, string company, string? recorded)
    {
        var source = Field(node, "source")!;
        return new()
        {
            Id = Text(node, "id")!,
            Company = company,
            Publisher = Text(source, "publisher")!,
            Published = WitnessDate.Read(Text(source, "published")!),
            SourceKind = Text(source, "kind")!,
            Cites = Text(source, "cites"),
            By = Text(source, "by"),
            Anonymous = Text(source, "anonymous") == "true",
            Recorded = DateOnly.ParseExact(Text(node, "recorded") ?? recorded!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Supersedes = Text(node, "supersedes"),
            Status = Text(node, "status")!,
            Announced = Text(node, "announced") is { } announced ? WitnessDate.Read(announced) : null,
            Closed = Text(node, "closed") is { } closed ? WitnessDate.Read(closed) : null,
            Round = Text(node, "round"),
            Amount = Text(node, "amount") is { } amount ? WitnessAmount.Read(amount) : null,
            Valuation = Text(node, "valuation") is { } valuation ? WitnessValuation.Read(valuation) : null,
            Parties = [.. Items(node, "parties").Select(Party)],
            IsMistaken = Text(node, "knownMistake") is not null,
        };
    }

    private static WitnessParty Party(YamlNode node) => new(
        Text(node, "org")!,
        Text(node, "role")!,
        Text(node, "commitment")!,
        Text(node, "amount") is { } amount ? WitnessAmount.Read(amount) : null);

    private static YamlNode? Field(YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string? Text(YamlNode node, string key) => (Field(node, key) as YamlScalarNode)?.Value;

    private static IEnumerable<YamlNode> Items(YamlNode node, string key) => (Field(node, key) as YamlSequenceNode)?.Children ?? [];

    private static List<string> Texts(YamlNode node, string key) => [.. Items(node, key).Select(item => ((YamlScalarNode)item).Value!)];
}
