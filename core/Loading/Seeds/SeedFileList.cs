using ServerlessDeals.Loading.Rates;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>The files of a seeds folder: which are read, and which lie there without being read.</summary>
internal sealed class SeedFileList
{
    public const string InvestorsFile = "investors.yaml";
    public const string PublishersFile = "publishers.yaml";
    public const string RatesFile = RateFolder.Name + "/" + RateFolder.CsvFile;
    public const string OriginFile = RateFolder.Name + "/" + RateFolder.OriginFile;
    private const string CompaniesFolder = "companies";
    private const string Extension = ".yaml";

    private static readonly string[] Known = [InvestorsFile, PublishersFile, "schema.json", "README.md", RateFolder.Name, CompaniesFolder];

    private readonly string _folder;
    private readonly string _shown;
    private readonly ICollection<SeedFault> _faults;

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public SeedFileList(string folder, ICollection<SeedFault> faults)
    {
        _folder = folder;
        _shown = Path.TrimEndingDirectorySeparator(folder).Replace('\\', '/');
        _faults = faults;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{folder} does not exist.");
        }

        FindInRoot();
        FindCompanies();
        FindRates();
    }

    /// <summary>Names without extension of the files of companies.</summary>
    public List<string> Companies { get; } = [];

    /// <summary>Ids of companies whose files are there but are not read, because of their names.</summary>
    public List<string> Misnamed { get; } = [];

    public bool HasInvestors { get; private set; }

    public bool HasPublishers { get; private set; }

    public bool HasRates { get; private set; }

    public bool HasOrigin { get; private set; }

    /// <summary>Whether the folder's files could be listed.</summary>
    public bool IsComplete { get; private set; } = true;

    public int Count => Companies.Count + (HasInvestors ? 1 : 0);

    public SeedNode? Company(string id) => Read($"{CompaniesFolder}/{id}{Extension}");

    public SeedNode? Investors() => Read(InvestorsFile);

    public SeedNode? Publishers() => Read(PublishersFile);

    public byte[]? Rates() => SeedText.Bytes(PathOf(RatesFile), Shown(RatesFile), _faults);

    public byte[]? Origin() => SeedText.Bytes(PathOf(OriginFile), Shown(OriginFile), _faults);

    /// <summary>The name of a file in messages.</summary>
    public string Shown(string name) => $"{_shown}/{name}";

    private SeedNode? Read(string name) => SeedText.Read(PathOf(name), Shown(name), _faults);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void FindInRoot()
    {
        foreach (var name in NamesIn("").Where(name => !IsOfSystem(name)))
        {
            HasInvestors |= name == InvestorsFile;
            HasPublishers |= name == PublishersFile;
            if (!Known.Contains(name, StringComparer.Ordinal))
            {
                Stray(name, $"is not read; the files here are {string.Join(", ", Known[..^2])}. Rename it, move it or remove it");
            }
        }
    }

    private void FindCompanies()
    {
        foreach (var name in NamesIn(CompaniesFolder).Where(name => !IsOfSystem(name)))
        {
            var id = name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : null;
            var isFolder = Directory.Exists(Path.Combine(_folder, CompaniesFolder, name));
            if (id is not null && Slug.Parse(id).IsValue && !isFolder)
            {
                Companies.Add(id);
                continue;
            }

            // Lower case is right here: ids are lower case.
#pragma warning disable CA1308
            var meant = name.Trim('#').Split('.')[0].ToLowerInvariant();
#pragma warning restore CA1308
            Misnamed.AddRange(Slug.Parse(meant).IsValue ? [meant] : []);
            Stray($"{CompaniesFolder}/{name}", isFolder
                ? "is a folder, and is not read; move its files up to companies/"
                : "is not read; name it ID.yaml, with the company's id, or remove it");
        }

        if (IsComplete && Companies.Count == 0)
        {
            var shown = Shown(CompaniesFolder);
            _faults.Add(SeedFault.OfFile(
                SeedError.MissingFile, shown, $"no company files in {shown}; restore them, or use another --seeds"));
        }
    }

    private void FindRates()
    {
        foreach (var name in NamesIn(RateFolder.Name).Where(name => !IsOfSystem(name)))
        {
            HasRates |= name == RateFolder.CsvFile;
            HasOrigin |= name == RateFolder.OriginFile;
            if (name is not (RateFolder.CsvFile or RateFolder.OriginFile))
            {
                Stray(
                    $"{RateFolder.Name}/{name}",
                    $"is not read; the files here are {RateFolder.CsvFile} and {RateFolder.OriginFile}. Move it or remove it");
            }
        }
    }

    private void Stray(string name, string message) => _faults.Add(SeedFault.OfFile(SeedError.StrayFile, Shown(name), message));

    // The dot files of editors and systems come and go by themselves.
    private static bool IsOfSystem(string name) => name.StartsWith('.') || name is "Thumbs.db" or "desktop.ini";

    private List<string> NamesIn(string subfolder)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFileSystemEntries(Path.Combine(_folder, subfolder))
                    .Select(entry => Path.GetFileName(entry))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception wrong) when (wrong is UnauthorizedAccessException or IOException)
        {
            IsComplete = false;
            var name = subfolder.Length == 0 ? _shown : Shown(subfolder);
            _faults.Add(SeedFault.OfFile(SeedError.UnreadableFile, name, wrong is UnauthorizedAccessException
                ? "the folder cannot be read by this user; change its permissions"
                : $"the folder cannot be read: {wrong.Message}"));
            return [];
        }
    }
}
