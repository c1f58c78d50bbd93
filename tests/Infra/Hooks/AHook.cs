namespace ServerlessDeals.Tests.Infra.Hooks;

/// <summary>
/// The scripts of infra/ in a folder of their own, with stand-ins for the programs that they call. Each notes how it was called.
/// </summary>
internal sealed class AHook : IDisposable
{
    public const string Commit = "8f3c2a1b9d04";

    /// <summary>What the stand-ins do if nothing is wrong.</summary>
    private static readonly Dictionary<string, string> Working = new(StringComparer.Ordinal)
    {
        ["az"] = """
            case "$*" in
              *"staticwebapp secrets list"*) echo a-token ;;
              *"action-group list"*) echo operator@example.org ;;
              *"deployment sub show"*) printf '{\n  "azurE_RESOURCE_GROUP": {\n    "type": "String",\n    "value": "rg-deals"\n  },\n' ;
                printf '  "apI_NAME": {\n    "type": "String",\n    "value": "func-api"\n  }\n}\n' ;;
              *"storage blob list"*) echo 2 ;;
              *"rest --method get"*) exit 1 ;;
              *defaultHostName*) echo func-api.azurewebsites.net ;;
              *customDomainVerificationId*) echo 0123ABCD ;;
            esac
            """,
        ["dotnet"] = """
            case "$*" in
              *Site.dll*) mkdir -p artifacts/site; echo page >artifacts/site/index.html ;;
              publish*) mkdir -p artifacts/publish; echo zip >artifacts/app.zip ;;
              *" export "*) mkdir -p "$3"; echo rows >"$3/Deals"; echo manifest >"$3/manifest.json" ;;
            esac
            """,
        ["curl"] = """
            case "$*" in
              *published.txt) cat artifacts/site/published.txt ;;
              *) echo '{"status":"ok","version":"0.2.0+8f3c2a1b9d04"}' ;;
            esac
            """,
        ["git"] = $"echo {Commit}",
        ["npx"] = "exit 0",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("hook-").FullName;

    public AHook(params (string Program, string Body)[] broken)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        foreach (var file in Directory.GetFiles(Checkout.PathOf("infra"), "*.sh").Append(
            Checkout.PathOf("infra/site/staticwebapp.config.json")))
        {
            var copy = PathOf(Path.GetRelativePath(Checkout.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(PathOf("path"));
        foreach (var (program, body) in Working)
        {
            var mended = broken.FirstOrDefault(other => other.Program == program).Body;
            File.WriteAllText(
                PathOf("path/" + program), $"#!/bin/bash\necho \"{program} $*\" >>'{PathOf("calls")}'\n{mended}\n{body}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(PathOf("path/" + program), (UnixFileMode)0b111_101_101);
            }
        }
    }

    /// <summary>How the programs were called, in order.</summary>
    public IReadOnlyList<string> Calls => File.Exists(PathOf("calls")) ? File.ReadAllLines(PathOf("calls")) : [];

    public int Count(string call) => Calls.Count(line => line.Contains(call, StringComparison.Ordinal));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <param name="command">A script of infra/ with its arguments.</param>
    /// <param name="settings">NAME=VALUE; replaces the one that is set otherwise. Without a value it is not set.</param>
    /// <returns>The exit code, and all that was printed.</returns>
    public async Task<(int Code, string Output)> RunAsync(string command, params string[] settings)
    {
        var start = new System.Diagnostics.ProcessStartInfo("/bin/bash", ["-c", "infra/" + command]) { WorkingDirectory = _folder };
        start.Environment.Clear();
        foreach (var setting in Outputs.Concat(settings).Select(text => text.Split('=', 2)))
        {
            start.Environment[setting[0]] = setting[1];
        }

        foreach (var unset in settings.Where(setting => setting.EndsWith('=')))
        {
            start.Environment.Remove(unset.TrimEnd('='));
        }

        var (code, output, errors) = await ChildProcess.RunAsync(
            start, TestContext.Current.CancellationToken, ("PATH", $"{PathOf("path")}:/usr/local/bin:/usr/bin:/bin"),
            ("RETRY_SECONDS", "0"));
        return (code, output + errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What azd or the workflow has in the environment.</summary>
    private static IEnumerable<string> Outputs =>
    [
        "AZURE_SUBSCRIPTION_ID=sub-1", "AZURE_RESOURCE_GROUP=rg-deals", "DEALS_TABLES=https://deals1.table.core.windows.net/",
        "API_NAME=func-api", "API_URL=https://api.test/api", "OPERATIONS_NAME=func-ops", "SITE_NAME=site-1", "SITE_URL=https://site.test",
        "DealsStorage=https://deals1.table.core.windows.net/", "PublicBaseUrl=https://api.test/api", "SiteBaseUrl=https://site.test",
        "ALERT_EMAIL=operator@example.org", "HOME=/nowhere",
    ];

    private string PathOf(string name) => Path.Combine(_folder, name);
}
