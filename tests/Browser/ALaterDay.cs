using System.Text;
using AngleSharp.Html.Parser;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Pages;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests.Browser;

/// <summary>
/// The same deals on another day. The day changes which talks are stale, which periods are incomplete and where the record ends, and
/// nothing else.
/// </summary>
public sealed class ALaterDay(OnTheSite site)
{
    private static ReadOnlySpan<byte> Before => "\"before\""u8;

    // Pages and lists that count deals.
    private static readonly string[] Counting =
    [
        "index.", "card.png", "charts/", "companies/", "countries/", "embed/", "investors/", "kinds/", "known/index.", "leagues/",
        "months/", "quarters/", "rivals/", "rounds/", "sectors/", "valuations/", "weeks/", "years/",
    ];

    // Parsed once for all tests of this class, which run one after the other.
    private static IReadOnlyDictionary<string, HashSet<string>>? Lists { get; set; }

    private DateOnly AYearLater => site.Day.AddYears(1).AddDays(1);

    [Fact]
    public async Task MakesTalksStaleAfterAYearAndChangesOnlyTheirPages()
    {
        var deals = (await AFewDeals.ContentAsync(site.Day)).Data.Deals;
        var first = deals.Where(deal => deal.Deal.Status is DealStatus.Rumoured or DealStatus.InTalks)
            .Select(
                deal => deal.Claims.Where(claim => !deal.Claims.Any(other => other.Supersedes == claim.Id)).Max(claim => claim.KnownOn)
                    .AddYears(1)).Where(day => day > site.Day).Min();
        await ChangesOnlyWhatTalksChangeAsync(first, first.AddDays(1), deals);
    }

    [Fact]
    public async Task MakesAllTalksStaleInAYearAndChangesOnlyTheirPages()
    {
        var deals = (await AFewDeals.ContentAsync(site.Day)).Data.Deals;
        await ChangesOnlyWhatTalksChangeAsync(site.Day, AYearLater, deals);
    }

    [Fact]
    public async Task ChangesTheStampOfEveryPageWhoseBytesChange()
    {
        var content = await AFewDeals.ContentAsync(site.Day);
        var today = await AFewDeals.MadeAsync(site.Day);
        var others = new[]
        {
            await AFewDeals.MadeAsync(AYearLater),
            await OnTheSite.MadeAsync(OnTheSite.Content(content.Data with { Reported = PartialDate.OfDay(site.Day) })),
        };
        Assert.True(today.Values.Count(page => page.Stamp is not null) > Long.Cases(always: 400, atNight: 4000));
        Assert.All(others, other => Assert.All(
            today.Where(page => page.Value.Stamp is not null && other[page.Key].Stamp == page.Value.Stamp),
            page => Assert.True(
                page.Value.Content.AsSpan().SequenceEqual(other[page.Key].Content),
                $"{page.Key} has other bytes under the same stamp.")));
    }

    [Fact]
    public async Task EndsTheReportingOfAMonthAfterTheNextQuarter()
    {
        // Charts outline a period that is still being reported, and cards show charts. The days to choose from end today.
        static bool IsCompared(Page page) =>
            page.Path.Split('/')[0] is not ("charts" or "embed" or "known") && Path.GetExtension(page.Path) != ".png";
        var tables = await MiniMaxInMarchAsync();
        var before = await OnTheSite.MadeAsync(await OnTheSite.ContentAsync(tables, new(2024, 6, 30)), IsCompared);
        var after = await OnTheSite.MadeAsync(await OnTheSite.ContentAsync(tables, new(2024, 7, 1)), IsCompared);
        Assert.Equal(
            [
                "index.html", "index.json", "months/2024-03/index.html", "months/2024-03/index.json",
                "months/index.csv", "months/index.html", "months/index.json",
                "quarters/2024-Q1/index.html", "quarters/2024-Q1/index.json",
                "quarters/index.csv", "quarters/index.html", "quarters/index.json",
            ],
            Changed(before, after));
        Assert.Contains("Still being reported", MainText(before, "months/2024-03/index.html"), StringComparison.Ordinal);
        // Only then is it compared with the month before.
        const string Month = "months/2024-03/index.json";
        Assert.Equal((-1, true), (before[Month].Content.AsSpan().IndexOf(Before), after[Month].Content.AsSpan().IndexOf(Before) > 0));
        Assert.DoesNotContain("still to be reported", MainText(after, "months/2024-03/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("Still being reported", MainText(after, "months/2024-03/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-03-31", "Recorded up to March 2024")]
    [InlineData("2024-04-14", "Recorded up to March 2024")]
    [InlineData("2031-02-03", "Nothing recorded since March 2024")]
    public async Task ShowsThatTheRecordEndsWithItsNewestSource(string day, string kicker)
    {
        var content = await OnTheSite.ContentAsync(await MiniMaxInMarchAsync(), PartialDate.Parse(day).Value.First);
        var front = (await OnTheSite.MadeAsync(content, page => page.Path == "index.html"))["index.html"];
        Assert.Equal(kicker, new HtmlParser().ParseDocument(Encoding.UTF8.GetString(front.Content)).QuerySelector(".kicker")!.TextContent);
    }

    private async Task ChangesOnlyWhatTalksChangeAsync(DateOnly day, DateOnly later, IReadOnlyList<DealDetail> deals)
    {
        var stale = deals.Where(
            deal => deal.Deal.Status is (DealStatus.Rumoured or DealStatus.InTalks) && IsStale(deal, later)
                && !IsStale(deal, day)).Select(deal => deal.Deal.Id).ToHashSet();
        Assert.NotEmpty(stale);
        var (before, after) = (await AFewDeals.MadeAsync(day), await AFewDeals.MadeAsync(later));
        var changed = Changed(before, after);
        Assert.Contains("index.html", changed);
        Assert.DoesNotContain(
            changed,
            path => Path.GetFileName(path) is "feed.atom" or "feed.json" || path.StartsWith("data/", StringComparison.Ordinal)
                || path.StartsWith("news/", StringComparison.Ordinal));

        // A card shows nothing that its page does not.
        Assert.All(
            changed.Where(path => path.EndsWith("card.png", StringComparison.Ordinal)),
            path => Assert.Contains(path.Replace("card.png", "index.html", StringComparison.Ordinal), changed));

        // Each page that lists such a deal calls the talks stale. Every other page that changes counts deals.
        var lists = await ListsAsync();
        bool ListsThem(string path) => stale.Any(deal => lists[path].Contains($"/deals/{deal}/") || path == $"deals/{deal}/index.html");
        Assert.All(lists.Keys.Where(ListsThem), path => Assert.Contains(path, changed));
        Assert.All(
            lists.Keys.Where(ListsThem),
            path => Assert.Contains("stale talks", MainText(after, path), StringComparison.OrdinalIgnoreCase));
        Assert.All(
            changed.Where(path => path.StartsWith("deals/", StringComparison.Ordinal) && Path.GetExtension(path) != ".txt"),
            path => Assert.True(path.EndsWith(".html", StringComparison.Ordinal) && ListsThem(path), path));
        Assert.All(
            changed.Where(path => !path.StartsWith("deals/", StringComparison.Ordinal)),
            path => Assert.Contains(Counting, folder => path.StartsWith(folder, StringComparison.Ordinal)));
    }

    /// <summary>The deals that each page lists, which do not depend on the day.</summary>
    private async Task<IReadOnlyDictionary<string, HashSet<string>>> ListsAsync()
    {
        var parser = new HtmlParser();
        return Lists ??= (await AFewDeals.MadeAsync(site.Day)).Where(page => page.Key.EndsWith(".html", StringComparison.Ordinal))
            .ToDictionary(
                page => page.Key,
                page => parser.ParseDocument(Encoding.UTF8.GetString(page.Value.Content)).QuerySelectorAll("td.date a")
                    .Select(link => link.GetAttribute("href")!).ToHashSet());
    }

    private static bool IsStale(DealDetail deal, DateOnly day) =>
        deal.Claims.Where(claim => !deal.Claims.Any(other => other.Supersedes == claim.Id)).Max(claim => claim.KnownOn).AddYears(1) < day;

    private static string MainText(IReadOnlyDictionary<string, MadeFile> files, string path) =>
        new HtmlParser().ParseDocument(Encoding.UTF8.GetString(files[path].Content)).QuerySelector("main")!.TextContent;

    private static List<string> Changed(IReadOnlyDictionary<string, MadeFile> before, IReadOnlyDictionary<string, MadeFile> after)
    {
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        return [.. before.Where(
            file => !file.Value.Content.AsSpan()
                .SequenceEqual(after[file.Key].Content)).Select(file => file.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>Only MiniMax's round, with only the sources that are dated March 2024 without a day.</summary>
    private async Task<MemoryTables> MiniMaxInMarchAsync()
    {
        var tables = new MemoryTables();
        var round = site.Seeds.Deals.Single(deal => deal.Id == DealId.Parse("minimax-2024-03").OrThrow());
        round = round with
        {
            Claims = [.. round.Claims.Where(claim => $"{claim.Source.Published}" == "2024-03")
                .Select(claim => claim with { Recorded = new(2024, 3, 31) })],
        };
        await new SeedLoad(tables, TimeProvider.System).RunAsync(FrozenSeeds.NamedIn([round]), [round], null, CancellationToken.None);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: true, null, CancellationToken.None);
        return tables;
    }
}
