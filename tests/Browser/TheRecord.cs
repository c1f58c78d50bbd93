using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ServerlessDeals.Tests.Browser;

/// <summary>
/// What the pages say about deals: takeovers, talks, parties, news, corrections, sectors, and where the record ends.
/// </summary>
[Collection(OnTheSite.ReadsDocuments)]
public sealed partial class TheRecord(OnTheSite site)
{
    [Fact]
    public void DescribesATakeoverAsATakeover()
    {
        const string Sentence = "SpaceX agreed to buy Anysphere for $60B";
        Assert.Equal(Sentence, Page("deals/anysphere-2026-spacex").QuerySelector("h1")!.TextContent);
        Assert.Contains(
            "SpaceX agreed to buy it for $60B in April 2026,", Page("companies/anysphere").QuerySelector(".lede")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(
            $"{Sentence} in April 2026.", Page("investors/spacex").QuerySelector(".lede")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Sentence, Page("months/2026-04").QuerySelector(".lede + p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NeverSaysThatATakeoverRaisedMoney()
    {
        var deals = (await site.ContentAsync()).Data.Deals.Select(deal => deal.Deal).ToList();
        var takeovers = deals.Where(deal => deal.Kind is DealKind.Acquisition or DealKind.AcquihireLicence).ToList();
        Assert.True(takeovers.Count > 10);
        // Leaves out prices that equal an amount which the company raised in another deal.
        var prices = takeovers.Where(deal => !deal.Amount.Value.IsUndisclosed)
            .Where(
                deal => !deals.Any(
                    other => other.Company.Id == deal.Company.Id && !takeovers.Contains(other)
                        && other.Amount.Value.ToString() == deal.Amount.Value.ToString()))
            .Select(deal => (Name: deal.Company.Name, Price: deal.Amount.Value.ToString())).Distinct().ToList();
        var sentences = Sentences().Where(found => Raised().IsMatch(found.Sentence)).ToList();
        Assert.True(sentences.Count > 500, $"{sentences.Count}");
        Assert.All(prices, takeover => Assert.DoesNotContain(
            sentences,
            found => found.Sentence.Contains(takeover.Name, StringComparison.Ordinal) && HasSum(found.Sentence, takeover.Price)));
        Assert.All(takeovers, deal => Assert.DoesNotMatch(Raised(), Page($"deals/{deal.Id}").QuerySelector("h1")!.TextContent));
    }

    [Fact]
    public void SetsApartPartiesThatWereOnlyInTalks()
    {
        var page = Page("deals/anthropic-2026-02");
        Assert.Equal(["Coatue Management", "GIC"], Names(page, "Who invested?"));
        Assert.Equal(["Microsoft", "Nvidia", "Sequoia Capital"], Names(page, "Only ever in talks"));
        Assert.DoesNotContain(
            page.QuerySelectorAll(".lede, h1"),
            element => element.TextContent.Contains("Nvidia", StringComparison.Ordinal));
        var roles = Page("investors/nvidia").QuerySelectorAll("table[data-sortable=deals] tbody tr")
            .Select(row => (
                Deal: row.QuerySelector("td.date a")!.GetAttribute("href"), Role: row.QuerySelector("td.leads")!.TextContent.Trim()))
            .ToList();
        Assert.Equal("only in talks", Assert.Single(roles, role => role.Deal == "/deals/anthropic-2026-02/").Role);
        var places = roles.Select(role => Array.IndexOf(["lead", "co-lead", "only in talks"], role.Role) switch
        {
            0 or 1 => 1,
            2 => 3,
            _ => 2,
        });
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task SetsNoOtherPartiesApart()
    {
        // A party of a settled deal was only in talks if no claim says more about it.
        foreach (var deal in (await site.ContentAsync()).Data.Deals)
        {
            var live = deal.Claims.Where(claim => !deal.Claims.Any(other => other.Supersedes == claim.Id))
                .SelectMany(claim => claim.Parties).ToLookup(party => party.Org, party => party.Commitment);
            var only = deal.Deal.Status is DealStatus.Announced or DealStatus.Closed
                ? deal.Parties.Where(party => live[party.Id].All(commitment => commitment == Commitment.InTalks))
                    .Select(party => party.Name)
                : [];
            Assert.Equal(
                only.Order(StringComparer.Ordinal),
                Names(Page($"deals/{deal.Deal.Id}"), "Only ever in talks").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task LeavesPartiesOnlyInTalksOutOfTheLeague()
    {
        var deals = (await site.ContentAsync()).Data.Deals.Where(
            deal => (deal.Deal.Kind is DealKind.FundingRound or DealKind.StrategicInvestment)
                && (deal.Deal.Status is DealStatus.Announced or DealStatus.Closed)).ToList();
        var joined = deals.SelectMany(
            deal => deal.Parties.Where(party => !Names(Page($"deals/{deal.Deal.Id}"), "Only ever in talks").Contains(party.Name)))
            .Where(party => party.Role.Value is not (PartyRole.Acquirer or PartyRole.Licensee or PartyRole.Lender))
            .CountBy(party => $"/investors/{party.Id}/").ToDictionary(StringComparer.Ordinal);
        var ranked = Pages("investors").SelectMany(page => page.QuerySelectorAll("table[data-sortable=list] tbody tr"))
            .ToDictionary(
                row => row.QuerySelector("a")!.GetAttribute("href")!,
                row => int.Parse(row.Children[3].TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture),
                StringComparer.Ordinal);
        Assert.Equal(
            joined.OrderBy(investor => investor.Key, StringComparer.Ordinal),
            ranked.Where(investor => investor.Value > 0).OrderBy(investor => investor.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task LinksEachPartyToTheClaimsForItsRoleAndCommitment()
    {
        var lines = 0;
        foreach (var deal in (await site.ContentAsync()).Data.Deals)
        {
            foreach (var line in Page($"deals/{deal.Deal.Id}").QuerySelectorAll("main > ul > li:has(> a[href^='/investors/'])"))
            {
                var (investor, sources) = (
                    line.QuerySelector("a")!.GetAttribute("href")!.Split('/')[2],
                    line.QuerySelectorAll(".source a").Select(link => link.GetAttribute("href")!).ToList());
                var stated = PartyLine().Match(
                    string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
                Assert.True(stated.Success, line.TextContent);
                var share = stated.Groups["share"].Success ? 1 : 0;
                Assert.InRange(sources.Count - share, 1, 2);
                bool Says(string url, Func<Party, bool> matches) =>
                    deal.Claims.Any(
                        claim => claim.Source.Url == url && claim.Parties.Any(party => $"{party.Org}" == investor && matches(party)));
                var (role, commitment) = (stated.Groups["role"].Value, stated.Groups["commitment"].Value);
                Assert.True(
                    Says(
                        sources[0],
                        party => (party.Role == PartyRole.Unknown ? "role unknown" : EnumWords.Of(party.Role)) == role),
                    line.TextContent);
                Assert.True(
                    Says(sources[^(1 + share)], party => EnumWords.Of(party.Commitment).Replace('-', ' ') == commitment),
                    line.TextContent);
                lines++;
            }
        }

        Assert.True(lines > 500, $"{lines}");
    }

    [Fact]
    public async Task ListsNewsByDayAndSkipsSourcesDatedOnlyByYear()
    {
        var news = News();
        Assert.True(news.Count > 300, $"{news.Count}");
        Assert.Equal(
            news.OrderByDescending(entry => entry.Known, StringComparer.Ordinal).Select(entry => entry.Known),
            news.Select(entry => entry.Known));
        Assert.DoesNotContain(news, entry => entry.Published.Length == 4);
        var deals = (await site.ContentAsync()).Data.Deals.ToDictionary(deal => $"{deal.Deal.Id}", StringComparer.Ordinal);
        Assert.All(
            news,
            entry => Assert.Contains(
                deals[entry.Deal].Claims,
                claim => $"{claim.Source.Published}" == entry.Published && $"{claim.KnownOn:yyyy-MM-dd}" == entry.Known));
        Assert.Equal(
            news.DistinctBy(entry => entry.Deal).Take(6).Select(entry => entry.Text),
            Page("").QuerySelector(".changes")!.QuerySelectorAll("a").Select(link => $"{link.TextContent}."));
    }

    [Fact]
    public void RepeatsNoNewsThatDiffersOnlyInAHedge()
    {
        static string Bare(string text) => Hedge().Replace(text, "");
        // The same can be news again only after something else was.
        Assert.All(News().GroupBy(entry => entry.Deal), deal => Assert.All(
            deal.Zip(deal.Skip(1)), pair => Assert.NotEqual(Bare(pair.First.Text), Bare(pair.Second.Text))));
    }

    [Fact]
    public void ListsExactlyTheCorrectionsThatClaimsMake()
    {
        var made = from deal in site.Seeds.Deals
                   from claim in deal.Claims
                   where claim.Corrects is not null
                   select $"/deals/{deal.Id}/ {claim.Corrects} {claim.Source.Url}";
        var printed = from line in Pages("corrections").SelectMany(page => page.QuerySelectorAll("h1 ~ ul.changes:not(#removed ~ ul) li"))
                      let links = line.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).ToList()
                      let words = line.TextContent[(line.TextContent.IndexOf(": ", StringComparison.Ordinal) + 2)..]
                      let source = words.LastIndexOf(line.QuerySelector(".source")!.TextContent, StringComparison.Ordinal)
                      select $"{links[0]} {words[..source].Trim()} {links[1]}";
        Assert.Equal(made.Order(StringComparer.Ordinal), printed.Order(StringComparer.Ordinal));
        Assert.Contains(
            printed,
            line => line.StartsWith(
                "/deals/scale-ai-2024-05/ This record named AMD as the investor; the page names AMD Ventures. ",
                StringComparison.Ordinal));
    }

    [Fact]
    public void DefinesEverySector()
    {
        var glossary = Page("glossary").QuerySelectorAll("tbody tr")
            .Select(row => string.Join(": ", row.Children.Select(cell => cell.TextContent)));
        Assert.Equal(Sector.All.Select(sector => $"{sector.Name}: {sector.Definition}"), glossary);
        Assert.All(
            Directory.EnumerateDirectories(Path.Combine(site.Folder, "sectors")).Select(Path.GetFileName).Where(name => name != "page"),
            name => Assert.Equal(Sector.Parse(name).OrThrow().Definition, Page($"sectors/{name}").QuerySelector(".rule")!.TextContent));
    }

    [Fact]
    public void SaysOnTheFrontPageWhereItEnds()
    {
        var newest = site.Seeds.Deals.SelectMany(deal => deal.Claims).Max(claim => claim.Source.Published);
        Assert.True(newest.Last < site.Day, "The newest source of the seeds is of the site's day, so the record does not end.");
        Assert.Equal(
            $"Nothing recorded since {English.Date(newest)}",
            Page("").QuerySelector(".kicker")!.TextContent);
        Assert.Contains(
            $"Our newest source is of {English.Date(newest)}.",
            Page("").QuerySelector("footer")!.TextContent,
            StringComparison.Ordinal);
        var month = Page($"months/{newest.ToMonth()}");
        Assert.Contains("record is not finished.", month.QuerySelector(".lede")!.TextContent, StringComparison.Ordinal);
        Assert.All(
            site.Documents,
            page => Assert.DoesNotContain(
                "so far",
                page.Document.QuerySelector("main")!.TextContent.Split("Every claim")[0],
                StringComparison.Ordinal));
    }

    private IDocument Page(string folder) =>
        new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, folder, "index.html")));

    /// <summary>All pages of a list.</summary>
    private IEnumerable<IDocument> Pages(string folder)
    {
        for (var number = 1; number == 1 || Directory.Exists(Path.Combine(site.Folder, folder, $"page/{number}")); number++)
        {
            yield return Page(number == 1 ? folder : $"{folder}/page/{number}");
        }
    }

    // "$60B" contains "$60" but is another sum.
    private static bool HasSum(string sentence, string sum) =>
        sentence.Split(sum).Skip(1)
            .Any(after => after is "" || !(char.IsLetterOrDigit(after[0]) || (after is ['.', var next, ..] && char.IsDigit(next))));

    /// <summary>The links of the list under a heading.</summary>
    private static IEnumerable<string> Names(IDocument page, string heading) =>
        page.QuerySelectorAll("h2").FirstOrDefault(element => element.TextContent == heading) is { } found
            ? Following(found).TakeWhile(element => element.LocalName != "h2").Where(element => element.LocalName == "ul").Take(1)
                .SelectMany(list => list.QuerySelectorAll("li > a:first-child").Select(link => link.TextContent))
            : [];

    private static IEnumerable<IElement> Following(IElement element)
    {
        for (var next = element.NextElementSibling; next is not null; next = next.NextElementSibling)
        {
            yield return next;
        }
    }

    private List<(string Published, string Known, string Deal, string Text)> News()
    {
        var entries = new List<(string, string, string, string)>();
        for (var folder = Path.Combine(site.Folder, "news"); Directory.Exists(folder); folder = Path.Combine(
            site.Folder,
            "news",
            "page",
            $"{(entries.Count / 100) + 1}"))
        {
            using var csv = new CsvHelper.CsvParser(new StreamReader(Path.Combine(folder, "index.csv")), CultureInfo.InvariantCulture);
            Assert.True(csv.Read());
            var before = entries.Count;
            while (csv.Read())
            {
                entries.Add((csv.Record![0], csv.Record[1], csv.Record[2], csv.Record[3]));
            }

            if (entries.Count - before < 100)
            {
                break;
            }
        }

        return entries;
    }

    /// <summary>All sentences on pages, in their heads and in feeds.</summary>
    private IEnumerable<(string Path, string Sentence)> Sentences()
    {
        var parser = new HtmlParser();
        foreach (var file in Directory.EnumerateFiles(site.Folder, "*", SearchOption.AllDirectories).Where(
            file => file.EndsWith(".html", StringComparison.Ordinal) || file.EndsWith(".atom", StringComparison.Ordinal)))
        {
            var document = parser.ParseDocument(File.ReadAllText(file));
            var texts = document.QuerySelectorAll(
                "main p, main li, main h1, main h2, main caption, main figcaption, main svg title, title, entry content")
                .Select(element => element.TextContent)
                .Concat(document.QuerySelectorAll("meta[content]").Select(element => element.GetAttribute("content")!));
            foreach (var sentence in texts.SelectMany(text => End().Split(text)))
            {
                yield return (Path.GetRelativePath(site.Folder, file), sentence);
            }
        }
    }

    [GeneratedRegex(@"\brais(e|es|ed|ing)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Raised();

    [GeneratedRegex(@"(?<=[.;])\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex End();

    [GeneratedRegex(
        @"\b(about|at least|more than|up to|less than|pre-money|post-money) ?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Hedge();

    [GeneratedRegex(@": (?<role>lead|co-lead|participant|acquirer|licensee|lender|role unknown)\b.*?, "
        + @"(?<commitment>in talks|committed|closed)\b(.*(?<share> of its own ))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex PartyLine();
}
