namespace ServerlessDeals.Loading.Seeds;

/// <summary>Amounts and valuations that contradict each other, or are larger or smaller than any deal.</summary>
internal static class MoneyRules
{
    private const long Thousand = 1_000;
    private const long Million = 1_000_000;
    private const long Billion = 1_000_000_000;
    private const long Trillion = 1_000_000_000_000;

    // In US dollars: the least and most that can be, and that is usual. The largest takeover ever was about 200B, and the largest
    // company is worth about 5T. A figure far above that, or below the price of a used car, has a wrong letter after it, or none.
    private static readonly Bounds OfAmounts = new(Thousand, 50 * Thousand, 200 * Billion, 2 * Trillion);
    private static readonly Bounds OfValuations = new(100 * Thousand, Million, 2 * Trillion, 20 * Trillion);

    // Units per US dollar, roughly: only the order of magnitude matters here. All other currencies count as dollars.
    private static readonly Dictionary<string, int> UnitsPerDollar = new(StringComparer.Ordinal)
    {
        ["CNY"] = 7,
        ["HKD"] = 8,
        ["INR"] = 85,
        ["IDR"] = 16_000,
        ["JPY"] = 150,
        ["KRW"] = 1_400,
        ["RUB"] = 90,
        ["TWD"] = 32,
        ["VND"] = 25_000,
    };

    public static void Check(Deal deal, Claim claim, SeedNode node)
    {
        if (claim.Amount is { Qualifier: Qualifier.Exactly, Low: 0 } && deal.Kind != DealKind.Secondary)
        {
            node.Find("amount")!.Fault(
                SeedError.ZeroAmount, "is zero, which only a tender (kind secondary) can be; write undisclosed, or leave it out");
        }

        CheckSize(claim.Amount, node.Find("amount"), OfAmounts);
        CheckSize(claim.Valuation?.Worth, node.Find("valuation"), OfValuations);
        foreach (var share in node.List("parties").Select(party => party.Find("amount")).OfType<SeedNode>())
        {
            CheckSize(Amount.Parse(share.Raw) is { IsValue: true, Value: var amount } ? amount : null, share, OfAmounts);
        }

        if (claim.KnownMistake is null)
        {
            CheckValuation(deal, claim, node);
            CheckShares(claim, node);
        }
    }

    private static void CheckSize(Amount? amount, SeedNode? node, Bounds bounds)
    {
        if (node is null || amount is not { IsUndisclosed: false, Figure: > 0 } said)
        {
            return;
        }

        var units = UnitsPerDollar.GetValueOrDefault(said.Currency.ToString(), 1);
        var (least, most) = (said.Figure / units, (said.High ?? said.Low) / units);
        if (least < bounds.Least || most > bounds.Most)
        {
            var size = least < bounds.Least ? "too small" : "too large";
            node.Fault(SeedError.ImplausibleAmount, $"{said} is {size} for any deal; check K, M, B, T and the currency");
        }
        else if (least < bounds.Low || most > bounds.High)
        {
            var size = least < bounds.Low ? "small" : "large";
            node.Warn(SeedWarning.UnusualAmount, $"{said} is unusually {size}; check K, M, B, T and the currency");
        }
    }

    private static void CheckValuation(Deal deal, Claim claim, SeedNode node)
    {
        if (claim.Amount is not { IsUndisclosed: false } amount
            || claim.Valuation is not { Worth: { IsUndisclosed: false } worth, Basis: var basis } valuation
            || amount.Currency != worth.Currency)
        {
            return;
        }

        var field = node.Find("amount")!;
        if (valuation.IsExceededBy(amount))
        {
            field.Fault(
                SeedError.AmountAbovePostMoney,
                $"{amount} is more than the valuation, {valuation}; correct one of them, "
                + "or write under knownMistake what the source got wrong");
        }
        else if (amount.Low > worth.Figure)
        {
            field.Warn(SeedWarning.AmountAboveValuation, $"{amount} is more than the valuation, {valuation}; check both");
        }
        else if (basis == ValuationBasis.Post && amount.Low > worth.Figure / 2 && deal.Kind != DealKind.Acquisition)
        {
            field.Warn(SeedWarning.AmountAboveHalf, $"{amount} is more than half of the valuation, {valuation}; check both");
        }
    }

    private static void CheckShares(Claim claim, SeedNode node)
    {
        if (claim.Amount is not { IsUndisclosed: false, High: { } most } amount)
        {
            return;
        }

        var shares = claim.Parties.Select(party => party.Amount).OfType<Amount>().Where(share => share.Currency == amount.Currency);
        if (shares.Sum(share => (decimal)share.Low) > most)
        {
            node.Find("parties")!.Warn(
                SeedWarning.ShareAboveAmount, $"have amounts that are together more than the deal's, {amount}; check them");
        }
    }

    /// <summary>Below the least and above the most is wrong; below the low and above the high is unusual.</summary>
    private sealed record Bounds(long Least, long Low, long High, long Most);
}
