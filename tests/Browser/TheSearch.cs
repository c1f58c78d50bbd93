using System.IO.Compression;
using System.Text.Json;
using Microsoft.Playwright;
using ServerlessDeals.Corpus;
using ServerlessDeals.Pages;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The search by any name, however it is spelled, and its suggestions in the header.</summary>
public sealed class TheSearch(OnTheSite site)
{
    private const int MostBytes = 60_000;

    /// <summary>What is asked for, and the page that has to be found first.</summary>
    private static readonly (string Asked, string Address)[] Questions =
    [
        ("opnai", "/companies/openai/"), ("antropic", "/companies/anthropic/"), ("mistrl", "/companies/mistral-ai/"),
        ("nvdia", "/investors/nvidia/"), ("MinMax", "/companies/minimax/"), ("deep seek", "/companies/deepseek/"),
        ("open ai", "/companies/openai/"), ("hugginface", "/companies/hugging-face/"), ("tencnet", "/investors/tencent/"),
        ("andreesen", "/investors/a16z/"), ("safe superinteligence", "/companies/ssi/"),
        ("MINIM", "/companies/minimax/"), ("horowitz andreessen", "/investors/a16z/"),
        ("cursor", "/companies/anysphere/"), ("sequoia china", "/investors/hongshan/"), ("红杉中国", "/investors/hongshan/"),
        ("中国", "/investors/hongshan/"), ("国", "/investors/hongshan/"), ("智谱", "/companies/zhipu-ai/"),
        ("チューリング", "/companies/turing-jp/"), ("업스테이지", "/companies/upstage/"),
        ("robotics", "/sectors/robotics/"), ("france", "/countries/fr/"), ("march 2024", "/months/2024-03/"),
        ("minimax march 2024", "/deals/minimax-2024-03/"), ("minimax $600M", "/deals/minimax-2024-03/"),
        ("openai $40B", "/deals/openai-2025-03/"), ("glossary", "/glossary/"),
    ];

    [Fact]
    public async Task FindsTheRightPageFirstHoweverItIsAskedFor()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address);
        await tab.Page.GotoAsync(site.Address + "/search/");
        var first = await tab.Page.EvaluateAsync<string[]>(
            """
            async (questions) => {
              const { search } = await import('/finder.js');
              const found = await Promise.all(questions.map((question) => search(question)));
              return found.map(([first]) => first?.address ?? 'nothing');
            }
            """,
            Questions.Select(question => question.Asked));
        Assert.Equal(Questions.Select(question => $"{question.Asked}: {question.Address}"), Questions.Zip(
            first, (question, address) => $"{question.Asked}: {address}"));
    }

    [Fact]
    public async Task FindsAllDealsOfAnAmountAndOfARound()
    {
        var deals = (await site.ContentAsync()).Data.Deals.Select(deal => deal.Deal).ToList();
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address);
        await tab.Page.GotoAsync(site.Address + "/search/");
        var found = await tab.Page.EvaluateAsync<string[][]>(
            """
            async (questions) => {
              const { search } = await import('/finder.js');
              const found = await Promise.all(questions.map((question) => search(question)));
              return found.map((all) => all.filter(({ what }) => what === 'deal').map(({ address }) => address).sort());
            }
            """,
            new[] { "$600M", "600 million", "series b", "2024" });
        var ofAmount = deals.Where(deal => deal.Amount.Value is { Figure: 600_000_000 } or { High: 600_000_000 }).ToList();
        Assert.True(ofAmount.Count > 3);
        Assert.All(ofAmount, deal => Assert.Contains($"/deals/{deal.Id}/", found[0]));
        Assert.Equal(found[0], found[1]);
        Assert.Equal(Addresses(deals.Where(deal => $"{deal.Round}" == "series-b")), found[2]);
        Assert.Equal(Addresses(deals.Where(deal => deal.Date.Year == 2024)), found[3]);
    }

    [Fact]
    public async Task SuggestsInTheHeaderByKeyboard()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address, new() { ViewportSize = new() { Width = 390, Height = 900 } });
        var page = tab.Page;
        var requested = new List<string>();
        page.Request += (_, request) => requested.Add(request.Url);
        await page.GotoAsync(site.Address + "/deals/minimax-2024-03/");
        Assert.DoesNotContain(requested, address => address.Contains("minisearch", StringComparison.Ordinal));
        var box = page.Locator("#find");
        await box.FocusAsync();
        await page.Locator("#find[role=combobox][aria-expanded=false]").WaitForAsync();
        await page.Keyboard.TypeAsync("antropic");
        var option = page.GetByRole(AriaRole.Option).First;
        await option.WaitForAsync();
        Assert.StartsWith("Anthropic", await option.TextContentAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(await option.GetAttributeAsync("id"), await box.GetAttributeAsync("aria-activedescendant"));
        Assert.Equal("true", await option.GetAttributeAsync("aria-selected"));
        Assert.Equal("", await AVisit.ViolationsAsync(page));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("false", await box.GetAttributeAsync("aria-expanded"));
        Assert.Equal("antropic", await box.InputValueAsync());
        await page.Keyboard.PressAsync("ArrowDown");
        await option.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal(
            await page.GetByRole(AriaRole.Option).Last.GetAttributeAsync("id"), await box.GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        // WaitForURLAsync can miss a navigation that ends while it begins to wait.
        await Assertions.Expect(page).ToHaveURLAsync(site.Address + "/companies/anthropic/", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task CountsTheDealsThatAreOnThePage()
    {
        var data = (await site.ContentAsync()).Data;
        var counted = Rows(await File.ReadAllBytesAsync(
            Path.Combine(site.Folder, "search", "documents.json"), TestContext.Current.CancellationToken))
            .Where(row => row[4].ValueKind == JsonValueKind.Number)
            .ToDictionary(row => row[0].GetString()!, row => row[4].GetInt32(), StringComparer.Ordinal);
        Assert.All(
            data.Companies, company => Assert.Equal(company.Raised.Count, counted[$"/companies/{company.Organization.Id}/"]));
        Assert.All(
            data.Investors, investor => Assert.Equal(investor.Backed.Count, counted[$"/investors/{investor.Organization.Id}/"]));
        Assert.All(data.Sectors, sector => Assert.Equal(sector.Deals.Count, counted[$"/sectors/{sector.Key}/"]));
        Assert.All(
            data.Countries, country => Assert.Equal(country.Deals.Count, counted[$"/countries/{country.Key.ToLowerInvariant()}/"]));
    }

    [Fact]
    public async Task StaysInSmallFilesOfALargeRecord()
    {
        var deals = Long.Cases(always: 9_000, atNight: 45_000);
        var files = await GeneratedAsync(deals);
        var sizes = files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal))
            .Select(file => (Bytes: Compressed(file.Value), file.Key)).ToList();
        TestContext.Current.SendDiagnosticMessage($"The largest of {sizes.Count} files of the search is {sizes.Max()}.");
        Assert.True(sizes.Count > 30);
        Assert.All(sizes, size => Assert.True(size.Bytes < MostBytes, $"{size.Key} has {size.Bytes} bytes, compressed."));

        // In many files, the browser finds the same by reading a few.
        var (company, other) = (GeneratedCorpus.Company(deals / 5), GeneratedCorpus.Company(deals / 3));
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address);
        var read = new HashSet<string>();
        await tab.Page.RouteAsync("**/search/*.json", async route =>
        {
            var path = new Uri(route.Request.Url).AbsolutePath[1..];
            read.Add(path);
            await route.FulfillAsync(new() { BodyBytes = files[path], ContentType = "application/json" });
        });
        await tab.Page.GotoAsync(site.Address + "/search/");
        var asked = new[] { company.Name, Misspelled(other.Name, 4), Misspelled(other.Name, 1), "$3M" };
        var found = await tab.Page.EvaluateAsync<string[]>(
            """
            async (questions) => {
              const { search } = await import('/finder.js');
              const firsts = [];
              for (const question of questions) firsts.push((await search(question))[0]?.address ?? 'nothing');
              return firsts;
            }
            """,
            asked);
        Assert.Equal([$"/companies/{company.Id}/", $"/companies/{other.Id}/", $"/companies/{other.Id}/"], found[..3]);
        Assert.StartsWith("/deals/", found[3], StringComparison.Ordinal);
        Assert.InRange(read.Count, 4, 40);
    }

    // Without one letter.
    private static string Misspelled(string name, int at) => name.Remove(at, 1);

    private static IEnumerable<string> Addresses(IEnumerable<DealItem> deals) =>
        deals.Select(deal => $"/deals/{deal.Id}/").Order(StringComparer.Ordinal);

    private static List<JsonElement> Rows(byte[] json) => [.. JsonDocument.Parse(json).RootElement.EnumerateArray()];

    private static int Compressed(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return (int)bytes.Length;
    }

    /// <summary>The files of the search for as many deals of as many organizations as a record of that size has.</summary>
    private async Task<Dictionary<string, byte[]>> GeneratedAsync(int deals)
    {
        var corpus = new GeneratedCorpus(deals);
        var like = (await site.ContentAsync()).Data.Deals.First(deal => deal.Deal.Round is not null);
        OrganizationDetail Detail(Organization organization) => new() { Organization = organization, Raised = [], Backed = [] };
        var companies = Enumerable.Range(0, corpus.Companies).Select(GeneratedCorpus.Company).ToList();
        var made = Enumerable.Range(0, deals).Select(i =>
        {
            var company = companies[i % companies.Count];
            return DealDetail.Of(
                like.Resolved,
                like.Deal with
                {
                    Id = DealId.Parse($"{company.Id}-{i}").OrThrow(),
                    Company = new(company.Id, company.Name),
                    Amount = new(Amount.Exactly((1 + (i % 997)) * 1_000_000L, Currency.Usd), null),
                    Date = PartialDate.OfMonth(2000 + (i % 24), 1 + (i % 12)),
                },
                null,
                []);
        });
        var content = OnTheSite.Content(new SiteData
        {
            Today = site.Day,
            Deals = [.. made],
            Companies = [.. companies.Select(Detail)],
            Investors = [.. Enumerable.Range(0, corpus.Investors).Select(GeneratedCorpus.Investor).Select(Detail)],
        });
        return BriefingSite.Section("Search", content).SelectMany(set => set.Pages())
            .Where(page => page.Bytes is not null)
            .ToDictionary(page => page.Path, page => page.Bytes!(), StringComparer.Ordinal);
    }
}
