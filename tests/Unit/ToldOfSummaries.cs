using System.Globalization;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tests.Witness;

namespace ServerlessDeals.Tests.Unit;

/// <summary>A summary in lines of the same words, whether the project tells it or the witness.</summary>
internal static class ToldOfSummaries
{
    public static IReadOnlyList<string> By(WitnessSummary summary)
    {
        var lines = new List<string> { Line($"cumulative {summary.Cumulative}") };
        foreach (var (name, family) in summary.Families.OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            lines.Add(Line($"{name} cancelled {family.Cancelled}"));
            foreach (var (standing, tally) in Standings(family.Announced, family.InTalks, family.StaleTalks))
            {
                lines.Add(Line($"{name} {standing} {tally.Deals} led {tally.Led} undisclosed {tally.Undisclosed} not summed {tally.NotSummed} unconfirmed {tally.Unconfirmed} mega {tally.MegaRounds}"));
                lines.AddRange(tally.Totals.Select(total => Line(
                    $"{name} {standing} {total.Currency} {total.Deals} sum {Bounds(total.Sum)}{(total.About && total.Sum.High is not null ? " about" : "")} median {Bounds(total.Median)} largest {total.Largest} rest {Bounds(total.WithoutLargest)}")));
            }
        }

        return lines;
    }

    public static IReadOnlyList<string> By(FamilyFigures summary)
    {
        var lines = new List<string> { Line($"cumulative {summary.Cumulative}") };
        foreach (var family in Enum.GetValues<Family>().OrderBy(family => family.ToString(), StringComparer.Ordinal).Where(family => summary.Of(family).AllDeals() > 0))
        {
            var (name, figures) = (family.ToString().ToLowerInvariant(), summary.Of(family));
            lines.Add(Line($"{name} cancelled {figures.Cancelled}"));
            foreach (var (standing, tally) in Standings(figures.Announced, figures.InTalks, figures.StaleTalks))
            {
                lines.Add(Line($"{name} {standing} {tally.Deals} led {tally.Led} undisclosed {tally.Undisclosed} not summed {tally.NotSummed} unconfirmed {tally.Unconfirmed} mega {tally.MegaRounds}"));
                lines.AddRange(tally.Totals.OrderBy(total => total.Currency.Code, StringComparer.Ordinal).Select(total => Line(
                    $"{name} {standing} {total.Currency} {total.Deals} sum {Bounds(total.Total)}{(total.Total.IsApproximate ? " about" : "")} median {Bounds(total.Median)} largest {total.Largest.Deal} rest {Bounds(total.WithoutLargest)}")));
            }
        }

        return lines;
    }

    private static IEnumerable<(string Name, T Tally)> Standings<T>(T announced, T inTalks, T staleTalks) =>
        [("announced", announced), ("in talks", inTalks), ("stale talks", staleTalks)];

    private static string Bounds(WitnessBounds? bounds) => bounds is null ? "none" : Line($"{bounds.Low:0}..{bounds.High:0}");

    private static string Bounds(Amount? amount) => amount is null ? "none" : Line($"{amount.Value.Low}..{amount.Value.High}");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
