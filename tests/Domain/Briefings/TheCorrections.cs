using ServerlessDeals.Publishing.Briefings;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

public sealed class TheCorrections
{
    [Fact]
    public void ListOurOwnErrorsAndNotThoseOfSources()
    {
        var corrections = Corrections.Of([Deal(
            Claim("a", "USD 1B"),
            Claim("b", "USD 2B") with { Supersedes = IdOf("a"), Corrects = "This record had half of it.", Recorded = new(2026, 11, 29) },
            Claim("c", "USD 3B") with { Supersedes = IdOf("b") },
            Claim("d", "USD 9B") with { KnownMistake = "It took yen for dollars." })]);
        var correction = Assert.Single(corrections);
        Assert.Equal(
            ("This record had half of it.", new DateOnly(2026, 11, 29), IdOf("b")),
            (correction.Words, correction.On, correction.Source.Claim));
    }

    private static DealDetail Deal(params Claim[] claims)
    {
        var deal = new Deal { Id = DealId.Parse("x-2024").OrThrow(), Company = IdOf("x"), Kind = DealKind.FundingRound, Claims = claims };
        var resolved = Resolver.Resolve(deal, DateOnly.MaxValue)!;
        return DealDetail.Of(resolved, DealItem.Of(resolved, new Register([])), null, []);
    }

    private static Claim Claim(string id, string amount) => new()
    {
        Id = IdOf(id),
        Source = new()
        {
            Publisher = id,
            Url = "https://example.org/",
            Title = "A round",
            Published = DateOf("2024-03-05"),
            Kind = SourceKind.Press,
        },
        Recorded = new(2026, 1, 1),
        Status = DealStatus.Closed,
        Amount = AmountOf(amount),
    };
}
