using System.Collections.Concurrent;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Pages;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Tables;

[assembly: AssemblyFixture(typeof(ServerlessDeals.Tests.Browser.OnTheSite))]

namespace ServerlessDeals.Tests.Browser;

/// <summary>
/// The site of the frozen seeds on one day, written by the site's program and served as ./run serves it, and a browser if one is
/// installed. New deals and the day of the test run do not change it.
/// </summary>
public sealed class OnTheSite : OnTheEmulator
{
    public const string ApiBase = "https://deals.example/api";

    public const string SiteBase = "https://deals.example";

    /// <summary>The collection of the tests that read <see cref="Documents"/>.</summary>
    public const string ReadsDocuments = "reads the documents";

    private WebApplication? _host;
    private WebApplication? _api;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private readonly Lazy<Task<SiteContent>> _content;
    private readonly Lazy<IReadOnlyList<(string Path, IDocument Document)>> _documents;

    public OnTheSite() => (_content, _documents) =
        (new(() => ContentAsync(Copied, Day)), new(() => [.. WrittenSite.Documents(Folder)]));

    /// <summary>The day for which the site is written and which the clock of the API shows. The seeds were frozen on this day.</summary>
    public DateOnly Day { get; } = new(2026, 11, 29);

    public string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "site");

    public string Address => _host!.Urls.Single();

    public string ApiAddress => _api!.Urls.Single() + "/api/";

    /// <summary>Skips the test if Chromium is not installed.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, "This machine has no Chromium on its PATH.");
            return _browser!;
        }
    }

    /// <summary>The folder for pictures of the pages, for people to look at.</summary>
    public static string Pictures { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../screenshots"));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();

        // The site's program inherits this variable, whichever test starts it.
        Environment.SetEnvironmentVariable("SiteDay", $"{Day:yyyy-MM-dd}");
        await SiteServer.GenerateAsync(Folder, ConnectionString, ApiBase, SiteBase, CancellationToken.None);
        _host = SiteServer.Build(0, Folder);
        await _host.StartAsync();
        var settings = new Dictionary<string, string?> { ["DealsStorage"] = "", ["SummarySchedule"] = "0 0 3 * * *" };
        _api = LocalHost.Build(0, settings, "key", configure: services => services
            .AddSingleton<ITables>(Copied).AddSingleton<TimeProvider>(new ADay(Day)));
        await _api.StartAsync();
        var program = ThisMachine.Program("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome");
        if (program is not null)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = program,
                // A process for drawing costs a fifth more processor time.
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--in-process-gpu", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync",
                ],
            });
        }
    }

    /// <summary>
    /// The pages of the written site, parsed once. Tests that read them are in one collection, because a document is not thread-safe.
    /// </summary>
    internal IReadOnlyList<(string Path, IDocument Document)> Documents => _documents.Value;

    /// <summary>The content of the site, read once from a copy of the rows in the emulator.</summary>
    public Task<SiteContent> ContentAsync() => _content.Value;

    /// <summary>The content of the site of other tables.</summary>
    internal static async Task<SiteContent> ContentAsync(MemoryTables tables, DateOnly day) =>
        Content(await new SiteReader<MemoryTables>(tables, new ADay(day)).ReadAsync(CancellationToken.None));

    /// <summary>The files of other content, or only those that a test needs, with the style sheet and the scripts.</summary>
    internal static async Task<IReadOnlyDictionary<string, MadeFile>> MadeAsync(SiteContent content, Func<Page, bool>? isNeeded = null)
    {
        var assets = BriefingSite.Assets(content.Addresses)
            .Select(file => KeyValuePair.Create(file.Path, new MadeFile(null, file.Content)));
        var made = new ConcurrentDictionary<string, MadeFile>(assets, StringComparer.Ordinal);
        await PageRenderer.RenderAllAsync(BriefingSite.Sets(content), isNeeded ?? (_ => true), (page, file) =>
        {
            made[file.Path] = new(page.Fingerprint, file.Content);
            return ValueTask.CompletedTask;
        });
        return made;
    }

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

/// <param name="Stamp">The site's program writes a page again only if its stamp has changed; null if the file has none.</param>
internal sealed record MadeFile(string? Stamp, byte[] Content);
