using ServerlessDeals.Pages;
using static ServerlessDeals.Tests.Browser.SomeDeals;

namespace ServerlessDeals.Tests.Browser;

/// <summary>What a chart of valuations draws for a deal, and what its title says.</summary>
public sealed class TheFindingOfAValuation
{
    [Theory]
    [InlineData("2023-01 USD 1B, 2025-01 USD 5.5B", "Acme’s valuation has risen more than fivefold since January 2023, to $5.5B")]
    [InlineData("2023-01 USD 1B, 2025-01 USD 2B post-money", "Acme’s valuation has doubled since January 2023, to $2B")]
    [InlineData("2023-01 USD 1B, 2025-01 USD 3.2B", "Acme’s valuation has more than tripled since January 2023, to $3.2B")]
    [InlineData("2023-01 USD 1B, 2025-01 about USD 2B", "Acme’s valuation has about doubled since January 2023, to about $2B")]
    [InlineData("2023-01 USD 1B, 2025-01 USD 1.5B", "Acme’s valuation rose from $1B in January 2023 to $1.5B in January 2025")]
    [InlineData("2023-01 USD 2B, 2025-01 USD 1.5B", "Acme’s valuation fell from $2B in January 2023 to $1.5B in January 2025")]
    [InlineData("2023-01 USD 1B, 2025-01 USD 1B", "Acme’s valuation has changed little since January 2023, to $1B")]
    [InlineData("2023-01 USD 1B, 2024-12 USD 9B, 2025-01 USD 5B", "Acme’s valuation has risen fivefold since January 2023, to $5B")]
    [InlineData("2023-01 USD 1B pre-money, 2025-01 USD 5B", null)]
    [InlineData("2023-01 at least USD 1B, 2025-01 USD 5B", null)]
    [InlineData("2024-12 USD 1B, 2025-01 USD 5B", null)]
    [InlineData("2025-01 USD 5B", null)]
    public void ComparesTheLastWithOneOfHalfAYearBefore(string valuations, string? finding) =>
        Assert.Equal(finding, ValuationFinding.Of("Acme", [.. valuations.Split(", ").Select(text => Valued(text))]));

    [Fact]
    public void DoesNotRestOnTalksOrOnWhatIsInDoubt()
    {
        var (before, last) = (Valued("2023-01 USD 1B"), Valued("2025-01 USD 5B"));
        var doubtful = last.Deal with { Valuation = last.Deal.Valuation! with { Undecided = true } };
        Assert.NotNull(ValuationFinding.Of("Acme", [before, last]));
        Assert.Null(ValuationFinding.Of("Acme", [before, last with { Deal = doubtful }]));
        Assert.Null(ValuationFinding.Of("Acme", [before, last with { Deal = last.Deal with { Status = DealStatus.InTalks } }]));
    }

    [Theory]
    [InlineData("USD 730B", "USD 730B pre-money", "USD 100M", "$730B Pre, $730.1B Post")]
    [InlineData("USD 730B pre-money", "USD 840B post-money", null, "$730B Pre, $840B Post")]
    [InlineData("USD 730B pre-money", "USD 840B post-money", "USD 122B", "$730B Pre")]
    [InlineData("USD 840B post-money", "USD 730B pre-money", "USD 100M", "$840B Post, $730B Pre")]
    [InlineData("USD 730B", "USD 840B post-money", null, "$730B Unknown")]
    [InlineData("USD 730B", null, null, "$730B Unknown")]
    public void JoinsTheTwoSidesOfTheNewMoney(string shown, string? told, string? amount, string drawn)
    {
        var valuation = Valued($"2025-01 {shown}", Claim(told, amount));
        var sides = new[] { valuation, valuation.Partner }.OfType<DrawnValuation>();
        Assert.Equal(drawn, string.Join(", ", sides.Select(side => $"{side.Words} {side.Basis}")));
    }

    [Theory]
    [InlineData("USD 110000000000", "$110B")]
    [InlineData("about USD 18B", "about $18B")]
    [InlineData("at least USD 76.79B", "$76.7B+")]
    [InlineData("more than USD 2.5B", "$2.5B+")]
    [InlineData("up to USD 1B", "up to $1B")]
    [InlineData("less than USD 999.9M", "under $1B")]
    [InlineData("between USD 3B and 4.4B", "$3B–$4.4B")]
    [InlineData("EUR 999", "€999")]
    [InlineData("undisclosed", "undisclosed")]
    public void IsPrintedWithItsHedgeInAFewLetters(string amount, string label) =>
        Assert.Equal(label, ChartMoney.Of(Amount.Parse(amount).OrThrow()));
}
