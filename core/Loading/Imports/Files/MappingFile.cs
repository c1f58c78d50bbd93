using System.Text;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Values.Spoken;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Loading.Imports;

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
        var encoding = node.Text("encoding") ?? "utf-8";
        if (!IsEncoding(encoding))
        {
            node.Find("encoding")!.Fault($"'{encoding}' is not an encoding; write utf-8, windows-1252 or macintosh");
        }

        var delimiter = node.Text("delimiter") ?? ",";
        if (delimiter is not [_])
        {
            node.Find("delimiter")!.Fault("is not one character; write ; or | in quotes");
        }

        var separator = DecimalSeparator(node);
        var home = source?.Value("country", Country.Parse);
        var sourceId = source?.RequiredValue("id", "my-spreadsheet", Slug.Parse);
        var read = source is null ? null : SeedFileReader.Source(source);
        if (source is not null)
        {
            TextRules.Check(source);
        }

        var kind = deal?.RequiredValue("kind", "funding-round", EnumWords.Parse<DealKind>);
        var status = deal?.RequiredValue("status", "closed", EnumWords.Parse<DealStatus>);
        deal?.RefuseUnknownKeys();
        var companyName = company?.Require("name", "company_name") is { } named ? Rule(named) : null;
        var date = node.Require("date", "announced_on") is { } when ? Rule(when, ColumnContent.Dates) : null;
        var mapping = companyName is null || date is null || read is null ? null : new Mapping
        {
            Name = name,
            Format = node.Value("format", EnumWords.Parse<ImportFormat>),
            Encoding = encoding,
            Delimiter = delimiter is [var character] ? character : ',',
            SourceId = sourceId ?? default,
            Source = read,
            Kind = kind ?? default,
            Status = status ?? default,
            Company = companyName,
            CompanyId = Rule(company!.Find("id")),
            Country = Rule(company.Find("country"), check: text => Country.Parse(text).Error),
            City = Rule(company.Find("city")),
            Sectors = Rule(company.Find("sectors"), ColumnContent.Several, text => Sector.Parse(text).Error),
            Date = date,
            Round = Rule(node.Find("round")),
            Amount = Money(node.Find("amount"), home, separator),
            Valuation = Money(node.Find("valuation"), home, separator),
            Parties = [.. node.List("parties").Select(Party).OfType<PartyRule>()],
        };
        company?.RefuseUnknownKeys();
        node.RefuseUnknownKeys();
        return mapping;
    }

    private static PartyRule? Party(SeedNode node)
    {
        var role = node.Value("role", EnumWords.Parse<PartyRole>) ?? PartyRole.Unknown;
        var commitment = node.Value("commitment", EnumWords.Parse<Commitment>) ?? Commitment.Closed;
        return Rule(node, ColumnContent.Several) is { } rule ? new(rule, role, commitment) : null;
    }

    // The decimal separator, or the other one if only the separator of thousands is given.
    private static char? DecimalSeparator(SeedNode node)
    {
        var (point, thousands) = (Separator(node, "decimal"), Separator(node, "thousands"));
        if (point is not null && point == thousands)
        {
            node.Find("thousands")!.Fault("is the same as decimal:; write the character between thousands");
        }

        return (point, thousands) switch
        {
            ({ } known, _) => known,
            (_, '.') => ',',
            (_, ',') => '.',
            _ => null,
        };
    }

    private static char? Separator(SeedNode node, string key)
    {
        var text = node.Text(key);
        var isKnown = text is "." or "," || (key == "thousands" && text is " " or "'");
        if (text is not null && !isKnown)
        {
            node.Find(key)!.Fault($"'{text}' is not a separator; write \".\" or \",\"" + (key == "thousands" ? ", \" \" or \"'\"" : ""));
        }

        return isKnown ? text![0] : null;
    }

    private static MoneyRule? Money(SeedNode? node, Country? home, char? separator)
    {
        if (node is null)
        {
            return null;
        }

        var isMapping = node.IsMapping;
        var currency = isMapping ? node.Value("currency", Currency.Parse) : null;
        var dollar = isMapping ? node.Value("dollar", Currency.Parse) : null;
        var unit = isMapping ? Unit(node) : 1;
        return Rule(node) is { } rule ? new(rule, new(currency, dollar, home), new(separator, unit)) : null;
    }

    private static long Unit(SeedNode node)
    {
        var text = node.Text("unit");
        if (text is null)
        {
            return 1;
        }

        if (Notation.UnitOf(text) is { } size)
        {
            return size;
        }

        node.Find("unit")!.Fault($"'{text}' is not a unit; write thousand, million or billion");
        return 1;
    }

    // A column is either just its name, or a mapping with the name and how to read it.
    /// <param name="check">Returns an error message for a replacement word in the mapping, or null if it is valid.</param>
    private static ColumnRule? Rule(SeedNode? node, ColumnContent content = ColumnContent.One, Func<string, string?>? check = null)
    {
        if (node is null)
        {
            return null;
        }

        if (!node.IsMapping)
        {
            return new(node.Scalar() ?? "", new Dictionary<string, string>(), "", null, []);
        }

        var rule = new ColumnRule(
            node.RequiredText("column", "company_name"),
            node.Find("words")?.Pairs(text => text.Length == 0 ? null : check?.Invoke(text)) ?? new Dictionary<string, string>(),
            node.Text("prefix") ?? "",
            content == ColumnContent.Several ? node.Text("separator") : null,
            content == ColumnContent.Dates ? Formats(node) : []);
        node.RefuseUnknownKeys();
        return rule;
    }

    // Two formats that read the same text as different days would make a file's dates depend on which of them fits first.
    private static IReadOnlyList<string> Formats(SeedNode node)
    {
        var read = node.List("formats").Select(written => (Node: written, Text: Format(written))).ToList();
        foreach (var (at, (written, format)) in read.Index())
        {
            var other = read.Take(at).Select(before => before.Text).OfType<string>()
                .FirstOrDefault(before => format is not null && DateFormat.Contradict(before, format));
            if (other is not null)
            {
                written.Fault($"'{format}' and '{other}' read the same text as different days; write the one that the file has");
            }
        }

        return [.. read.Select(pair => pair.Text).OfType<string>()];
    }

    private static string? Format(SeedNode node)
    {
        var format = node.Scalar();
        if (format is not null && !DateFormat.IsValid(format))
        {
            node.Fault($"'{format}' is not a date format; write one with a year, such as M/d/yyyy, d MMM yyyy or yyyy-MM-ddTHH:mm:ssK");
        }

        return format;
    }

    /// <summary>The content of a column, which decides how it can be read.</summary>
    private enum ColumnContent
    {
        One,
        Several,
        Dates,
    }

    private static bool IsEncoding(string name)
    {
        try
        {
            return Encoding.GetEncoding(name) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
