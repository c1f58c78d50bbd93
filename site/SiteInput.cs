using System.Security.Cryptography;
using System.Text;
using ServerlessDeals.Pages;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Site;

/// <summary>Where the site's program finds what it prints: the data in storage, and the texts that people wrote.</summary>
internal static class SiteInput
{
    /// <summary>The folder that holds input/: where the program is started, the project's site folder, or beside the program.</summary>
    public static string Root { get; } = new[] { Environment.CurrentDirectory, Path.Combine(Environment.CurrentDirectory, "site") }
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "input", "methodology.md"))) ?? AppContext.BaseDirectory;

    /// <summary>The public addresses, by the settings SiteBaseUrl, PublicBaseUrl and SiteCards.</summary>
    /// <exception cref="InvalidOperationException">There are no cards of that kind.</exception>
    public static SiteAddresses Addresses => SiteAddresses.Of(
        Environment.GetEnvironmentVariable("SiteBaseUrl") ?? "http://localhost:4280",
        Environment.GetEnvironmentVariable("PublicBaseUrl") ?? "http://localhost:7071/api") with
    {
        Cards = Environment.GetEnvironmentVariable("SiteCards") switch
        {
            null or "" or "svg" => "svg",
            "png" => "png",
            var other => throw new InvalidOperationException($"SiteCards is '{other}'; it is 'svg', or 'png' where infra/cards.sh runs afterwards."),
        },
    };

    /// <summary>The day on which the site is built: the setting SiteDay, else today.</summary>
    /// <exception cref="InvalidOperationException">The setting is no day.</exception>
    public static TimeProvider Time => Environment.GetEnvironmentVariable("SiteDay") switch
    {
        null or "" => TimeProvider.System,
        var text when PartialDate.Parse(text) is { IsValue: true, Value.Precision: DatePrecision.Day } day => new FixedDay(day.Value.First),
        var other => throw new InvalidOperationException($"SiteDay is '{other}'; write a day, such as 2026-11-29, or leave it out for today."),
    };

    public static SiteReader<AzureTables> Reader() => new(new AzureTables(StorageSettings.Connect(Environment.GetEnvironmentVariable)), Time);

    public static IReadOnlyList<EditorialText> Texts() => EditorialText.ReadFolder(Path.Combine(Root, "input"));

    /// <summary>A hash of all that the site is made of; empty where it cannot be told without reading it.</summary>
    /// <remarks>It is asked before the data is read: what is written meanwhile makes the next build look again.</remarks>
    public static async Task<string> MarkAsync()
    {
        if (await Reader().MarkAsync(CancellationToken.None) is not { } mark)
        {
            return "";
        }

        var all = string.Join('\n', Texts().Select(text => text.Title + text.Html).Prepend(mark).Prepend(BriefingSite.Build).Prepend($"{Addresses}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    public static async Task<SiteContent> ReadAsync(CancellationToken cancel) => new(await Reader().ReadAsync(cancel), Texts(), Addresses);

    /// <summary>A clock that shows noon of one day.</summary>
    private sealed class FixedDay(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new(12, 0), TimeSpan.Zero);
    }
}
