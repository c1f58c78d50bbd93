using System.Diagnostics;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests.Storage.Commands;

/// <summary>deals mcp as an assistant on the same machine starts it.</summary>
public sealed class TheMcpCommand(TheCommandLine deals) : IClassFixture<TheCommandLine>
{
    private const string Initialize =
        """{ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "protocolVersion": "2025-11-25", """ +
        """ "capabilities": {}, "clientInfo": { "name": "a test", "version": "1" } } }""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnswersTheOfficialClientFromTheStorageOfTheOption()
    {
        await LoadAsync();
        var transport = new StdioClientTransport(new()
        {
            Command = "dotnet",
            Arguments = [Program, "mcp", "--storage", deals.ConnectionString],
            WorkingDirectory = deals.Folder,
        });
        await using var client = await McpClient.CreateAsync(transport, cancellationToken: Cancel);
        Assert.Equal(6, (await client.ListToolsAsync(cancellationToken: Cancel)).Count);
        var arguments = new Dictionary<string, object?> { ["id"] = "acme-2024-01" };
        var answer = await client.CallToolAsync("get_deal", arguments, cancellationToken: Cancel);
        Assert.StartsWith(
            "acme-2024-01 (closed, 2024-01-10): \"Acme raised at least $5M.\"",
            Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrintsOnlyMessagesAndEndsWhenItsInputIsClosed()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "mcp"])
        {
            WorkingDirectory = deals.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DealsStorage"] = deals.ConnectionString },
        })!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        await process.StandardInput.WriteLineAsync("this is no message");
        await process.StandardInput.WriteLineAsync(Initialize);
        var answer = JsonDocument.Parse((await process.StandardOutput.ReadLineAsync(Cancel))!).RootElement;
        Assert.Equal("serverlessdeals", answer.GetProperty("result").GetProperty("serverInfo").GetProperty("name").GetString());
        process.StandardInput.Close();
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("Storage: account ", await errors, StringComparison.Ordinal);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "deals.dll");

    private async Task LoadAsync()
    {
        var claim = new Claim
        {
            Id = Slug.Parse("paper-2024").OrThrow(),
            Source = new()
            {
                Publisher = "A Paper",
                Url = "https://paper.example/a",
                Title = "News of a deal",
                Published = PartialDate.Parse("2024-01-10").OrThrow(),
                Kind = SourceKind.Press,
            },
            Recorded = new(2024, 1, 11),
            Status = DealStatus.Closed,
            Amount = Amount.Parse("at least USD 5M").OrThrow(),
        };
        var deal = new Deal
        {
            Id = DealId.Parse("acme-2024-01").OrThrow(),
            Company = Slug.Parse("acme").OrThrow(),
            Kind = DealKind.FundingRound,
            Claims = [claim],
        };
        var organization = new Organization { Id = deal.Company, Name = "Acme" };
        await new SeedLoad(deals.Tables, TimeProvider.System).RunAsync([organization], [deal], null, Cancel);
        await new SummaryRefresh(deals.Tables, TimeProvider.System).RunAsync(full: false, null, Cancel);
    }
}
