using System.Text.RegularExpressions;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage.Commands;

public sealed partial class AFailedCommand(TheCommandLine deals) : IClassFixture<TheCommandLine>
{
    [Theory]
    [InlineData("export", "folder")]
    [InlineData("restore", "folder")]
    [InlineData("upgrade")]
    public async Task SaysThatItsStorageIsNotNamedCorrectlyAndDoesNotRepeatTheName(params string[] arguments)
    {
        var (code, output, errors) = await deals.RunApartAsync([.. arguments, "--storage", "U0VDUkVU=="]);
        Assert.Equal((1, ""), (code, output));
        Assert.Matches("^--storage or DealsStorage is neither a connection string, .* nor an https address\\. See --help\\.\n$", errors);
        Assert.DoesNotContain("U0VDUkVU", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesTheFileThatCannotBeUsed()
    {
        deals.Write("a-file", "");
        deals.Write("manifest.json", "{");
        Assert.Contains("a-file", await FailedAsync("export", "a-file/backup"), StringComparison.Ordinal);
        Assert.Contains("a-file", await FailedAsync("restore", "a-file"), StringComparison.Ordinal);
        Assert.Contains("manifest.json", await FailedAsync("restore", "."), StringComparison.Ordinal);
        Assert.Contains("nowhere", await FailedAsync("candidates", "--file", "nowhere/pairs.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsNotMetByHelpForAWrongCommandLine()
    {
        var (code, output, errors) = await deals.RunApartAsync("status", "--timeout", "x", "--help");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("--timeout <seconds>", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesACommandThatWasMeant()
    {
        var (code, output, errors) = await deals.RunApartAsync("sed");
        Assert.Equal((2, "", "There is no command 'sed'. Did you mean seed? deals --help lists all commands.\n"), (code, output, errors));
    }

    [Fact]
    public async Task DescribesAFaultOfTheProgramInAFileForItsOwner()
    {
        // A row without most of its columns, which no version of the program has ever written.
        await using var account = await EmulatorAccount.OpenAsync();
        var tables = new AzureTables(StorageSettings.Connect(account.ConnectionString));
        await tables.CreateAsync(TestContext.Current.CancellationToken);
        await tables.WriteAsync(
            TableNames.Imports, [RowWrite.Upsert(new("imports:", "broken") { ["Source"] = "map" })], TestContext.Current.CancellationToken);

        var (code, output, errors) = await deals.RunApartAsync("imports", "--quiet", "--storage", account.ConnectionString);
        Assert.Equal((70, ""), (code, output));
        Assert.Matches(
            "^This is a fault of deals: InvalidOperationException: .*\n" +
            "The details are in .*; please report it on the project's issue tracker with that file\\.\n$",
            errors);
        var file = Details().Match(errors).Groups["path"].Value;
        var details = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("deals imports --quiet --storage ", details, StringComparison.Ordinal);
        Assert.Contains("   at ServerlessDeals.", details, StringComparison.Ordinal);
        Assert.Contains("AccountKey=REMOVED;", details, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        File.Delete(file);
    }

    private async Task<string> FailedAsync(params string[] arguments)
    {
        var (code, output, errors) = await deals.RunApartAsync([.. arguments, "--quiet"]);
        Assert.Equal((1, ""), (code, output));
        Assert.Single(errors.Trim().Split('\n'));
        return errors;
    }

    [GeneratedRegex(@"The details are in (?<path>\S+);", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Details();
}
