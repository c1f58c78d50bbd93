using System.Text;
using ServerlessDeals.Loading.Rates;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Files that cannot be read, and files that are not.</summary>
public sealed class TheSeedFolder : IDisposable
{
    private const string Acme = SmallSeeds.Acme;

    private readonly SmallSeeds _seeds = new();

    public void Dispose() => _seeds.Dispose();

    /// <summary>What makes a file unreadable, by the line of the fault.</summary>
    public static TheoryData<string, string, int> Damage => new()
    {
        { "merge-marker", "<<<<<<< HEAD", 4 },
        { "merge-marker", "=======", 4 },
        { "merge-marker", ">>>>>>> feature/deals", 4 },
        { "not-yaml", "name: [", 4 },
        { "not-yaml", "\tname: x", 4 },
        { "not-yaml", "x: *alias", 4 },
    };

    [Theory]
    [MemberData(nameof(Damage))]
    public void NamesTheLineOfWhatCannotBeReadAndFindsNothingInOtherFiles(string code, string line, int number)
    {
        foreach (var name in SmallSeeds.Names)
        {
            _seeds.Reset();
            var lines = SmallSeeds.TextOf(name).Split('\n').ToList();
            lines.Insert(number - 1, line);
            _seeds.Write(name, string.Join('\n', lines));
            Assert.All(_seeds.Faults(), fault => Assert.StartsWith($"{code} {name}:", fault, StringComparison.Ordinal));
            Assert.NotEmpty(_seeds.Faults());
            if (code == "merge-marker")
            {
                Assert.Equal($"{code} {name}:{number}", Assert.Single(_seeds.Faults()));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    public void FindsNothingInOtherFilesIfOneIsNotOneDocument(string text) => Assert.All(SmallSeeds.Names, name =>
    {
        _seeds.Reset();
        _seeds.Write(name, text);
        Assert.Equal($"not-yaml {name}:1", Assert.Single(_seeds.Faults()));
    });

    [Fact]
    public void NamesTheLineOfLatin1() => Assert.All(SmallSeeds.Names, name =>
    {
        _seeds.Reset();
        File.WriteAllBytes(
            _seeds.PathOf(name),
            [.. "# a comment\n# caf"u8, 0xE9, .. "\n"u8, .. Encoding.UTF8.GetBytes(SmallSeeds.TextOf(name))]);
        Assert.Equal($"not-utf8 {name}:2", Assert.Single(_seeds.Faults()));
    });

    [Fact]
    public void ReadsAByteOrderMark()
    {
        File.WriteAllText(_seeds.PathOf(Acme), SmallSeeds.TextOf(Acme), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Empty(_seeds.Faults());
    }

    /// <summary>Property: whichever line is lost, the faults are in the file that lost it.</summary>
    [Fact]
    public void FindsNothingInOtherFilesIfOneLosesALine()
    {
        foreach (var name in SmallSeeds.Names)
        {
            var lines = SmallSeeds.TextOf(name).Split('\n');
            foreach (var at in Enumerable.Range(0, lines.Length).Where(at => !lines[at].StartsWith("  - ", StringComparison.Ordinal)
                || name.StartsWith("companies", StringComparison.Ordinal)))
            {
                _seeds.Reset();
                _seeds.Write(name, string.Join('\n', lines.Where((_, i) => i != at)));
                Assert.All(_seeds.Faults(), fault => Assert.Contains($" {name}:", fault, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void CountsTheReferencesThatItCannotCheck()
    {
        _seeds.Write(SmallSeeds.Investors, "organizations: [\n");
        var reading = _seeds.Read();
        Assert.Equal("not-yaml", Assert.Single(reading.Faults).Code);
        Assert.Equal(3, reading.Unchecked);
    }

    [Fact]
    public void MissesTheInvestorsOnce()
    {
        File.Delete(_seeds.PathOf(SmallSeeds.Investors));
        Assert.Equal(["missing-file investors.yaml:1"], _seeds.Faults());
    }

    [Fact]
    public void PutsWhatCannotBeReadFirst()
    {
        _seeds.Replace(Acme, "status: announced", "status: anounced");
        _seeds.Write(SmallSeeds.Investors, "organizations: [\n");
        Assert.Equal(["not-yaml", "invalid"], _seeds.Read().Faults.Select(fault => fault.Code));
    }

    [Theory]
    [InlineData("companies/cora.yml")]
    [InlineData("companies/cora.YAML")]
    [InlineData("companies/Cora.yaml")]
    [InlineData("companies/cora.yaml.orig")]
    [InlineData("companies/acme.yaml~")]
    [InlineData("companies/notes.txt")]
    [InlineData("investors.yml")]
    [InlineData("Investors.yaml")]
    [InlineData("more.yaml")]
    public void RefusesFilesThatItDoesNotRead(string name)
    {
        _seeds.Write(name, "company: { id: cora, name: Cora }\n");
        Assert.Equal([$"stray-file {name}:1"], _seeds.Faults());
    }

    [Fact]
    public void RefusesFoldersThatItDoesNotRead()
    {
        Directory.CreateDirectory(_seeds.PathOf("companies/europe"));
        Directory.CreateDirectory(_seeds.PathOf("archive"));
        Assert.Equal(["stray-file archive:1", "stray-file companies/europe:1"], _seeds.Faults());
    }

    [Theory]
    [InlineData(".DS_Store")]
    [InlineData("companies/.DS_Store")]
    [InlineData("companies/.acme.yaml.swp")]
    [InlineData("companies/._acme.yaml")]
    [InlineData("companies/Thumbs.db")]
    [InlineData("README.md")]
    public void IgnoresWhatSystemsAndEditorsLeave(string name)
    {
        _seeds.Write(name, "\0");
        Assert.Empty(_seeds.Faults());
    }

    [Fact]
    public void FindsNoFaultInReferencesToACompanyWhoseFileHasAnotherName()
    {
        File.Move(_seeds.PathOf(Acme), _seeds.PathOf("companies/acme.yml"));
        Assert.Equal(["stray-file companies/acme.yml:1"], _seeds.Faults());
    }

    [Fact]
    public void BlamesTheFileWithTheWrongIdAndNoOther()
    {
        _seeds.Replace(Acme, "id: acme", "id: bolt");
        Assert.Equal([$"invalid {Acme}:2"], _seeds.Faults());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RefusesAFolderWithoutCompanies(bool empty)
    {
        Directory.Delete(_seeds.PathOf("companies"), recursive: true);
        if (empty)
        {
            Directory.CreateDirectory(_seeds.PathOf("companies"));
        }

        Assert.Equal(["missing-file companies:1"], _seeds.Faults());
    }

    [Fact]
    public void NamesALinkToNothing()
    {
        File.CreateSymbolicLink(_seeds.PathOf("companies/cora.yaml"), _seeds.PathOf("nowhere.yaml"));
        Assert.Equal(["unreadable-file companies/cora.yaml:1"], _seeds.Faults());
    }

    [Theory]
    [InlineData(Acme)]
    [InlineData(SmallSeeds.Investors)]
    [InlineData("companies")]
    public void NamesWhatItMayNotRead(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "This user may read everything.");
#pragma warning disable CA1416 // Skipped on Windows.
        var before = File.GetUnixFileMode(_seeds.PathOf(name));
        File.SetUnixFileMode(_seeds.PathOf(name), UnixFileMode.None);
        var faults = _seeds.Faults();
        File.SetUnixFileMode(_seeds.PathOf(name), before);
#pragma warning restore CA1416
        Assert.Equal([$"unreadable-file {name}:1"], faults);
    }

    [Fact]
    public void SaysWhichFolderDoesNotExist() => Assert.Throws<DirectoryNotFoundException>(
        () => SeedFolder.Read(_seeds.PathOf("nowhere"), TimeProvider.System));

    [Fact]
    public void ChecksTheRatesOfTheRepository()
    {
        Directory.CreateDirectory(_seeds.PathOf("rates"));
        foreach (var name in new[] { RateFolder.CsvFile, RateFolder.OriginFile })
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Frozen", name), _seeds.PathOf("rates/" + name));
        }

        var reading = _seeds.Read();
        Assert.Empty(reading.Faults);
        Assert.Equal(new(1999, 1, 4), reading.Set.Rates.Days[0].Day);
    }

    [Theory]
    [InlineData("2024-07-24,", "2024-07-24,1.0,", "unreadable-rates", "line 4: has 31 cells; the header has 30")]
    [InlineData("2024-07-24,", "2024-07-23,", "unreadable-rates", "line 4: 2024-07-23 is there twice")]
    [InlineData("2024-07-26,", "2024-07-29,", "implausible-rates", "line 6: there are no rates of the working day 2024-07-26")]
    [InlineData("sha256", "sha255", "wrong-origin", "is 'sha255 (unpacked): ")]
    [InlineData("last: 2024-07-26", "last: 2024-07-25", "wrong-origin", "is 'last: 2024-07-25'; for eurofxref-hist.csv.gz ")]
    public void FindsWhatIsWrongWithTheRates(string right, string wrong, string code, string message)
    {
        var rates = SomeRates.Between("2024-07-22", "2024-07-26");
        RateFolder.Add(_seeds.Folder, rates, isPlan: false).OrThrow();
        Assert.Empty(_seeds.Faults());
        Assert.Equal(rates.Days.Select(day => day.Day), _seeds.Read().Set.Rates.Days.Select(day => day.Day));

        var (text, origin) = (RateCsv.Write(rates.Days), RateFolder.Origin(rates));
        Assert.True(text.Contains(right, StringComparison.Ordinal) || origin.Contains(right, StringComparison.Ordinal));
        text = text.Replace(right, wrong, StringComparison.Ordinal);
        File.WriteAllBytes(_seeds.PathOf(SeedFileList.RatesFile), SomeRates.Gzip(SomeRates.Bytes(text)));
        _seeds.Write(SeedFileList.OriginFile, origin.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(
            _seeds.Read().Faults, fault => fault.Code == code && fault.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void WantsBothFilesOfRatesAndNoOther()
    {
        RateFolder.Add(_seeds.Folder, SomeRates.Between("2024-07-22", "2024-07-26"), isPlan: false).OrThrow();
        _seeds.Write("rates/eurofxref.csv", "");
        Assert.Equal(["stray-file rates/eurofxref.csv:1"], _seeds.Faults());
        File.Delete(_seeds.PathOf("rates/eurofxref.csv"));
        File.Move(_seeds.PathOf(SeedFileList.OriginFile), _seeds.PathOf("origin"));
        Assert.Contains("missing-file rates/origin.txt:1", _seeds.Faults());
        File.Move(_seeds.PathOf("origin"), _seeds.PathOf(SeedFileList.OriginFile));
        File.Delete(_seeds.PathOf(SeedFileList.RatesFile));
        Assert.Equal(["missing-file rates/eurofxref-hist.csv.gz:1"], _seeds.Faults());
    }
}
