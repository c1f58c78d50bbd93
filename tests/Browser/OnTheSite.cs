using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Pages;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Tables;

[assembly: AssemblyFixture(typeof(ServerlessDeals.Tests.Browser.OnTheSite))]

namespace ServerlessDeals.Tests.Browser;

/// <summary>The site of the seeds, written by its own program, served as ./run serves it, and a browser where there is one.</summary>
public sealed class OnTheSite : OnTheEmulator
{
    public const string ApiBase = "https://deals.example/api";

    public const string SiteBase = "https://deals.example";

    private WebApplication? _host;
    private WebApplication? _api;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>On which the site was written.</summary>
    public DateOnly Day { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "site");

    public string Address => _host!.Urls.Single();

    public string ApiAddress => _api!.Urls.Single() + "/api/";

    /// <summary>Null where no Chromium is installed.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, "This machine has no Chromium on its PATH.");
            return _browser!;
        }
    }

    /// <summary>Where pictures of the pages are left for people to look at.</summary>
    public static string Pictures { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../screenshots"));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await SiteServer.GenerateAsync(Folder, ConnectionString, ApiBase, SiteBase, CancellationToken.None);
        _host = SiteServer.Build(0, Folder);
        await _host.StartAsync();
        _api = LocalHost.Build(0, new Dictionary<string, string?> { ["DealsStorage"] = ConnectionString, ["SummarySchedule"] = "0 0 3 * * *" }, "key");
        await _api.StartAsync();
        var program = ThisMachine.Program("chromium", "chromium-browser", "google-chrome", "chrome");
        if (program is not null)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = program,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
    }

    /// <summary>All that the site is made of, on the day on which it was written or on another.</summary>
    public async Task<SiteContent> ContentAsync(DateOnly? day = null) => Content(
        await new SiteReader<AzureTables>(new(StorageSettings.Connect(ConnectionString)), new ADay(day ?? Day)).ReadAsync(TestContext.Current.CancellationToken));

    /// <summary>The same of other tables.</summary>
    internal static async Task<SiteContent> ContentAsync(MemoryTables tables, DateOnly day) =>
        Content(await new SiteReader<MemoryTables>(tables, new ADay(day)).ReadAsync(TestContext.Current.CancellationToken));

    public static SiteContent Content(SiteData data) =>
        new(data, EditorialText.ReadFolder(Path.Combine(AppContext.BaseDirectory, "input")), SiteAddresses.Of(SiteBase, ApiBase));

    public override async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        foreach (var host in new[] { _host, _api }.OfType<WebApplication>())
        {
            await host.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
