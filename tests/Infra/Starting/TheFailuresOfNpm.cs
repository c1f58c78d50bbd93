using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Infra.Starting;

/// <summary>npm prints a page for each failure. The program prints a line with what, why, and what to do.</summary>
public sealed class TheFailuresOfNpm : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("npm-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("code ENOTFOUND|syscall getaddrinfo|network request to a.test failed", "does not answer (ENOTFOUND)", "network", true)]
    [InlineData("code ECONNREFUSED|FetchError: failed|    at ClientRequest.emit", "does not answer (ECONNREFUSED)", "network", true)]
    [InlineData("code EAI_AGAIN", "does not answer (EAI_AGAIN)", "Connect to the network", true)]
    [InlineData("code ERR_SOCKET_TIMEOUT", "does not answer (ERR_SOCKET_TIMEOUT)", "Connect to the network", true)]
    [InlineData("code E503", "does not answer (E503)", "Connect to the network", true)]
    [InlineData("code SELF_SIGNED_CERT_IN_CHAIN", "is not trusted (SELF_SIGNED_CERT_IN_CHAIN)", "cafile", true)]
    [InlineData("code UNABLE_TO_VERIFY_LEAF_SIGNATURE", "is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)", "cafile", true)]
    [InlineData("code E401|Incorrect or missing password.", "refuses access (E401)", "npm login", true)]
    [InlineData("code E404|404 Not Found - GET https://npm.test/a", "does not have it (E404)", "registry", false)]
    [InlineData("code ETARGET|notarget No matching version found for a@1.", "does not have it (ETARGET)", "registry", false)]
    [InlineData("code ENOSPC|syscall write|nospc ENOSPC: no space left on device, write", "disk is full (ENOSPC)", "Free some space", true)]
    [InlineData("code EACCES|path /home/a/.npm", "may not write its files (EACCES)", "write permission", true)]
    [InlineData("code EBADENGINE|engine Unsupported engine", "too old for npm (EBADENGINE)", "Install Node.js 20", true)]
    [InlineData("npm v11.0.0 does not support Node.js v14.21.3. This version supports v20", "v14.21.3)", "Install Node.js 20", true)]
    [InlineData("code 1|path /x/a|command failed|command sh -c x|Error downloading it", "Error downloading it.", "npm install a@1", false)]
    [InlineData("", "npm printed no reason", "npm install a@1", false)]
    public async Task AreExplainedInOneLine(string printed, string reason, string remedy, bool isTemporary)
    {
        var lines = printed.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(line => $"echo 'npm error {line}' >&2\n");
        var failed = await InstallAsync(string.Concat(lines) + "exit 1");
        Assert.StartsWith("npm could not install a@1: ", failed.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failed.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failed.Message);
        Assert.Equal(isTemporary, failed.IsTemporary);
    }

    [Fact]
    public async Task LeaveNoHalfInstalledProgram()
    {
        // Imitates an npm that fails while it unpacks.
        await InstallAsync("""
            while [ "$1" != --prefix ]; do shift; done
            mkdir -p "$2/node_modules/a" "$2/node_modules/b" && touch "$2/node_modules/a/main.js"; exit 1
            """);
        Assert.False(Directory.Exists(Path.Combine(_folder, "into/node_modules/a")));
        Assert.True(Directory.Exists(Path.Combine(_folder, "into/node_modules/b")));
    }

    [Fact]
    public async Task AreNotWaitedForLongerThanAMinute()
    {
        const string Options = " --fetch-timeout=30000 --fetch-retries=1 --fetch-retry-mintimeout=1000";
        Assert.Contains(Options, (await InstallAsync("echo \"$*\" >&2; exit 1")).Message, StringComparison.Ordinal);
        Assert.Contains(Options, Checkout.Read("eng/setup.sh"), StringComparison.Ordinal);
    }

    private async Task<StartException> InstallAsync(string npm)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program of this test is a shell script.");
        var file = Path.Combine(_folder, "npm");
        await File.WriteAllTextAsync(file, $"#!/bin/sh\n{npm}\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return await Assert.ThrowsAsync<StartException>(() => NpmPackage.InstallAsync(
            Path.Combine(_folder, "into"), "a", "1", "main.js", TestContext.Current.CancellationToken, _folder));
    }
}
