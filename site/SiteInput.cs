using System.Security.Cryptography;
using System.Text;
using ServerlessDeals.Pages;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Site;

/// <summary>The input of the site: the data in storage, the editorial texts, and the settings.</summary>
internal static class SiteInput
{
    /// <summary>The folder that holds input/: the current folder, its folder "site", or the program's own folder.</summary>
    public static string Root { get; } = new[] { Environment.CurrentDirectory, Path.Combine(Environment.CurrentDirectory, "site") }
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "input", "methodology.md"))) ?? AppContext.BaseDirectory;

    /// <summary>The public addresses, from the settings SiteBaseUrl and PublicBaseUrl.</summary>
    private static SiteAddresses Addresses => SiteAddresses.Of(
        Environment.GetEnvironmentVariable("SiteBaseUrl") is { Length: > 0 } site ? site : "http://localhost:4280",
        Environment.GetEnvironmentVariable("PublicBaseUrl") is { Length: > 0 } api ? api : "http://localhost:7071/api");

    /// <summary>A clock for the day on which the site is built: the setting SiteDay, or today.</summary>
    /// <exception cref="InvalidOperationException">SiteDay is not a day.</exception>
    private static TimeProvider Time => Environment.GetEnvironmentVariable("SiteDay") switch
    {
        null or "" => TimeProvider.System,
        var text when PartialDate.Parse(text) is { IsValue: true, Value.Precision: DatePrecision.Day } day => new FixedDay(day.Value.First),
        var other => throw new InvalidOperationException(
            $"SiteDay is '{other}'; write a day, such as 2026-11-29, or leave it out for today."),
    };

    private static SiteReader<AzureTables> Reader() =>
        new(new AzureTables(StorageSettings.Connect(Environment.GetEnvironmentVariable)), Time);

    private static IReadOnlyList<EditorialText> Texts() => EditorialText.ReadFolder(Path.Combine(Root, "input"));

    /// <summary>A hash of everything that the site is made from; empty before the first refresh of the summaries.</summary>
    /// <remarks>Compute it before reading the data. If something is written in between, the next build then sees another hash.</remarks>
    public static async Task<string> HashAsync()
    {
        if (await Reader().MarkAsync(CancellationToken.None) is not { } mark)
        {
            return "";
        }

        string[] parts = [$"{Addresses}", BriefingSite.BuildId, mark, .. Texts().Select(text => text.Title + text.Html)];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }

    public static async Task<SiteContent> ReadAsync(CancellationToken cancel) =>
        new(await Reader().ReadAsync(cancel), Texts(), Addresses);

    /// <summary>A clock that shows noon of one day.</summary>
    private sealed class FixedDay(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new(12, 0), TimeSpan.Zero);
    }
}
