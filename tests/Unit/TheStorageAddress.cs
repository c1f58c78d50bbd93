using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheStorageAddress
{
    [Theory]
    [InlineData("https://dealsxyz.table.core.windows.net/", "account dealsxyz (https://dealsxyz.table.core.windows.net)")]
    [InlineData("https://dealsxyz.table.core.windows.net/?sv=1&sig=SECRET", "account dealsxyz (https://dealsxyz.table.core.windows.net)")]
    [InlineData(
        "DefaultEndpointsProtocol=https;AccountName=dealsxyz;AccountKey=U0VDUkVU;EndpointSuffix=core.windows.net",
        "account dealsxyz (https://dealsxyz.table.core.windows.net)")]
    [InlineData(
        "TableEndpoint=https://dealsxyz.table.core.windows.net/;SharedAccessSignature=sv=1&sig=SECRET",
        "account dealsxyz (https://dealsxyz.table.core.windows.net)")]
    [InlineData("UseDevelopmentStorage=true", "the emulator on this machine (127.0.0.1:10002)")]
    [InlineData(
        "DefaultEndpointsProtocol=http;AccountName=other;AccountKey=U0VDUkVU;TableEndpoint=http://127.0.0.1:7/other;",
        "account other of the emulator on this machine (127.0.0.1:7)")]
    public void NamesTheAccountWithoutAnySecret(string text, string address) =>
        Assert.Equal(address, StorageAddress.Of(StorageSettings.Connect(text)).ToString());

    [Theory]
    [InlineData("", "", "UseDevelopmentStorage=true")]
    [InlineData(null, null, "UseDevelopmentStorage=true")]
    [InlineData("", "AccountName=a", "AccountName=a")]
    [InlineData("https://a.example", "AccountName=a", "https://a.example")]
    public void ComesFromTheFirstSettingThatIsNotEmpty(string? uri, string? connection, string text) =>
        Assert.Equal(text, StorageSettings.Of(name => name == "DealsStorage" ? connection : uri));

    [Fact]
    public void IsNamedInEveryFailureOfStorage()
    {
        var address = new StorageAddress("dealsxyz", new("https://dealsxyz.table.core.windows.net/"));
        var failures = new Exception[]
        {
            new Azure.RequestFailedException(0, "Refused"),
            new Azure.RequestFailedException(403, "Not yours"),
            new Azure.RequestFailedException(500, "Broken"),
            new Azure.Identity.AuthenticationFailedException("Nobody"),
            new AggregateException(new TaskCanceledException("Late"), new TaskCanceledException("Late")),
        };
        Assert.All(failures, failed => Assert.Contains(
            " This was account dealsxyz (https://dealsxyz.table.core.windows.net). ",
            StorageFault.Of(failed, address),
            StringComparison.Ordinal));
        Assert.All(failures.Take(1), failed => Assert.DoesNotContain("./run", StorageFault.Of(failed, address), StringComparison.Ordinal));
    }
}
