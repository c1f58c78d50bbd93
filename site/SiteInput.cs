using ServerlessDeals.Briefings;
using ServerlessDeals.Pages;
using ServerlessDeals.Storage;

namespace ServerlessDeals.Site;

/// <summary>What the site is made of: the data as it stands in storage, and the texts that people wrote.</summary>
internal sealed record SiteInput(SiteData Data, IReadOnlyList<EditorialText> Texts)
{
    /// <summary>The folder that holds input/: where the program is started, the project's site folder, or beside the program.</summary>
    public static string Root { get; } = new[] { Environment.CurrentDirectory, Path.Combine(Environment.CurrentDirectory, "site") }
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "input", "methodology.md"))) ?? AppContext.BaseDirectory;

    /// <summary>The API's public address, by the setting PublicBaseUrl.</summary>
    public static string ApiBase { get; } = Environment.GetEnvironmentVariable("PublicBaseUrl") ?? "http://localhost:7071/api";

    /// <exception cref="InvalidOperationException">There is nothing to print yet.</exception>
    public static async Task<SiteInput> ReadAsync(CancellationToken cancel)
    {
        var tables = new AzureTables(StorageSettings.Connect(Environment.GetEnvironmentVariable));
        return await new SiteReader(tables).ReadAsync(cancel) is { } data
            ? new(data, EditorialText.ReadFolder(Path.Combine(Root, "input")))
            : throw new InvalidOperationException(
                "There is nothing to print yet. Load deals (deals seed) and refresh the summaries (deals refresh) first.");
    }
}
