using System.Text;
using ServerlessDeals.Loading.Seeds;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads mapping files: built-in ones by name, and users' own by path.</summary>
public static class MappingFile
{
    private const string Folder = "ServerlessDeals.Loading.Imports.Mappings.";

    static MappingFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The names of the built-in mappings.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
    [
        .. typeof(MappingFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".yaml".Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <param name="nameOrPath">One of <see cref="BuiltIn"/>, or the path of a YAML file.</param>
    /// <returns>The mapping, or null if it has faults, and its text, which identifies an import together with the file.</returns>
    /// <exception cref="FileNotFoundException">It is neither a built-in name nor a file.</exception>
    public static (Mapping? Mapping, string Text, IReadOnlyList<SeedFault> Faults) Read(string nameOrPath)
    {
        if (BuiltIn.Contains(nameOrPath, StringComparer.Ordinal))
        {
            using var resource = new StreamReader(typeof(MappingFile).Assembly.GetManifestResourceStream(Folder + nameOrPath + ".yaml")!);
            return Parse(resource.ReadToEnd(), nameOrPath);
        }

        return File.Exists(nameOrPath)
            ? Parse(File.ReadAllText(nameOrPath), Path.GetFileName(nameOrPath))
            : throw new FileNotFoundException(
                $"There is no mapping '{nameOrPath}'. Write {string.Join(" or ", BuiltIn)}, " +
                "or the path of a mapping file (docs/import.md shows one).");
    }

    public static (Mapping? Mapping, string Text, IReadOnlyList<SeedFault> Faults) Parse(string text, string file)
    {
        var faults = new List<SeedFault>();
        try
        {
            if (YamlText.Documents(text) is [{ RootNode: YamlMappingNode root }])
            {
                var mapping = Mapping(new(root, file, "", faults));
                return (faults.Exists(fault => fault.Severity == Severity.Error) ? null : mapping, text, faults);
            }

            faults.Add(new(Severity.Error, file, 1, 1, "file", "is not a single mapping; docs/import.md describes the format"));
        }
        catch (YamlException wrong)
        {
            var message = $"is not YAML: {InvisibleText.Shown(wrong.Message)}";
            faults.Add(new(Severity.Error, file, wrong.Start.Line, wrong.Start.Column, "file", message));
        }

        return (null, text, faults);
    }

    private static Mapping? Mapping(SeedNode node)
    {
        var name = node.RequiredText("name", "my-spreadsheet");
        var source = node.Require(
            "source", "{ id: my-spreadsheet, publisher: …, title: …, url: …, published: 2024-03, kind: aggregator }");
        var deal = node.Require("deal", "{ kind: funding-round, status: closed }");
        var company = node.Require("company", "{ name: company_name }");
        var separator = MoneyKeys.DecimalSeparator(node);
        var home = source?.Value("country", Country.Parse);
        var sourceId = source?.RequiredValue("id", "my-spreadsheet", Slug.Parse);
        var (common, sourceColumns) = source is null ? default : SourceKeys.Read(source);
        if (source is not null)
        {
            TextRules.Check(source);
        }

        var kind = DealKeys.Choice(deal, "kind", "funding-round", EnumWords.Parse<DealKind>, DealWords.Kind);
        var status = DealKeys.Choice(deal, "status", "closed", EnumWords.Parse<DealStatus>, DealWords.Status);
        deal?.RefuseUnknownKeys();
        var companyName = ColumnKeys.Read(company?.Require("name", "company_name"));
        var date = ColumnKeys.Read(node.Require("date", "announced_on"), ColumnContent.Dates);
        var mapping = companyName is null || date is null || common is null ? null : new Mapping
        {
            Name = name,
            Format = node.Value("format", EnumWords.Parse<ImportFormat>),
            Encoding = LayoutKeys.Encoding(node),
            Delimiter = LayoutKeys.Delimiter(node),
            Header = LayoutKeys.Header(node),
            Root = node.Text("root"),
            Skip = LayoutKeys.Skip(node),
            SourceId = sourceId ?? default,
            Source = common,
            SourceColumns = sourceColumns,
            Kind = kind,
            Status = status,
            Company = companyName,
            CompanyId = ColumnKeys.Read(company!.Find("id")),
            Country = ColumnKeys.Read(
                company.Find("country"), check: text => Country.Meant(text) is null ? Country.Parse(text).Error : null),
            City = ColumnKeys.Read(company.Find("city")),
            Sectors = ColumnKeys.Read(company.Find("sectors"), ColumnContent.Several, text => Sector.Parse(text).Error),
            Date = date,
            Round = ColumnKeys.Read(node.Find("round")),
            Amount = MoneyKeys.Read(node.Find("amount"), home, separator),
            Valuation = MoneyKeys.Read(node.Find("valuation"), home, separator),
            Note = ColumnKeys.Read(node.Find("note")),
            Parties = [.. node.List("parties").Select(DealKeys.Party).OfType<PartyRule>()],
        };
        company?.RefuseUnknownKeys();
        node.RefuseUnknownKeys();
        return mapping;
    }
}
