namespace ServerlessDeals.Pages;

/// <summary>How a company's valuation changed since half a year or more before its last one.</summary>
internal static class ValuationFinding
{
    private const double Close = 0.1;
    private const int BestMonths = 12;
    private const int LeastMonths = 6;
    private const double Rounding = 0.001;

    /// <summary>
    /// "OpenAI’s valuation has risen more than fivefold since October 2024, to $840B". It compares valuations of announced and closed deals
    /// that are one figure, in no doubt, and include the new money as far as is known. Null if there are no two of them half a year apart.
    /// </summary>
    /// <param name="valuations">Oldest first.</param>
    public static string? Of(string name, IReadOnlyList<DrawnValuation> valuations)
    {
        var sure = valuations.Where(IsSure).Select(valuation => valuation.Whole).ToList();
        var last = sure.LastOrDefault();
        var before = Before(BestMonths) ?? Before(LeastMonths);
        return last is null || before is null
            ? null
            : $"{English.Of(name)} valuation {Change(before, last)}";

        DrawnValuation? Before(int months) =>
            sure.LastOrDefault(valuation => valuation.Deal.Date.Last <= last?.Deal.Date.First.AddMonths(-months));
    }

    private static bool IsSure(DrawnValuation valuation) =>
        valuation is { IsInTalks: false, Whole: { Basis: not ValuationBasis.Pre, Low: { } low, High: { } high } }
        && high / low < 1.2
        && (valuation.Partner is not null || valuation.Deal.Valuation is { Undecided: false, FromTalks: false });

    private static string Change(DrawnValuation before, DrawnValuation last)
    {
        var (least, most) = (last.Low!.Value / before.High!.Value, last.High!.Value / before.Low!.Value);
        var (from, to) = (English.Date(before.Deal.Date.ToMonth()), English.Date(last.Deal.Date.ToMonth()));
        var since = $"since {from}, to {last.Short}";
        return (least, most) switch
        {
            ( >= 2 - Rounding, _) => $"has {Multiple(least, most)} {since}",
            (_, > 2) when least > 2 * (1 - Close) => $"has about doubled {since}",
            ( > 1 + Close, _) => $"rose from {before.Short} in {from} to {last.Short} in {to}",
            (_, < 1 - Close) => $"fell from {before.Short} in {from} to {last.Short} in {to}",
            _ => $"has changed little {since}",
        };
    }

    private static string Multiple(double least, double most)
    {
        var times = (int)Math.Floor(least + Rounding);
        var more = most - times < Rounding ? "" : "more than ";
        return times switch
        {
            2 => more + "doubled",
            3 => more + "tripled",
            4 => more + "quadrupled",
            <= 12 => $"risen {more}{English.Number(times)}fold",
            _ => $"risen {more}{times}-fold",
        };
    }
}
