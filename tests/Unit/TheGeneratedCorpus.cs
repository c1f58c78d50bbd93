using ServerlessDeals.Corpus;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Measurements are only worth as much as their data, so the corpus has the shape of real rounds.</summary>
public sealed class TheGeneratedCorpus
{
    private static readonly GeneratedCorpus Corpus = new(45_000);
    private static readonly IReadOnlyList<Deal> Deals = [.. Corpus.All()];

    [Fact]
    public void HasTheProportionsOfRealRounds()
    {
        Near(Shape.WithSeveral, Deals.Count(deal => deal.Claims[0].Parties.Count > 1));
        Near(Shape.WithInvestors, Deals.Count(deal => deal.Claims[0].Parties.Count > 0));
        Near(Shape.Rounds * Shape.Undisclosed, Deals.Count(deal => deal.Claims[0].Amount is null));
        Near(Shape.BusiestYear, Deals.GroupBy(deal => deal.Claims[0].Announced!.Value.Year).Max(year => year.Count()));
        var days = Deals.Select(deal => deal.Claims[0].Announced!.Value).Where(date => date.Precision == DatePrecision.Day).ToList();
        Within(Shape.OnTheFirst * days.Count, days.Count(date => date.First.Day == 1));
        Near(
            Shape.MegaRounds,
            Deals.Count(deal => deal.Claims[0].Amount is { } amount && amount.Currency == Currency.Usd && amount.Low >= 100_000_000));
    }

    [Fact]
    public void HasAFewBusyInvestorsAndManyWithOneRound()
    {
        var rounds = Deals.SelectMany(deal => deal.Claims[0].Parties).GroupBy(party => party.Org).Select(investor => investor.Count())
            .OrderDescending().ToList();
        Near(Shape.BusiestInvestor, rounds[0]);
        Assert.InRange(Deals.Max(deal => deal.Claims[0].Parties.Count), 25, Shape.MostInvestors);
        Assert.True(rounds.Count(count => count == 1) > rounds.Count / 4, "Many investors have one round.");
    }

    [Fact]
    public void GrowsInProportionWithItsBusiestInvestor()
    {
        var large = new GeneratedCorpus(450_000);
        var busiest = GeneratedCorpus.Investor(0).Id;
        var everyTenth = Enumerable.Range(0, 45_000).Select(number => large.Deal(10 * number));
        Near(Shape.BusiestInvestor, everyTenth.Sum(deal => deal.Claims[0].Parties.Count(party => party.Org == busiest)));
        Assert.Equal(Shape.Of(Shape.Investors, 450_000), large.Investors);
    }

    [Fact]
    public void HasConflictsEveryStatusPartialDatesAndSeveralCurrencies()
    {
        var resolved = Deals.Take(4000).Select(deal => Resolver.Resolve(deal, DateOnly.MaxValue)!).ToList();
        Assert.InRange(resolved.Count(deal => deal.Conflicts.Count > 0), 200, 2000);
        Assert.Equal(5, Deals.Select(deal => deal.Claims[^1].Status).Distinct().Count());
        Assert.Equal(4, Deals.Select(deal => deal.Claims[0].Announced!.Value.Precision).Distinct().Count());
        Assert.Equal(7, Deals.Select(deal => deal.Claims[0].Amount?.Currency).OfType<Currency>().Distinct().Count());
        Assert.InRange(Deals.Average(deal => deal.Claims.Count), 1.5, 2);
    }

    [Fact]
    public void IsTheSameEachTimeAndNamesEachOrganizationOnce()
    {
        Assert.Equal(Text(Deals[1234]), Text(new GeneratedCorpus(45_000).Deal(1234)));
        Assert.Equal(Corpus.Deals, Deals.Select(deal => deal.Id).Distinct().Count());
        var organizations = Corpus.Organizations().ToList();
        Assert.Equal(organizations.Count, organizations.Select(organization => organization.Id).Distinct().Count());
        var namesakes = organizations.GroupBy(organization => organization.Name, StringComparer.OrdinalIgnoreCase)
            .Count(name => name.Count() > 1);
        Near(Shape.NearNamesakes, namesakes);
        Assert.NotEqual(Text(Deals[7]), Text(Corpus.Deal(7, revision: 1)));
    }

    private static string Text(Deal deal) => System.Text.Json.JsonSerializer.Serialize(deal, DealsJson.Default.Deal);

    /// <summary>Within a tenth of what the real rounds have, in proportion.</summary>
    private static void Near(double ofRounds, int measured) => Within(ofRounds * Corpus.Deals / Shape.Rounds, measured);

    private static void Within(double expected, int measured) => Assert.InRange(measured, expected * 0.9, expected * 1.1);
}
