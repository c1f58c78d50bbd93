namespace ServerlessDeals.Loading.Seeds.Rules;

/// <summary>Amounts and valuations that contradict each other, or are larger or smaller than any deal.</summary>
internal static class MoneyRules
{
    private const long Thousand = 1_000;
    private const long Million = 1_000_000;
    private const long Billion = 1_000_000_000;
    private const long Trillion = 1_000_000_000_000;

    // In US dollars. The largest deal ever announced was about 200B, and the largest company is worth about 5T. A figure beyond ten
    // times that, or below a used car, has a wrong letter after it: T for B, or none.
    private static readonly (long Least, long Low, long High, long Most) OfAmounts = (Thousand, 50 * Thousand, 200 * Billion, 2 * Trillion);
    private static readonly (long Least, long Low, long High, long Most) OfValuations = (100 * Thousand, Million, 2 * Trillion, 20 * Trillion);

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
        if (claim.KnownMistake is null)
        {
            CheckValuation(deal, claim, node);
            CheckShares(claim, node);
        }
    }

    private static void CheckSize(Amount? amount, SeedNode? node, (long Least, long Low, long High, long Most) bounds)
    {
        if (node is null || amount is not { IsUndisclosed: false, Figure: > 0 and var figure } said)
        {
            return;
        }

        var dollars = figure / UnitsPerDollar.GetValueOrDefault(said.Currency.ToString(), 1);
        if (dollars < bounds.Least || dollars > bounds.Most)
        {
            node.Fault(SeedError.ImplausibleAmount, $"{said} is {Size(dollars, bounds.Least)} for any deal; check K, M, B and the currency");
        }
        else if (dollars < bounds.Low || dollars > bounds.High)
        {
            node.Warn(SeedWarning.UnusualAmount, $"{said} is unusually {Size(dollars, bounds.Low)[4..]}; check K, M, B and the currency");
        }
    }

    private static string Size(long dollars, long least) => dollars < least ? "too small" : "too large";

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

        var shares = claim.Parties.Select(party => party.Amount).OfType<Amount>().Where(share => share.Currency == amount.Currency).ToList();
        if (shares.Sum(share => (decimal)share.Low) > most)
        {
            node.Find("parties")!.Warn(
                SeedWarning.ShareAboveAmount, $"have amounts that are together more than the deal's, {amount}; check them");
        }
    }
}
