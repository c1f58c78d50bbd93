using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Options of the commands that read articles, and the reading that they share.</summary>
internal sealed class DraftOptions
{
    public Option<string> Seeds { get; } = SharedOptions.Seeds();

    public Option<string?> Publisher { get; } = new("--publisher") { Description = "The publisher, if the article does not name it." };

    public Option<string?> Published { get; } =
        new("--published") { Description = "The day of publication, such as 2024-03-05, if the article does not have it." };

    public Option<string?> Address { get; } = new("--address") { Description = "The article's web address, if it is read from a file." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Publisher, Published, Address, Seeds })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The seed files. Their errors do not prevent reading.</summary>
    public SeedReading ReadSeeds(ParseResult parsed) => Directory.Exists(parsed.GetValue(Seeds)!)
        ? SeedFolder.Read(parsed.GetValue(Seeds)!, TimeProvider.System)
        : throw new StartException($"{parsed.GetValue(Seeds)} does not exist. Run this in the project's folder, or name the folder with "
            + "--seeds.");

    /// <param name="stateFile">Keeps what sites said of their feeds; null to ask for everything.</param>
    public async Task<IReadOnlyList<ArticleReading>> ReadAsync(
        ParseResult parsed, string[] sources, SeedSet set, string? stateFile, CancellationToken cancel)
    {
        var reader = new ArticleReader(new(set.Organizations));
        return [.. (await ArticlesAsync(parsed, sources, stateFile, cancel)).Select(reader.ReadAll)];
    }

    /// <summary>The articles of all sources, with what the options say of them.</summary>
    /// <param name="stateFile">Keeps what sites said of their feeds; null to ask for everything.</param>
    public async Task<IReadOnlyList<Article>> ArticlesAsync(
        ParseResult parsed, string[] sources, string? stateFile, CancellationToken cancel)
    {
        using var input = new ArticleInput(stateFile);
        var articles = new List<Article>();
        foreach (var source in sources.SelectMany(ArticleInput.FilesOf))
        {
            articles.AddRange((await input.ReadAsync(source, cancel)).Select(article => Completed(parsed, article)));
        }

        return articles;
    }

    private Article Completed(ParseResult parsed, Article article) => article with
    {
        Publisher = parsed.GetValue(Publisher) ?? article.Publisher,
        Published = parsed.GetValue(Published) is { } day ? DayOf(day) : article.Published,
        Address = parsed.GetValue(Address) ?? article.Address,
    };

    private static PartialDate DayOf(string text) => PartialDate.Parse(text) is { IsValue: true } date
        ? date.Value
        : throw new StartException($"--published is '{text}'; it must be a date, such as 2024-03-05.");
}
