using System.IO.Compression;
using AngleSharp.Dom;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Browser;

/// <summary>Compares the lists of backers with what the witness reads in the seed files.</summary>
[Collection(OnTheSite.ReadsDocuments)]
public sealed class WhoBacksACompany(OnTheSite site)
{
    // A page has the backers of this many deals.
    private const int Most = 20;

    private static readonly Lazy<ILookup<string, WitnessResolved>> Deals = new(() =>
    {
        using var zip = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "Frozen", "seeds-2026-11-29.zip"));
        var texts = zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd());
        return NaiveResolver.ResolveAll(WitnessSeeds.Read(texts).Deals, null).ToLookup(deal => deal.Company, StringComparer.Ordinal);
    });

    [Fact]
    public void IsOnItsPageByDealAndByRole()
    {
        var compared = 0;
        foreach (var company in Deals.Value)
        {
            var page = site.Documents.Single(document => document.Path == $"companies/{company.Key}/index.html").Document;
            var expected = company.Where(deal => deal.Parties.Count > 0).Select(Line).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.Count <= Most, $"{company.Key} has {expected.Count} deals with backers; this test compares whole lists.");
            Assert.Equal(expected, page.QuerySelectorAll(".backers li").Select(Printed).Order(StringComparer.Ordinal));
            compared += expected.Count;
        }

        Assert.True(compared > 200, $"{compared}");
    }

    [Fact]
    public void IsListedNewestFirstWithLeadsBeforeOthers()
    {
        var page = site.Documents.Single(document => document.Path == "companies/openai/index.html").Document;
        var dates = Deals.Value["openai"].ToDictionary(deal => deal.Id, deal => deal.Date, StringComparer.Ordinal);
        var shown = page.QuerySelectorAll(".backers li").Select(item => dates[DealOf(item)].First).ToList();
        Assert.Equal(shown.OrderDescending(), shown);
        Assert.All(
            page.QuerySelectorAll(".backers dl").Where(list => list.QuerySelector(".lead") is not null),
            list => Assert.Equal("Led by", list.FirstElementChild!.TextContent));
    }

    // "openai-2025-03: Led by softbank; Investors microsoft thrive-capital".
    private static string Line(WitnessResolved deal) => deal.Id + ": " + string.Join("; ", deal.Parties
        .GroupBy(party => Role(party, deal.Stage == "talks"))
        .Select(role => $"{role.Key} {string.Join(' ', role.Select(party => party.Org).Order(StringComparer.Ordinal))}")
        .Order(StringComparer.Ordinal));

    private static string Role(WitnessParticipation party, bool isTalked) => (party.OnlyInTalks, party.Role.Text, isTalked) switch
    {
        (true, _, _) => "Only in talks",
        (_, "lead" or "co-lead", _) => isTalked ? "To be led by" : "Led by",
        (_, "acquirer", _) => isTalked ? "May be bought by" : "Bought by",
        (_, "licensee", _) => "Licensed by",
        (_, "lender", _) => isTalked ? "May lend" : "Lent by",
        _ => isTalked ? "May join" : "Investors",
    };

    private static string Printed(IElement item) => DealOf(item) + ": " + string.Join("; ", item.QuerySelectorAll("dt")
        .Select(role => $"{role.TextContent} {string.Join(' ', role.NextElementSibling!.QuerySelectorAll("a")
            .Select(link => link.GetAttribute("href")!.Split('/')[2]).Order(StringComparer.Ordinal))}")
        .Order(StringComparer.Ordinal));

    private static string DealOf(IElement item) => item.QuerySelector("h3 a")!.GetAttribute("href")!.Split('/')[2];
}
