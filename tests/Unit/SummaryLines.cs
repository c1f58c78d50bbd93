using System.Globalization;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>A summary as lines of text, which are the same for core and for the witness.</summary>
internal static class SummaryLines
{
    public static IReadOnlyList<string> Of(FamilyFigures? summary) => summary is null ? [] : Of(new WitnessSummary(
        "",
        "",
        Enum.GetValues<Family>()
            .Where(family => summary.Of(family).AllDeals() > 0)
            .ToDictionary(family => family.ToString().ToLowerInvariant(), family => FamilyOf(summary.Of(family))),
        summary.Cumulative)
    {
        Newest = summary.Newest?.ToString(),
        Valuation = Milestone(summary.Valuation),
        Unicorn = Milestone(summary.Unicorn),
    });

    public static IReadOnlyList<string> Of(WitnessSummary summary)
    {
        var lines = new List<string>
        {
            Line($"cumulative {summary.Cumulative}"),
            Line($"newest {summary.Newest}"),
            Line($"valuation {Worth(summary.Valuation)}"),
            Line($"unicorn {Worth(summary.Unicorn)}"),
        };
        foreach (var (name, family) in summary.Families.OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            lines.AddRange(Lines($"{name} announced", family.Announced));
            lines.AddRange(Lines($"{name} in talks", family.InTalks));
            lines.AddRange(Lines($"{name} stale talks", family.StaleTalks));
            lines.Add(Line($"{name} cancelled {family.Cancelled}"));
        }

        return lines;
    }

    private static IEnumerable<string> Lines(string what, WitnessTally figures)
    {
        yield return Line($"{what} {figures.Deals} deals, {figures.Led} led, {figures.MegaRounds} mega-rounds");
        yield return Line($"{what} {figures.Undisclosed} undisclosed, {figures.NotSummed} not summed, {figures.Unconfirmed} unconfirmed");
        yield return Line($"{what} {figures.WithoutRate} without a rate");
        foreach (var (name, total) in figures.Totals.Select(total => (total.Currency, total)).Append(("comparable", figures.Usd!)))
        {
            if (total is not null)
            {
                var about = total.About && total.Sum.High is not null ? "about " : "";
                yield return Line($"{what} {name} {about}{Bounds(total.Sum)} of {total.Deals}, {total.Converted} of them converted");
                yield return Line($"{what} {name} the median {Bounds(total.Median)}");
                yield return Line($"{what} {name} largest {total.Largest}, without it {Bounds(total.WithoutLargest)}");
            }
        }
    }

    private static WitnessMilestone? Milestone(CompanyValuation? valuation)
    {
        if (valuation is null)
        {
            return null;
        }

        var (worth, basis) = (valuation.Valuation.Worth, valuation.Valuation.Basis);
        return new(
            valuation.Deal.ToString(),
            valuation.Date.ToString(),
            Bounds(worth),
            basis == ValuationBasis.Unknown ? "" : basis.ToString().ToLowerInvariant(),
            valuation.Usd?.Low ?? (worth.Currency == Currency.Usd ? worth.Low : null));
    }

    private static string Worth(WitnessMilestone? worth) => worth is null
        ? "none"
        : Line($"{worth.Deal} of {worth.Date}: {Bounds(worth.Worth)} {worth.Basis}, at least {worth.Low:0} in dollars");

    private static WitnessFamily FamilyOf(FamilySummary family) =>
        new(Figures(family.Announced), Figures(family.InTalks), Figures(family.StaleTalks), family.Cancelled);

    private static WitnessTally Figures(DealFigures figures) => new(
        figures.Deals,
        figures.Led,
        figures.Undisclosed,
        figures.NotSummed,
        figures.Unconfirmed,
        figures.MegaRounds,
        figures.WithoutRate,
        figures.Usd is { } usd ? Total(usd) : null,
        [.. figures.Totals.Select(Total).OrderBy(total => total.Currency, StringComparer.Ordinal)]);

    private static WitnessTotal Total(CurrencyTotal total) =>
        Total(total.Currency, total.Deals, 0, total.Total, total.Median, total.Largest, total.WithoutLargest);

    private static WitnessTotal Total(ComparableTotal total) =>
        Total(Currency.Usd, total.Deals, total.Converted, total.Total, total.Median, total.Largest, total.WithoutLargest);

    private static WitnessTotal Total(
        Currency currency, int deals, int converted, Amount total, Amount median, LargestDeal largest, Amount? withoutLargest) => new(
        currency.Code,
        deals,
        converted,
        Bounds(total),
        total.IsApproximate,
        Bounds(median),
        largest.Deal.ToString(),
        withoutLargest is { } rest ? Bounds(rest) : null);

    private static WitnessBounds Bounds(Amount amount) => new(amount.Low, amount.High);

    private static string Bounds(WitnessBounds? bounds) => bounds is null ? "nothing" : Line($"{bounds.Low:0}..{bounds.High:0}");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
