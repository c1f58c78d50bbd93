using System.Text.RegularExpressions;

namespace ServerlessDeals.Tests.Infra.Code;

public sealed partial class TheCode
{
    // The emulator's key is public: its documentation prints it.
    private const string OfTheEmulator = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string[] Text =
    [
        ".cs", ".csproj", ".json", ".yaml", ".yml", ".md", ".bicep", ".bicepparam", ".sh", ".props", ".razor", ".css", ".js", ".txt",
        ".sln", ".editorconfig", "",
    ];

    [Fact]
    public void HoldsNoSecret()
    {
        var files = Checkout.Files().Where(file => Text.Contains(Path.GetExtension(file), StringComparer.Ordinal)).ToList();
        Assert.True(files.Count > 200, $"{files.Count} files");
        Assert.Empty(
            files.SelectMany(file => Secrets(Checkout.Read(file)).Select(secret => $"{file}: {secret[..Math.Min(secret.Length, 24)]}…")));
    }

    [Theory]
    [InlineData("AccountKey=", "bm90IGEgcmVhbCBrZXkgYnV0IGxvbmcgZW5vdWdoIHRvIGxvb2sgbGlrZSBvbmU=")]
    [InlineData("ghp_", "0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("-----BEGIN RSA PRIVATE", " KEY-----")]
    [InlineData("sig=", "0123456789abcdefghijABCDEFGHIJ0123456789%3D")]
    [InlineData("AKIA", "0123456789ABCDEF")]
    [InlineData("password: \"", "correcthorsebattery\"")]
    [InlineData("eyJhbGciOi", "JIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N")]
    public void IsReportedIfItHoldsASecret(string begin, string end) => Assert.Single(Secrets($"x {begin}{end} y"));

    [Fact]
    public void FetchesNoAddressFromARequest() => Assert.Equal(
        // It fetches the feeds of a setting, and what they link to on the hosts of the setting.
        ["core/Loading/Reading/Feeds/PageFetcher.cs"],
        Sources("core/", "functions/").Where(file => Fetches().IsMatch(Checkout.Read(file))));

    [Fact]
    public void LogsNothingFromARequest()
    {
        var lines = Sources("core/", "functions/", "cli/", "site/").SelectMany(file => Logged().Matches(Checkout.Read(file)))
            .Select(match => match.Groups["text"].Value).ToList();
        Assert.True(lines.Count >= 10);
        // {Broken} is a link in a page of the site, logged when the site is built.
        Assert.All(
            lines,
            line => Assert.All(
                Placeholder().Matches(line),
                name => Assert.Contains(name.Value, new[] { "{Function}", "{Delay}", "{Broken}" })));
    }

    [Fact]
    public void IsBuiltWithTheAuditOn()
    {
        var projects = Checkout.Files().Where(file => Path.GetExtension(file) is ".csproj" or ".props").ToList();
        Assert.True(projects.Count >= 10);
        Assert.DoesNotContain(projects, file => Checkout.Read(file).Contains("<NuGetAudit>false", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("<TreatWarningsAsErrors>true", Checkout.Read("Directory.Build.props"), StringComparison.Ordinal);
        // The site's old packages only cause warnings and are updated one by one. Nothing else is exempt.
        var exempt = projects.Where(file => AuditCode().IsMatch(Checkout.Read(file)));
        Assert.All(exempt, file => Assert.StartsWith("site/", file, StringComparison.Ordinal));
    }

    [Fact]
    public void HasTheTestsThatTheSecurityDocumentNames()
    {
        var document = Checkout.Read("SECURITY.md");
        Assert.Equal(
            Enumerable.Range(1, 10).Select(number => $"API{number}"),
            Risk().Matches(document).Select(match => match.Groups["risk"].Value));
        var tests = Checkout.Files()
            .Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(Checkout.Read).ToList();
        var named = Named().Matches(document).Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value))
            .ToList();
        Assert.True(named.Count >= 20);
        Assert.All(
            named,
            test => Assert.Contains(
                tests,
                text => text.Contains($"class {test.Class}", StringComparison.Ordinal) && text.Contains(
                    $" {test.Method}(",
                    StringComparison.Ordinal)));
        Assert.All(
            document.Split('\n').Where(line => line.StartsWith("| API", StringComparison.Ordinal)),
            line => Assert.Matches(Named(), line));
    }

    private static IEnumerable<string> Sources(params string[] folders) => Checkout.Files().Where(file =>
        file.EndsWith(".cs", StringComparison.Ordinal) && folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)));

    private static IEnumerable<string> Secrets(string text) =>
        Secret().Matches(text.Replace(OfTheEmulator, "", StringComparison.Ordinal)).Select(match => match.Value);

    [GeneratedRegex(
        """(AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}|"""
        + """\bAKIA[0-9A-Z]{16}\b|\bsig=[A-Za-z0-9%]{40,}|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}|"""
        + """\bxox[abprs]-[A-Za-z0-9-]{10,}|(password|client_?secret|api_?key)"?\s*[:=]\s*"[^"\s{}$<>]{12,}"|"""
        + """\bnpm_[A-Za-z0-9]{36}""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        10_000)]
    private static partial Regex Secret();

    [GeneratedRegex(
        @"\b(HttpClient|WebRequest|WebClient|HttpRequestMessage|TcpClient|Socket)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Fetches();

    [GeneratedRegex(
        """\.Log(Trace|Debug|Information|Warning|Error|Critical)\((\w+, )?"(?<text>[^"]*)"|"""
        + """Log(Trace|Debug|Information|Warning|Error|Critical)\(\$"(?<text>[^"]*)|LogLevel\.\w+, "(?<text>[^"]*)""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Logged();

    [GeneratedRegex(@"\{\w+[^}]*\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("NU190[0-9]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AuditCode();

    [GeneratedRegex(@"^\| (?<risk>API\d+) ", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Risk();

    [GeneratedRegex(
        @"`(?<class>(The|A|An)[A-Z]\w*)\.(?<method>[A-Z]\w+)`",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Named();
}
