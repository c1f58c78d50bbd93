using Azure.Data.Tables;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;
using ServerlessDeals.TestHost;

namespace ServerlessDeals.Tests.Worker;

/// <summary>Some of the frozen deals, including MiniMax's, on a separate emulator in memory.</summary>
internal sealed class SomeDeals : IAsyncDisposable
{
    private static readonly string Artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    private readonly Azurite _azurite;
    private readonly AzureTables _tables;

    private SomeDeals(Azurite azurite) =>
        (_azurite, _tables) = (azurite, new(new TableServiceClient(azurite.ConnectionString)));

    /// <summary>The settings of an app over these deals.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["AzureWebJobsStorage"] = _azurite.ConnectionString,
        ["DealsStorage"] = _azurite.ConnectionString,
        ["SummarySchedule"] = "0 0 3 * * *",
        ["PublicBaseUrl"] = "https://deals.example/api",
    };

    public static async Task<SomeDeals> StoreAsync(int count)
    {
        var stored = new SomeDeals(await Azurite.StartAsync(Artifacts, Ports.ThreeFree(), keep: false, CancellationToken.None));
        var deals = FrozenSeeds.Set.Deals.OrderBy(deal => deal.Company.ToString() != "minimax").Take(count).ToList();
        var parties = deals.SelectMany(deal => deal.Claims).SelectMany(claim => claim.Parties).Select(party => party.Org);
        var named = parties.Concat(deals.Select(deal => deal.Company)).ToHashSet();
        var organizations = FrozenSeeds.Set.Organizations.Where(organization => named.Contains(organization.Id)).ToList();
        await new SeedLoad(stored._tables, TimeProvider.System).RunAsync(organizations, deals, null, CancellationToken.None);
        return stored;
    }

    /// <param name="feeds">The setting ArticleFeeds.</param>
    public Task<WorkerHost> StartWorkerAsync(string? feeds = null) => WorkerHost.StartAsync(
        Path.Combine(ProgramPath.FolderOf("ServerlessDeals.Functions"), "ServerlessDeals.Functions.dll"),
        new Dictionary<string, string?>(Settings) { ["ArticleFeeds"] = feeds },
        TestContext.Current.CancellationToken);

    public Task<RefreshRun> RefreshAsync(bool full) =>
        new SummaryRefresh(_tables, TimeProvider.System).RunAsync(full, null, TestContext.Current.CancellationToken);

    public Task<SummaryStatus> StatusAsync() =>
        new SummaryReader(_tables, TimeProvider.System).StatusAsync(TestContext.Current.CancellationToken);

    /// <summary>Whether a refresh is running, which the state row of the summaries shows.</summary>
    public async Task<bool> IsLeasedAsync()
    {
        var rows = new TableClient(_azurite.ConnectionString, "Summaries").QueryAsync<TableEntity>("PartitionKey eq 'state'");
        await foreach (var row in rows)
        {
            if (row.GetString("Holder") is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The rows of the table of drafts.</summary>
    public async Task<IReadOnlyList<TableEntity>> DraftRowsAsync()
    {
        var rows = new List<TableEntity>();
        await foreach (var row in new TableClient(_azurite.ConnectionString, "Drafts").QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();
}
