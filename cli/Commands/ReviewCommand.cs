using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Cli.Review;

namespace ServerlessDeals.Cli.Commands;

internal static class ReviewCommand
{
    public const string Name = "review";

    private const int DefaultPort = 4290;

    public static Command Create()
    {
        var sources = new Argument<string[]>("source")
        {
            Description = "Pages, texts, feeds and folders of them: files, web addresses, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var port = new Option<int>("--port")
        {
            Description = "The port of the page.",
            DefaultValueFactory = _ => DefaultPort,
        };
        var rejected = new Option<string>("--rejected")
        {
            Description = "The file that remembers rejected drafts. By default one in your local application data.",
            DefaultValueFactory = _ => RejectedDrafts.DefaultFile,
            HelpName = "file",
        };
        var again = new Option<bool>("--again") { Description = "Show drafts that were rejected before, too." };
        var options = new DraftOptions();
        var command = new Command(Name, "Serve a page on this machine on which a person decides about the drafts of articles: "
            + "accept, change, reject.") { sources, port, rejected, again };
        options.AddTo(command);
        command.Validators.Add(GlobalOptions.RefuseJson);
        command.SetAction(async (parsed, cancel) =>
        {
            var number = parsed.GetValue(port);
            Ports.RequireDistinct(("--port", number, 1));
            Ports.RequireFree(number, "the review", "--port");
            _ = options.ReadSeeds(parsed);
            var articles = await options.ArticlesAsync(parsed, parsed.GetValue(sources)!, stateFile: null, cancel);
            var desk = new ReviewDesk(
                parsed.GetValue(options.Seeds)!, articles, new(parsed.GetValue(rejected)!), parsed.GetValue(again), TimeProvider.System);
            desk.Read();
            return await ServeAsync(desk, number, cancel);
        });
        return command;
    }

    private static async Task<int> ServeAsync(ReviewDesk desk, int port, CancellationToken cancel)
    {
        var key = ReviewServer.NewKey();
        await using var app = new ReviewServer(desk, key).Build(port);
        await app.StartAsync(cancel);
        Console.WriteLine($"{desk.Articles} articles, {desk.Waiting.Count} drafts wait.");
        Console.WriteLine($"Review: http://127.0.0.1:{port}/{key}/");
        Console.WriteLine("Press Ctrl-C to end it.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"{desk.Accepted} entered, {desk.Rejected} rejected, {desk.Waiting.Count} wait.");
        }

        return ExitCode.Success;
    }
}
