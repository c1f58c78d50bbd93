using System.Globalization;
using System.Text.Json;
using ServerlessDeals.Publishing;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>
/// The overall total of funding, added up deal by deal from the seed files and the European Central Bank's file. Nothing of core/ is used
/// but the answer.
/// </summary>
public sealed class TheTotalInDollars
{
    [Theory]
    [InlineData(null)]
    [InlineData("2024-03-06")]
    [InlineData("2026-01-01")]
    public async Task IsTheSumOfEachDealAtTheRateOfItsDate(string? asOf)
    {
        DateOnly? day = asOf is null ? null : DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var deals = NaiveResolver.ResolveAll(SeedsReadByCore.Today.Value.Witness.Deals, day)
            .Where(deal => deal is { Kind: "funding-round" or "strategic-investment", Stage: "settled", PartOf: null })
            .Where(deal => !deal.Amount.IsUndisclosed)
            .Select(deal => (deal.Id, deal.Amount.Currency, Usd: WitnessRates.InDollars(deal.Amount, deal.Date)!))
            .ToList();
        var known = deals.Where(deal => deal.Usd is not null).ToList();
        var largest = known.OrderByDescending(deal => deal.Usd.Low).ThenByDescending(deal => deal.Usd.High ?? decimal.MaxValue).First();
        var low = known.Sum(deal => deal.Usd.Low);
        Assert.Contains(known, deal => deal.Usd.High is null);

        var funding = JsonDocument.Parse(await AnswerAsync(day)).RootElement.GetProperty("funding").GetProperty("announced");
        var total = funding.GetProperty("usd");
        Assert.Equal(
            (known.Count, known.Count(deal => deal.Currency != "USD"), deals.Count - known.Count),
            (Number(total, "deals"), Number(total, "converted"), Number(funding, "withoutRate") ?? 0));
        Assert.Equal(
            ($"at least ${InBillions(low)}B", low, null, low - largest.Usd.Low),
            (
                total.GetProperty("text").GetString(),
                Number(total, "total", "low"),
                Number(total, "total", "high"),
                Number(total, "withoutLargest", "low")));
        Assert.Equal(
            (largest.Id, (decimal?)decimal.Round(100 * largest.Usd.Low / low, MidpointRounding.AwayFromZero)),
            (total.GetProperty("largest").GetProperty("deal").GetString(), Number(total, "largestShare")));
        Assert.Equal(
            Median([.. known.Select(deal => (deal.Usd.Low, deal.Usd.High ?? decimal.MaxValue))]),
            (Number(total, "median", "low"), Number(total, "median", "high")));
    }

    private static async Task<string> AnswerAsync(DateOnly? day)
    {
        var summary = await (await SeedsLoadedByCore.Seeds).Summaries.GetAsync(Dimension.Overall, "all", day, CancellationToken.None);
        return JsonSerializer.Serialize(summary, AnswersJson.Web.Summary);
    }

    /// <summary>The first three digits of a sum: 431 or 55.2.</summary>
    private static string InBillions(decimal sum)
    {
        var digits = sum.ToString("0", CultureInfo.InvariantCulture);
        return (decimal.Parse(digits[..3].PadRight(digits.Length, '0'), CultureInfo.InvariantCulture) / 1_000_000_000)
            .ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>The medians of the bounds. If only roundings set them apart, it is the figure in their middle.</summary>
    private static (decimal? Low, decimal? High) Median(List<(decimal Low, decimal High)> bounds)
    {
        var low = decimal.Floor(Middle([.. bounds.Select(bound => bound.Low).Order()]));
        var high = decimal.Ceiling(Middle([.. bounds.Select(bound => bound.High).Order()]));
        return high - low <= 2 ? (low + decimal.Floor((high - low) / 2), low + decimal.Floor((high - low) / 2)) : (low, high);
    }

    private static decimal Middle(List<decimal> sorted) =>
        (sorted[(sorted.Count - 1) / 2] / 2) + (sorted[sorted.Count / 2] / 2);

    private static decimal? Number(JsonElement element, params string[] path)
    {
        foreach (var field in path)
        {
            if (!element.TryGetProperty(field, out element))
            {
                return null;
            }
        }

        return element.GetDecimal();
    }
}
