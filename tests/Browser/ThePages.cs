using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

public sealed class ThePages(OnTheSite site)
{
    private static readonly (string Name, string Address)[] Kinds =
    [
        ("front", "/"), ("deals", "/deals/"), ("deals-page", "/deals/page/2/"), ("deal", "/deals/minimax-2024-03/"),
        ("takeover", "/deals/anysphere-2026-spacex/"),
        ("only-in-talks", "/deals/anthropic-2026-02/"), ("companies", "/companies/"),
        ("companies-page", "/companies/page/2/"), ("company", "/companies/openai/"), ("investors", "/investors/"),
        ("investor", "/investors/alibaba/"), ("renamed", "/investors/hongshan/"),
        ("sectors", "/sectors/"), ("sector", "/sectors/robotics/"), ("countries", "/countries/"), ("country", "/countries/cn/"),
        ("country-page", "/countries/us/page/2/"),
        ("rounds", "/rounds/"), ("round", "/rounds/series-b/"), ("kinds", "/kinds/"), ("kind", "/kinds/acquisition/"),
        ("years", "/years/"), ("year", "/years/2025/"), ("quarters", "/quarters/"), ("quarter", "/quarters/2025-Q2/"),
        ("valuations", "/valuations/"), ("unicorns", "/valuations/unicorns/"), ("league-year", "/leagues/2025/"),
        ("known", "/known/?on=2024-03-06"),
        ("months", "/months/"),
        ("month", "/months/2024-03/"), ("weeks", "/weeks/"), ("week", "/weeks/2024-W10/"), ("leagues", "/leagues/"), ("charts", "/charts/"),
        ("chart", "/charts/raised-by-quarter/"), ("matrix", "/charts/co-investment/"), ("embedded-chart", "/embed/charts/league/"),
        ("news", "/news/"),
        ("conflicts", "/conflicts/"), ("corrections", "/corrections/"), ("rivals", "/rivals/"),
        ("search", "/search/?q=sequoia+china"), ("explore", "/explore/?country=CN&minAmount=100000000"),
        ("compare", "/compare/?of=openai,anthropic"), ("methodology", "/methodology/"), ("glossary", "/glossary/"), ("about", "/about/"),
        ("data", "/data/"), ("api", "/api/"), ("operation", "/api/list-deals/"), ("compatibility", "/compatibility/"),
        ("missing", Missing),
    ];

    private const string Missing = "/nothing/here/";

    /// <summary>Every eleventh kind of page, alternately wide in light and narrow in dark; with --long, every kind in both.</summary>
    public static TheoryData<string, string, int, ColorScheme> WideInLightAndNarrowInDark()
    {
        var forms = new TheoryData<string, string, int, ColorScheme>();
        foreach (var (at, (name, address)) in Long.Sample(Kinds, every: 11).Index())
        {
            foreach (var form in Long.Sample([at % 2, (at + 1) % 2], every: 2))
            {
                var isWide = form == 0;
                forms.Add(name, address, isWide ? 1280 : 390, isWide ? ColorScheme.Light : ColorScheme.Dark);
            }
        }

        return forms;
    }

    [Theory]
    [MemberData(nameof(WideInLightAndNarrowInDark))]
    public Task AreReadableByEverybody(string name, string address, int width, ColorScheme scheme) =>
        AVisit.IsGoodAsync(site.Browser, site.Address, address, name, width, scheme, status: address == Missing ? 404 : 200);

    /// <summary>
    /// Checks the position and width of each part of a page, which the style sheet decides. Heights depend on fonts and data.
    /// </summary>
    [Fact]
    public async Task KeepTheirShape()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "snapshots", "shapes.txt");
        var expected = Sections((await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
        var shapes = new StringBuilder();
        foreach (var (at, width) in new[] { 1600, 390 }.Index())
        {
            await using var context = await site.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
            var page = await context.NewPageAsync();
            // By day every second kind of page, alternately at one of the widths, at night each at both.
            foreach (var (name, address) in Kinds.Where((_, kind) => Long.Cases(always: kind % 4, atNight: at) == at))
            {
                await page.GotoAsync(site.Address + address);
                shapes.Append(CultureInfo.InvariantCulture, $"{name} {width}\n").Append(await page.EvaluateAsync<string>(Shape))
                    .Append('\n');
            }
        }

        var actual = Sections(shapes.ToString());
        var changed = actual.Where(section => expected.GetValueOrDefault(section.Key) != section.Value)
            .Select(section => section.Key).ToList();
        if (changed.Count > 0)
        {
            await File.WriteAllTextAsync(
                Path.Combine(OnTheSite.Pictures, "shapes.txt"), $"{shapes}", TestContext.Current.CancellationToken);
        }

        Assert.True(
            changed.Count == 0,
            $"The shape of {string.Join(", ", changed)} has changed. If this is intended, copy artifacts/screenshots/shapes.txt, as "
            + "./test --long writes it, over tests/Browser/snapshots/shapes.txt.");
        Assert.InRange(actual.Count, Long.Cases(always: Kinds.Length / 2, atNight: Kinds.Length * 2), Kinds.Length * 2);
    }

    // The shape of each kind of page at a width, by its first line.
    private static Dictionary<string, string> Sections(string shapes)
    {
        var (sections, first) = (new Dictionary<string, string>(StringComparer.Ordinal), "");
        foreach (var line in shapes.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            first = line.StartsWith(' ') ? first : line;
            sections[first] = sections.GetValueOrDefault(first) + line + '\n';
        }

        return sections;
    }

    // Equal neighbours are listed once, so that one more deal does not change the shape. Fonts differ, hence steps of four pixels.
    private const string Shape = """
        [...document.querySelectorAll('header.top, main > *, main .chart > *, footer.bottom')].map((element) => {
          const box = element.getBoundingClientRect();
          const blocks = ['P', 'H1', 'H2', 'UL', 'OL', 'DL', 'SECTION', 'FIGURE', 'DIV', 'HEADER', 'FOOTER'];
          const place = ` ${Math.round(box.x / 4) * 4}+${Math.round(box.width / 4) * 4}`;
          const classes = element.className ? '.' + element.className.replaceAll(' ', '.') : '';
          return `  ${element.tagName.toLowerCase()}${classes}${blocks.includes(element.tagName) ? place : ''}`;
        }).filter((line, i, all) => line !== all[i - 1]).join('\n')
        """;

    [Fact]
    public async Task StartTheTabOrderWithALinkToTheContent()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address);
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("/", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
    }

    [Fact]
    public async Task SayThatAnUnknownPageDoesNotExist()
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(site.Address + Missing), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(
            "There is no page at this address",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
