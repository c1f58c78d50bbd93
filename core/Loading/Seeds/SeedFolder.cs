using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>Reads a folder of seed files: companies/*.yaml, one company each, and investors.yaml with all other organizations.</summary>
public static class SeedFolder
{
    /// <returns>Everything that could be read, and all faults. The set is only complete if there are no errors.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static (SeedSet Set, IReadOnlyList<SeedFault> Faults) Read(string folder, TimeProvider time)
    {
        var faults = new List<SeedFault>();
        var rules = new SeedRules(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var root = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var files = Directory.EnumerateFiles(Path.Combine(folder, "companies"), "*.yaml").Order(StringComparer.Ordinal).ToList();
        foreach (var path in files)
        {
            var name = $"{root}/companies/{Path.GetFileName(path)}";
            if (Root(path, name, faults) is { } node)
            {
                Company(node, Path.GetFileNameWithoutExtension(path), rules);
            }
        }

        var investors = Path.Combine(folder, "investors.yaml");
        if (File.Exists(investors) && Root(investors, $"{root}/investors.yaml", faults) is { } list)
        {
            foreach (var organization in list.List("organizations"))
            {
                rules.Add(SeedFileReader.Organization(organization, OrganizationKind.Investor), organization);
            }

            list.RefuseUnknownKeys();
        }

        var set = new SeedSet(rules.Organizations, rules.Deals, files.Count + (File.Exists(investors) ? 1 : 0));
        rules.Check();
        var sorted = faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column);
        return (set, [.. sorted]);
    }

    private static void Company(SeedNode node, string fileName, SeedRules rules)
    {
        var company = node.Require("company", "{ id: moonshot-ai, name: Moonshot AI }") is { } found
            ? rules.Add(SeedFileReader.Organization(found, OrganizationKind.Company), found)
            : null;
        if (company is not null && company.Id.ToString() != fileName)
        {
            node.Find("company")!.Fault($"has the id {company.Id} in a file named {fileName}.yaml; name the file {company.Id}.yaml");
        }

        var recorded = node.Value("recorded", SeedFileReader.Day);
        foreach (var deal in node.List("deals"))
        {
            rules.Add(SeedFileReader.Deal(deal, company?.Id ?? default, recorded, rules.AddClaim), deal);
        }

        node.RefuseUnknownKeys();
    }

    private static SeedNode? Root(string path, string name, List<SeedFault> faults)
    {
        try
        {
            using var text = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            if (yaml.Documents is [var document])
            {
                return new(document.RootNode, name, "", faults);
            }

            faults.Add(new(Severity.Error, name, 1, 1, "file", $"has {yaml.Documents.Count} documents; write one"));
        }
        catch (YamlException wrong)
        {
            var message = $"is not YAML: {wrong.InnerException?.Message ?? wrong.Message}";
            faults.Add(new(Severity.Error, name, wrong.Start.Line, wrong.Start.Column, "file", message));
        }

        return null;
    }
}
