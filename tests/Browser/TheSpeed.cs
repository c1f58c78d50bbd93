using System.Diagnostics;
using System.Globalization;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Tests.Browser;

/// <summary>How fast pages are made. It is measured when it is asked for (--explicit only), and judged by people.</summary>
public sealed class TheSpeed(OnTheSite site)
{
    private const int Deals = 10_000;

    [Fact(Explicit = true)]
    public async Task OfTenThousandDealsIsPrinted()
    {
        var content = await site.ContentAsync();
        var own = content.Data.Deals;
        var many = OnTheSite.Content(content.Data with
        {
            Deals = [.. Enumerable.Range(0, Deals).Select(i => own[i % own.Count] with { Deal = own[i % own.Count].Deal with { Id = DealId.Parse($"{own[i % own.Count].Deal.Id}-{i}").OrThrow() } })],
        });
        var watch = Stopwatch.StartNew();
        var pages = BriefingSite.PagesOf(many);
        var planned = watch.Elapsed;
        var (html, bytes) = (0, 0L);
        await PageRenderer.RenderAllAsync(pages, (page, file) =>
        {
            Interlocked.Add(ref bytes, file.Content.Length);
            Interlocked.Add(ref html, page.Component is null ? 0 : 1);
        });
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{html} pages and {pages.Count - html} other files, {bytes / 1_000_000} MB, planned in {planned.TotalSeconds:0.0} s, made in {(watch.Elapsed - planned).TotalSeconds:0.0} s: {html / watch.Elapsed.TotalSeconds:0} pages/s."));
    }
}
