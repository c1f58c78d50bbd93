using System.Text.Json;

namespace ServerlessDeals.Tests.Storage;

/// <summary>The built program checks a folder of seed files, without storage.</summary>
public sealed class TheCheckCommand : IDisposable
{
    private const string Acme = """
        company:
          id: acme
          name: Acme
        recorded: 2024-06-01
        deals:
          - id: acme-2024
            kind: funding-round
            claims:
              - id: paper-2024-03
                source: { publisher: Papper, url: "https://example.org", title: "A, 100%: round", published: 2024-03, kind: press }
                status: announced
                amount: USD 10M
                valuation: USD 9M

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deals-");

    public TheCheckCommand()
    {
        _folder.CreateSubdirectory("seeds/companies");
        Write("seeds/companies/acme.yaml", Acme);
        Write("seeds/investors.yaml", "organizations: []\n");
        Write("seeds/publishers.yaml", "publishers: [Paper]\n");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task PrintsEachFaultWithItsCodeAndEndsWith1()
    {
        var (code, output, _) = await RunAsync();
        var lines = output.TrimEnd().Split('\n');
        Assert.Equal(1, code);
        Assert.Equal(
            [
                "seeds/companies/acme.yaml:10:30: error: deals[0].claims[0].source.publisher: 'Papper' is not in publishers.yaml; "
                + "did you mean Paper? If it is another publisher, add it to the list there [unknown-publisher]",
                "seeds/companies/acme.yaml:12:17: warning: deals[0].claims[0].amount: $10M is more than the valuation, $9M; check both "
                + "[amount-above-valuation]",
                "2 files: 1 deals, 1 claims, 1 organizations; 1 errors, 1 warnings, 0 acknowledged.",
            ],
            lines);
    }

    [Fact]
    public async Task EndsWith0AndCountsWhatIsAcknowledged()
    {
        Write("seeds/companies/acme.yaml", Acme
            .Replace("Papper", "Paper", StringComparison.Ordinal)
            .Replace(
                "status:",
                "acknowledged: { amount-above-valuation: Both figures are in the filing. }\n        status:",
                StringComparison.Ordinal));
        var (code, output, _) = await RunAsync();
        Assert.Equal((0, "2 files: 1 deals, 1 claims, 1 organizations; 0 errors, 0 warnings, 1 acknowledged."), (code, output.TrimEnd()));
    }

    [Fact]
    public async Task PrintsJsonForPrograms()
    {
        var (code, output, _) = await RunAsync("--output", "json");
        var faults = JsonDocument.Parse(output).RootElement;
        Assert.Equal(1, code);
        Assert.Equal(2, faults.GetArrayLength());
        Assert.Equal(
            ["severity", "code", "file", "line", "column", "field", "message"],
            faults[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal("unknown-publisher", faults[0].GetProperty("code").GetString());
        Assert.Equal("seeds/companies/acme.yaml", faults[0].GetProperty("file").GetString());
        Assert.Equal((10, 30), (faults[0].GetProperty("line").GetInt32(), faults[0].GetProperty("column").GetInt32()));
        Assert.Equal("warning", faults[1].GetProperty("severity").GetString());
    }

    [Fact]
    public async Task PrintsAnnotationsForGitHub()
    {
        Write("seeds/companies/a,b%.yaml", "");
        var (_, output, _) = await RunAsync("--output", "github", "--seeds", Path.Combine(_folder.FullName, "seeds"));
        var lines = output.Split('\n');
        Assert.Equal(
            "::error file=seeds/companies/a%2Cb%25.yaml,line=1,col=1,title=stray-file::"
            + "file: is not read; name it ID.yaml, with the company's id, or remove it",
            lines[0]);
        Assert.StartsWith(
            "::error file=seeds/companies/acme.yaml,line=10,col=30,title=unknown-publisher::deals[0].claims[0].source.publisher: ",
            lines[1],
            StringComparison.Ordinal);
        Assert.StartsWith("::warning file=seeds/companies/acme.yaml,line=12,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusesAnUnknownOutputAndAMissingFolder()
    {
        Assert.Equal(2, (await RunAsync("--output", "xml")).Code);
        var (code, _, errors) = await RunAsync("--seeds", "nowhere");
        Assert.Equal(
            (1, "nowhere does not exist. Run this in the project's folder, or name the folder with --seeds."), (code, errors.TrimEnd()));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] options) => ChildProcess.RunAsync(
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "deals.dll"), "check", .. options]) { WorkingDirectory = _folder.FullName },
        TestContext.Current.CancellationToken);
}
