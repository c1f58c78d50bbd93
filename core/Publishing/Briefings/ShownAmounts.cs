using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>Figures of a total in comparable dollars, for tables.</summary>
public static class ShownAmounts
{
    // As many as in the total's text.
    private const int Digits = 3;

    /// <summary>A figure of the total: with three digits if a deal was converted, otherwise as it is.</summary>
    public static Amount Shown(this ComparableTotal total, Amount figure) => total.Converted == 0 ? figure : figure.Rounded(Digits);
}
