using System.Globalization;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

public sealed class AValuationHistory
{
    [Theory]
    [InlineData("USD 1B", "USD 2B", "2×", "2", "2")]
    [InlineData("USD 3B", "USD 10B", "about 3.3×", "3.3333", "3.3334")]
    [InlineData("about USD 1B", "USD 2.5B", "about 2.5×", "2.3809", "2.6316")]
    [InlineData("USD 1B", "more than USD 2.5B", "more than 2.5×", "2.5", null)]
    [InlineData("USD 3B", "at least USD 10B", "at least 3.3×", "3.3333", null)]
    [InlineData("at least USD 3B", "USD 10B", "up to 3.4×", null, "3.3334")]
    [InlineData("more than USD 2.5B", "USD 10B", "less than 4×", null, "4")]
    [InlineData("between USD 1B and 2B", "USD 6B", "between 3× and 6×", "3", "6")]
    [InlineData("USD 2B", "USD 1B", "0.5×", "0.5", "0.5")]
    [InlineData("USD 1B", "USD 345B", "about 350×", "345", "345")]
    [InlineData("USD 7B", "USD 100M", "about 0.01×", "0.0142", "0.0143")]
    [InlineData("at least USD 1B", "at least USD 2B", null, null, null)]
    public void SaysHowManyTimesTheValuationBeforeEachIs(string before, string now, string? text, string? low, string? high)
    {
        var stepUp = Histories(Deal("2024-01", before), Deal("2025-01", now))[1].StepUp;
        Assert.Equal((text, NumberIn(low), NumberIn(high)), (stepUp?.Text, stepUp?.Low, stepUp?.High));
    }

    [Fact]
    public void AddsTheNewMoneyToAPreMoneyValuationOnlyIfOneClaimGivesBoth()
    {
        var deal = Deal("2024-01", "USD 4B pre-money", "about USD 1B");
        var sure = Assert.Single(Histories(deal));
        Assert.Equal(("$4B", "about $5B", true), ($"{sure.Pre}", $"{sure.Post}", sure.Computed));

        foreach (var doubtful in new[]
                 {
                     deal with { Amount = deal.Amount with { Source = Source("another") } },
                     deal with { Amount = deal.Amount with { Undecided = true } },
                     deal with { Amount = deal.Amount with { FromTalks = true } },
                     deal with { Valuation = deal.Valuation! with { Undecided = true } },
                     deal with { Amount = deal.Amount with { Value = AmountOf("EUR 1B") } },
                     deal with { Amount = new(Amount.Undisclosed, null) },
                 })
        {
            var history = Assert.Single(Histories(doubtful));
            Assert.Equal(("$4B", null, false), ($"{history.Pre}", history.Post, history.Computed));
        }
    }

    [Fact]
    public void ComparesWithTheNewestThatHasTheNewMoneyOrAnUnknownBasis()
    {
        var history = Histories(
            Deal("2022", "USD 1B post-money"),
            Deal("2023", "USD 2B"),
            Deal("2024", "USD 8B pre-money"),
            Deal("2025", "USD 10B post-money"),
            Deal("2026", "USD 20B pre-money", "USD 20B"));
        Assert.Equal(
            [null, "2× acme-2022 unknown post", "4× acme-2023 pre unknown", "5× acme-2023 post unknown", "4× acme-2025 post post"],
            history.Select(valued => valued.StepUp is { } step
                ? $"{step.Text} {step.Since} {EnumWords.Of(step.Basis)} {EnumWords.Of(step.SinceBasis)}"
                : null));
    }

    [Fact]
    public void ComparesOnlyWithDealsThatAreCertainlyEarlier()
    {
        var history = Histories(Deal("2023-05", "USD 1B"), Deal("2024", "USD 2B"), Deal("2024-03-05", "USD 3B"));
        Assert.Equal([null, "acme-2023-05", "acme-2023-05"], history.Select(valued => valued.StepUp?.Since.ToString()));
    }

    [Fact]
    public void ComparesInDollarsOfTheDatesOfTheDeals()
    {
        var stepUp = Histories(Deal("2024-03-05", "EUR 1B"), Deal("2024-07-25", "USD 2169.8M"))[1].StepUp!;
        Assert.Equal(("about 2×", 2m, 2m), (stepUp.Text, stepUp.Low, stepUp.High));
        Assert.Null(Histories(Deal("2024-01", "USD 1B"), Deal("2025-01", "TWD 1B"))[1].StepUp);
    }

    [Fact]
    public void HasOnlyAnnouncedAndClosedDealsWithAValuation()
    {
        var deal = Deal("2024-01", "USD 1B");
        Assert.Empty(Histories(
            deal with { Status = DealStatus.InTalks },
            deal with { Status = DealStatus.Cancelled },
            deal with { Kind = DealKind.Cumulative },
            deal with { Valuation = null },
            deal with { Valuation = new(new(Amount.Undisclosed, ValuationBasis.Post), null) }));
        Assert.Single(Histories(deal with { Kind = DealKind.Secondary }));
    }

    private static IReadOnlyList<ValuedDeal> Histories(params DealItem[] deals) => ValuedDeal.HistoryOf(deals.Reverse());

    private static DealItem Deal(string date, string worth, string amount = "undisclosed")
    {
        var (valuation, raised) = (ValuationOf(worth), AmountOf(amount));
        return Items.Deal("acme", "USD 1M") with
        {
            Id = DealId.Parse($"acme-{date}").OrThrow(),
            Date = DateOf(date),
            Amount = new(raised, Source("paper")),
            Valuation = new(valuation, Source("paper"))
            {
                Usd = valuation.Worth.Currency == Currency.Usd
                    ? null
                    : RealRates.All.Convert(valuation.Worth, Currency.Usd, DateOf(date)),
            },
        };
    }

    private static Citation Source(string claim) => new(IdOf(claim), "Paper", DateOf("2024-01"), SourceKind.Press, "https://example.org/");

    private static decimal? NumberIn(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
