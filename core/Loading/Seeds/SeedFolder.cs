namespace ServerlessDeals.Loading.Seeds;

/// <summary>
/// Reads a folder of seed files: companies/*.yaml, one company each, investors.yaml with all other organizations, publishers.yaml with
/// the publishers that claims may name, and rates/ with reference rates.
/// </summary>
public static class SeedFolder
{
    private static readonly string[] CodesOfFiles =
    [
        .. new[]
        {
            SeedError.UnreadableFile, SeedError.NotUtf8, SeedError.MergeMarker, SeedError.NotYaml,
            SeedError.MissingFile, SeedError.StrayFile,
        }.Select(EnumWords.Of),
    ];

    /// <returns>Everything that could be read, and all faults.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SeedReading Read(string folder, TimeProvider time)
    {
        var faults = new List<SeedFault>();
        var files = new SeedFileList(folder, faults);
        var index = new SeedIndex { IsIncomplete = !files.IsComplete };
        var acknowledgements = new Acknowledgements();
        foreach (var company in files.Companies.Concat(files.Misnamed))
        {
            index.AddFile(company);
        }

        var sources = new SourceRules(Publishers(files, faults));
        foreach (var company in files.Companies)
        {
            if (files.Company(company) is { } node)
            {
                Company(node, company, index, acknowledgements);
                TextRules.Check(node);
            }
            else
            {
                index.HasUnreadableFile = true;
            }
        }

        Investors(files, index, acknowledgements);
        new SeedRules(index, sources, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)).Check();
        if (!files.HasInvestors && index.Unchecked > 0)
        {
            var message = $"is missing, and {index.Unchecked} references may name organizations in it; restore it";
            faults.Add(SeedFault.OfFile(SeedError.MissingFile, files.Shown(SeedFileList.InvestorsFile), message));
        }

        var rates = new SeedRates(files, faults).Read();
        var acknowledged = acknowledgements.Apply(faults);
        var set = new SeedSet(
            [.. index.Organizations.Select(entry => entry.Organization)], [.. index.Deals.Select(entry => entry.Deal)], files.Count)
        {
            Rates = rates,
        };
        return new(set, InOrder(faults)) { Acknowledged = acknowledged, Unchecked = index.Unchecked };
    }

    // What prevents the reading of a file can be the cause of other faults, so it comes first.
    private static List<SeedFault> InOrder(IEnumerable<SeedFault> faults) =>
    [
        .. faults.Distinct()
            .OrderBy(fault => Array.IndexOf(CodesOfFiles, fault.Code) < 0)
            .ThenBy(fault => fault.File, StringComparer.Ordinal)
            .ThenBy(fault => fault.Line)
            .ThenBy(fault => fault.Column),
    ];

    private static PublisherRegister? Publishers(SeedFileList files, List<SeedFault> faults)
    {
        if (!files.HasPublishers)
        {
            const string Message = "is missing, so publishers are not checked; restore it, or write publishers: [NAME, …]";
            faults.Add(new(Severity.Warning, files.Shown(SeedFileList.PublishersFile), 1, 1, "file", Message)
            {
                Code = EnumWords.Of(SeedWarning.NoPublisherRegister),
            });
            return null;
        }

        if (files.Publishers() is not { } node)
        {
            return null;
        }

        TextRules.Check(node);
        return new(node);
    }

    private static void Investors(SeedFileList files, SeedIndex index, Acknowledgements acknowledgements)
    {
        if ((files.HasInvestors ? files.Investors() : null) is not { } node)
        {
            index.IsIncomplete = true;
            return;
        }

        index.IsIncomplete |= node.Require("organizations", "[]") is not { IsList: true };
        foreach (var entry in node.List("organizations"))
        {
            var organization = index.Add(SeedFileReader.Organization(entry, OrganizationKind.Investor), entry);
            index.IsIncomplete |= organization is null;
            acknowledgements.Add(entry);
        }

        node.RefuseUnknownKeys();
        TextRules.Check(node);
    }

    private static void Company(SeedNode node, string fileName, SeedIndex index, Acknowledgements acknowledgements)
    {
        var id = Slug.Parse(fileName).OrThrow();
        if (node.Require("company", "{ id: moonshot-ai, name: Moonshot AI }") is { } found)
        {
            var company = SeedFileReader.Organization(found, OrganizationKind.Company);
            if (company is not null && company.Id != id)
            {
                node.Find("company")!
                    .Fault($"has the id {company.Id} in a file named {fileName}.yaml; name the file {company.Id}.yaml");
            }

            // By the file's name, so that an error in the id does not make the files wrong that refer to the company.
            index.Add(company is null ? null : company with { Id = id }, found);
            acknowledgements.Add(found);
        }

        var recorded = node.Value("recorded", SeedFileReader.Day);
        foreach (var entry in node.List("deals"))
        {
            var deal = SeedFileReader.Deal(entry, id, recorded, (claim, claimNode) =>
            {
                index.Add(claim, claimNode);
                acknowledgements.Add(claimNode);
            });
            index.Add(deal, entry);
            acknowledgements.Add(entry);
        }

        node.RefuseUnknownKeys();
    }
}
