using System.Globalization;

namespace ServerlessDeals.Tests.Witness;

/// <summary>A valuation of a company, and how many times the one before it is.</summary>
/// <param name="Post">The bounds with the new money; with "!" if they are a sum, empty if they are not known.</param>
/// <param name="Since">The deal with the valuation before; empty if there is none to compare with.</param>
internal sealed record WitnessStepUp(string Deal, string Post, string Since, string Low, string High);

/// <summary>
/// A company's valuations, oldest first. Each is compared in dollars with the newest one that is certainly earlier and not pre-money.
/// </summary>
internal static class NaiveValuations
{
    public static IReadOnlyList<WitnessStepUp> Of(IReadOnlyList<WitnessResolved> raised)
    {
        var valued = raised
            .Where(deal => deal.Stage == "settled" && deal.Kind != "cumulative" && deal.Valuation is not null)
            .Select(Valued)
            .Where(deal => !deal.Stated.Worth.IsUndisclosed)
            .OrderBy(deal => deal.Deal.Date.First)
            .ThenByDescending(deal => deal.Deal.Date.Last)
            .ThenBy(deal => deal.Deal.Id, StringComparer.Ordinal)
            .ToList();
        return [.. valued.Select(deal => StepUp(deal, valued))];
    }

    private static NaiveWorth Valued(WitnessResolved deal)
    {
        var (said, amount) = (deal.Valuation!, deal.Amount);
        var stated = WitnessValuation.Read(said.Text);
        var worth = Bounds(stated.Worth, deal);
        var isSum = stated.Basis == "pre" && !amount.IsUndisclosed && amount.Currency == stated.Worth.Currency
            && said.Claim == deal.AmountSaid.Claim
            && !new[] { said, deal.AmountSaid }.Any(field => field.FromTalks || field.Undecided);
        if (!isSum)
        {
            return new(deal, stated, stated.Basis == "post" ? Text(stated.Worth.Low, stated.Worth.High) : "", worth);
        }

        var added = Bounds(amount, deal);
        return new(
            deal,
            stated with { Basis = "post" },
            Text(stated.Worth.Low + amount.Low, stated.Worth.High + amount.High) + "!",
            worth is null || added is null ? null : (worth.Value.Low + added.Value.Low, worth.Value.High + added.Value.High));
    }

    private static WitnessStepUp StepUp(NaiveWorth now, List<NaiveWorth> all)
    {
        var before = all.LastOrDefault(other =>
            other.Dollars is not null && other.Stated.Basis != "pre" && other.Deal.Date.Last < now.Deal.Date.First);
        if (before?.Dollars is not { } less || now.Dollars is not { } more)
        {
            return new(now.Deal.Id, now.Post, "", "", "");
        }

        var low = more.Low > 0 && less.High > 0 ? Rounded(more.Low / less.High.Value, decimal.Floor) : "";
        var high = more.High is { } most && less.Low > 0 ? Rounded(most / less.Low, decimal.Ceiling) : "";
        return new(now.Deal.Id, now.Post, low + high == "" ? "" : before.Deal.Id, low, high);
    }

    /// <summary>All the dollars that it can mean; null if no rate is known.</summary>
    private static (decimal Low, decimal? High)? Bounds(WitnessAmount amount, WitnessResolved deal)
    {
        if (WitnessRates.InDollars(amount, deal.Date) is not { } dollars)
        {
            return null;
        }

        var (less, more) = amount.Qualifier == "about" ? (0.95m, 1.05m) : (1m, 1m);
        return (dollars.Low * less, dollars.High * more);
    }

    private static string Text(decimal low, decimal? high) => string.Create(CultureInfo.InvariantCulture, $"{low:0}..{high:0}");

    private static string Rounded(decimal number, Func<decimal, decimal> round) =>
        (round(number * 10_000) / 10_000).ToString("0.0000", CultureInfo.InvariantCulture);

    /// <param name="Dollars">With the new money if that is known, else as stated.</param>
    private sealed record NaiveWorth(WitnessResolved Deal, WitnessValuation Stated, string Post, (decimal Low, decimal? High)? Dollars);
}
