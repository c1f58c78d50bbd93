namespace ServerlessDeals.Tests.Infra.Hooks;

/// <summary>
/// The scripts of infra/ with programs that fail in every way that is known. A failure is told, with what to do, and nothing that depends
/// on it follows.
/// </summary>
public sealed class TheHooks
{
    private const string Refused = "[[ $* != *secrets* ]] || { echo 'ResourceNotFound' >&2; exit 3; }";
    private const string NoToken = "[[ $* != *secrets* ]] || exit 0";
    private const string Old = "[[ $* != *published.txt ]] || { echo 2026-01-01; exit 0; }";
    private const string Down = "echo 'curl: (7) Could not connect' >&2; exit 7";

    /// <summary>The script, the program that fails and how, a part of the message, and a call that must not follow.</summary>
    private static readonly Dictionary<string, Failure> Failures = new(StringComparer.Ordinal)
    {
        ["a token that is refused"] = new("publish-site.sh site-1 rg-deals", "az", Refused, "ResourceNotFound", "npx"),
        ["a token that is empty"] = new("publish-site.sh site-1 rg-deals", "az", NoToken, "There is no publishing token for site-1", "npx"),
        ["a site that cannot be built"] = new(
            "publish-site.sh site-1 rg-deals", "dotnet", "echo 'error CS1002' >&2; exit 1", "error CS1002", "npx"),
        ["a publishing that fails"] = new(
            "publish-site.sh site-1 rg-deals", "npx", "echo 'exit code 1' >&2; exit 1", "exit code 1", "curl"),
        ["a publishing that only says it worked"] = new(
            "publish-site.sh site-1 rg-deals", "curl", Old, "https://site.test does not serve what was published", null),
        ["a site that does not answer"] = new("publish-site.sh site-1 rg-deals", "curl", Down, "no answer: curl: (7)", null),
        ["an API that does not answer"] = new("after-deploy.sh", "curl", Down, "is not well", "npx"),
        ["an API that is not well"] = new(
            "check-health.sh https://api.test/api", "curl", """echo '{"status":"refresh-failed","version":"0.2.0"}'; exit 0""",
            "refresh-failed", null),
        ["an API of the version before"] = new(
            "deploy-apps.sh", "curl", """echo '{"status":"ok","version":"0.2.0+0123456789ab"}'; exit 0""", "ending in +8f3c2a1b9d04", null),
        ["seed files with faults"] = new(
            "load-deals.sh", "dotnet", "[[ $* != *' check '* ]] || exit 1", "The seed files have faults", " seed "),
        ["seed files that remove many deals"] = new(
            "load-deals.sh", "dotnet", "[[ $* != *' seed '* ]] || exit 4", "deals seed --allow-removals", " refresh "),
        ["storage that refuses for good"] = new(
            "load-deals.sh", "dotnet", "[[ $* != *' seed '* ]] || exit 1", "a new role may not work yet", " refresh "),
        ["a writing app that cannot be published"] = new(
            "deploy-apps.sh", "az", "[[ $* != *func-ops* ]] || { echo 'Bad Gateway' >&2; exit 1; }", "Bad Gateway", " seed "),
        ["deals that cannot be loaded"] = new(
            "deploy-apps.sh", "dotnet", "[[ $* != *' seed '* ]] || exit 4", "--allow-removals", "config-zip.*func-api"),
        ["an export that others disturb"] = new(
            "back-up.sh", "dotnet", "[[ $* != *' export '* ]] || exit 1", "the export failed five times", "upload-batch"),
        ["a backup that is stored in part"] = new(
            "back-up.sh", "az", "[[ $* != *'blob list'* ]] || { echo 1; exit 0; }", "is incomplete: 1 of 2 files", null),
        ["a domain without its DNS records"] = new(
            "bind-domain.sh rg-deals func-api api.example.org", "az", "[[ $* != *'group create'* ]] || exit 1",
            "TXT    asuid.api.example.org  0123ABCD", null),
        ["a preview that is refused"] = new(
            "deploy-infra.sh preview", "az", "echo 'AuthorizationFailed' >&2; exit 1", "AuthorizationFailed", "sub create"),
        ["a change that is refused"] = new(
            "deploy-infra.sh change", "az", "[[ $* != *'sub create'* ]] || { echo 'QuotaExceeded' >&2; exit 1; }", "QuotaExceeded",
            "sub show"),
        ["a step that is not known"] = new("deploy-infra.sh destroy", "az", "exit 0", "preview, or infra/deploy-infra.sh change", "az"),
        ["a package that is not made"] = new("package.sh", "dotnet", "exit 0", "artifacts/app.zip was not made", null),
        ["a budget that is no number"] = new("budget.sh rg-deals 10.5", "az", "exit 0", "not '10.5'", "az"),
        ["a load test that costs much"] = new("load-test.sh https://api.test/api 86400", "npx", "exit 0", "At most 600 seconds", "curl"),
        ["a load test of nothing"] = new("load-test.sh https://api.test/api", "curl", Down, "Is it your API?", "npx"),
    };

    public static TheoryData<string> Names => [.. Failures.Keys];

    public static TheoryData<string, string> Required => new()
    {
        { "load-deals.sh", "DEALS_TABLES" }, { "after-deploy.sh", "SITE_NAME" }, { "after-provision.sh", "AZURE_RESOURCE_GROUP" },
        { "publish-site.sh site-1 rg-deals", "AZURE_SUBSCRIPTION_ID" }, { "deploy-apps.sh", "OPERATIONS_NAME" },
        { "deploy-infra.sh change", "ALERT_EMAIL" }, { "back-up.sh", "DEALS_TABLES" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task TellAFailureAndStop(string name)
    {
        var failure = Failures[name];
        using var hook = new AHook((failure.Program, failure.Body));
        hook.Write("artifacts/app.zip", "zip");
        var (code, output) = await hook.RunAsync(failure.Command);
        Assert.NotEqual(0, code);
        Assert.Contains(failure.Message, output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            hook.Calls, call => failure.NotCalled is { } next && System.Text.RegularExpressions.Regex.IsMatch(
                call, next, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [MemberData(nameof(Required))]
    public async Task NameASettingThatIsMissing(string command, string setting)
    {
        using var hook = new AHook();
        hook.Write("artifacts/app.zip", "zip");
        var (code, output) = await hook.RunAsync(command, setting + "=");
        Assert.NotEqual(0, code);
        Assert.Contains(setting, output, StringComparison.Ordinal);
        Assert.DoesNotContain(hook.Calls, call => call.StartsWith("az ", StringComparison.Ordinal));
    }

    /// <param name="NotCalled">A pattern of calls that must not follow.</param>
    private sealed record Failure(string Command, string Program, string Body, string Message, string? NotCalled);
}
