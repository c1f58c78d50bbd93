using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>What became known about a deal, in the order in which it became known.</summary>
public sealed class TheNewsOfADeal
{
    [Fact]
    public void StartsWithTheWholeDealAndThenReportsOnlyChanges() => Assert.Equal(
        [
            ("2024-03-05", "A is in talks to raise at least $600M at $2B."),
            ("2024-03-09", "A is now said to be worth $3B."),
            ("2024-04-01", "A is now said to seek $700M."),
            ("2024-06-01", "A raised $700M at $3B."),
            ("2024-07-01", "A’s round is now put at $650M, at $4B."),
        ],
        NewsOf(
            Claim("2024-03-05", "in-talks", "at least USD 600M", "USD 2B"), Claim("2024-03-09", "in-talks", null, "USD 3B"),
            Claim("2024-04-01", "in-talks", "USD 700M"),
            Claim("2024-06-01", "closed", "USD 700M", "USD 3B"), Claim("2024-07-01", "closed", "USD 650M", "USD 4B")));

    [Fact]
    public void IgnoresANewWordingOfAHedge() => Assert.Equal(
        [("2024-03-05", "A raised $11M.")],
        NewsOf(
            Claim("2024-03-05", "closed", "USD 11M"),
            Claim("2024-03-06", "closed", "about USD 11M"),
            Claim("2024-03-07", "closed", "at least USD 11M")));

    [Fact]
    public void IgnoresSourcesDatedOnlyByYear()
    {
        Assert.Equal(
            [("2024-03-05", "A raised $11M.")],
            NewsOf(Claim("2024-03-05", "closed", "USD 11M"), Claim("2024", "closed", "USD 12M", kind: SourceKind.Filing)));
        Assert.Empty(NewsOf(Claim("2024", "closed", "USD 11M")));
        Assert.Equal(
            [("2025-02-01", "A raised $11M.")], NewsOf(Claim("2024", "closed", "USD 11M"), Claim("2025-02-01", "closed", "USD 11M")));
    }

    [Fact]
    public void IgnoresAChangeFromRaisesToRaised() => Assert.Equal(
        [("2024-03-05", "A raised $11M.")], NewsOf(Claim("2024-03-05", "announced", "USD 11M"), Claim("2024-03-07", "closed", "USD 11M")));

    [Fact]
    public void IncludesWhoLedTheRound() => Assert.Equal(
        [("2024-03-05", "A raised $11M."), ("2024-03-07", "x led A’s round.")],
        NewsOf(
            Claim("2024-03-05", "announced", "USD 11M"),
            Claim("2024-03-07", "announced", "USD 11M") with { Parties = [new(IdOf("x"), PartyRole.Lead, Commitment.Committed)] }));

    [Fact]
    public void KeepsTheDateOfItsSource()
    {
        var news = Items([Claim("2024-03", "closed", "USD 11M")])[^1].News!;
        Assert.Equal((new DateOnly(2024, 3, 31), DateOf("2024-03")), (news.On, news.Published));
    }

    private static IReadOnlyList<(string On, string Text)> NewsOf(params Claim[] claims) =>
        [.. Items(claims).Select(item => item.News).OfType<DealNews>().Distinct()
            .Select(news => (PartialDate.OfDay(news.On).ToString(), news.Text))];

    private static IReadOnlyList<DealItem> Items(IReadOnlyList<Claim> claims)
    {
        var deal = new Deal
        {
            Id = DealId.Parse("a-2024").OrThrow(),
            Company = IdOf("a"),
            Kind = DealKind.FundingRound,
            Claims = [.. claims.Select((claim, at) => claim with { Id = IdOf($"c{at}") })],
        };
        var register = new Register([new() { Id = IdOf("a"), Name = "A" }]);
        return [.. DealHistory.Of(deal, register, ExchangeRates.None).Periods.Select(period => period.Item)];
    }

    private static Claim Claim(
        string published, string status, string? amount = null, string? valuation = null, SourceKind kind = SourceKind.Press) => new()
        {
            Id = default,
            Source = new()
            {
                Publisher = published,
                Url = "https://example.org/",
                Title = "A round",
                Published = DateOf(published),
                Kind = kind,
            },
            Recorded = new(2026, 1, 1),
            Status = EnumWords.Parse<DealStatus>(status).OrThrow(),
            Amount = amount is null ? null : AmountOf(amount),
            Valuation = valuation is null ? null : ValuationOf(valuation),
        };
}
