using System.Globalization;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>A summary in lines, whether the project tells it or the witness.</summary>
internal static class ToldOfSummaries
{
    public static IReadOnlyList<string> By(FamilyFigures? summary) => summary is null ? [] : By(new WitnessSummary(
        "",
        "",
        Enum.GetValues<Family>()
            .Where(family => summary.Of(family).AllDeals() > 0)
            .ToDictionary(family => family.ToString().ToLowerInvariant(), family => Figures(summary.Of(family))),
        summary.Cumulative));

    public static IReadOnlyList<string> By(WitnessSummary summary)
    {
        var lines = new List<string> { Line($"cumulative {summary.Cumulative}") };
        foreach (var (name, family) in summary.Families.OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            lines.AddRange(Lines($"{name} announced", family.Announced));
            lines.AddRange(Lines($"{name} in talks", family.InTalks));
            lines.AddRange(Lines($"{name} stale talks", family.StaleTalks));
            lines.Add(Line($"{name} cancelled {family.Cancelled}"));
        }

        return lines;
    }

    private static IEnumerable<string> Lines(string what, WitnessTally tally)
    {
        yield return Line($"{what} {tally.Deals} deals, {tally.Led} led, {tally.MegaRounds} mega-rounds, {tally.Unconfirmed} unconfirmed");
        yield return Line($"{what} {tally.Undisclosed} undisclosed, {tally.NotSummed} not summed");
        foreach (var total in tally.Totals)
        {
            var about = total.About && total.Sum.High is not null ? "about " : "";
            yield return Line($"{what} {total.Currency} {about}{Bounds(total.Sum)} of {total.Deals}, the median {Bounds(total.Median)}");
            yield return Line($"{what} {total.Currency} largest {total.Largest}, without it {Bounds(total.WithoutLargest)}");
        }
    }

    private static WitnessFamily Figures(FamilySummary family) =>
        new(Tally(family.Announced), Tally(family.InTalks), Tally(family.StaleTalks), family.Cancelled);

    private static WitnessTally Tally(DealFigures tally) => new(
        tally.Deals,
        tally.Led,
        tally.Undisclosed,
        tally.NotSummed,
        tally.Unconfirmed,
        tally.MegaRounds,
        [.. tally.Totals.Select(Total).OrderBy(total => total.Currency, StringComparer.Ordinal)]);

    private static WitnessTotal Total(CurrencyTotal total) => new(
        total.Currency.Code,
        total.Deals,
        Bounds(total.Total),
        total.Total.IsApproximate,
        Bounds(total.Median),
        total.Largest.Deal.ToString(),
        total.WithoutLargest is { } rest ? Bounds(rest) : null);

    private static WitnessBounds Bounds(Amount amount) => new(amount.Low, amount.High);

    private static string Bounds(WitnessBounds? bounds) => bounds is null ? "nothing" : Line($"{bounds.Low:0}..{bounds.High:0}");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
