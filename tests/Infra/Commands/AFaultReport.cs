using ServerlessDeals.Cli.Commands;

namespace ServerlessDeals.Tests.Infra.Commands;

public sealed class AFaultReport
{
    private const string Key = "c2VjcmV0IGtleQ==";

    [Theory]
    [InlineData("AccountName=a;AccountKey=" + Key + ";TableEndpoint=http://127.0.0.1:1/a;")]
    [InlineData("--storage=TableEndpoint=https://a.example;SharedAccessSignature=sv=2024&sig=" + Key)]
    [InlineData("https://a.table.core.windows.net/?sv=2024-11-04&SIG=" + Key)]
    [InlineData("https://someone:" + Key + "@a.example/")]
    [InlineData("POST /api/operations/refresh?code=" + Key + " failed")]
    public void ContainsNoSecret(string text)
    {
        var shown = Secrets.Remove(text);
        Assert.DoesNotContain(Key[..8], shown, StringComparison.Ordinal);
        Assert.Contains("REMOVED", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void KeepsEverythingElse() => Assert.Equal(
        "deals seed --seeds http://a.example:80/x@y --design=1 https://a.example/?assign=2",
        Secrets.Remove("deals seed --seeds http://a.example:80/x@y --design=1 https://a.example/?assign=2"));
}
