using ServerlessDeals.Pages;

namespace ServerlessDeals.Tests.Browser;

/// <summary>Deals for the tests of the charts' rules, written as short texts.</summary>
internal static class SomeDeals
{
    public static DealItem Deal(string date, string amount, DealStatus status = DealStatus.Closed, DealKind kind = DealKind.FundingRound) =>
        new()
        {
            Id = DealId.Parse("acme-2024").OrThrow(),
            Company = new(Slug.Parse("acme").OrThrow(), "Acme"),
            Kind = kind,
            Status = status,
            Date = PartialDate.Parse(date).OrThrow(),
            DateBasis = DateBasis.Announced,
            Reported = PartialDate.Parse(date).OrThrow(),
            Amount = new(Amount.Parse(amount).OrThrow(), null),
            Parties = [],
            Unconfirmed = false,
            Sources = 1,
            Conflicts = 0,
        };

    public static DealItem At(this DealItem deal, string worth) =>
        deal with { Valuation = new(Valuation.Parse(worth).OrThrow(), null) };

    public static Claim Claim(string? valuation, string? amount = null) => new()
    {
        Id = Slug.Parse("claim").OrThrow(),
        Source = new()
        {
            Publisher = "Acme Times",
            Url = "https://acme.example",
            Title = "Acme raises money",
            Published = PartialDate.Parse("2024").OrThrow(),
            Kind = SourceKind.Press,
        },
        Recorded = new(2024, 1, 1),
        Status = DealStatus.Closed,
        Amount = amount is null ? null : Amount.Parse(amount).OrThrow(),
        Valuation = valuation is null ? null : Valuation.Parse(valuation).OrThrow(),
    };

    /// <summary>"2024-01 USD 1B post-money": an announced valuation of a month.</summary>
    public static DrawnValuation Valued(string text, params Claim[] claims)
    {
        var (date, worth) = (text.Split(' ')[0], text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        return DrawnValuation.InDollars(Deal(date, "USD 100M").At(worth), claims)!;
    }
}
