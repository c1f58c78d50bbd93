using System.Globalization;
using System.Text;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Shows how a deal's status changed: each step on the day it was first reported, and a mark for every claim.</summary>
internal static class TimelineChart
{
    private const int Left = 96;
    private const int Right = 620;

    /// <summary>Null if everything was reported at once.</summary>
    public static Chart? Of(DealDetail deal)
    {
        // A source dated only by its year counts from the day it was entered. That day is shown only if a step rests on the source.
        var stepClaims = deal.Timeline.Select(step => step.Source.Claim).ToHashSet();
        var dated = deal.Claims.Where(claim => claim.IsNews || stepClaims.Contains(claim.Id)).OrderBy(claim => claim.KnownOn).ToList();
        var days = dated.Select(claim => claim.KnownOn).ToList();
        if (days.Count == 0 || deal.Timeline.Count == 0 || days[^1].DayNumber - days[0].DayNumber < 2)
        {
            return null;
        }

        var lanes = deal.Timeline.Select(step => step.Status).Distinct().OrderDescending().ToList();
        var drawing = new Drawing(640, 54 + (lanes.Count * 34));
        var span = (decimal)(days[^1].DayNumber - days[0].DayNumber);
        decimal X(DateOnly day) => Left + ((Right - Left) * Math.Clamp((day.DayNumber - days[0].DayNumber) / span, 0, 1));
        decimal Y(DealStatus status) => 24 + (lanes.IndexOf(status) * 34);
        foreach (var lane in lanes)
        {
            drawing.Label(Left - 14, Y(lane) + 4, Phrases.Status(lane), "label", "end");
            drawing.Line(Left, Y(lane), Right, Y(lane), "grid");
        }

        var path = new StringBuilder();
        foreach (var (i, step) in deal.Timeline.Index())
        {
            // The path starts at the first step. For each further step it goes right to the day, then up or down to the status.
            var (x, y) = (X(step.KnownOn), Y(step.Status));
            if (i == 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}");
            }
            else
            {
                path.Append(CultureInfo.InvariantCulture, $"H{x:0.#}V{y:0.#}");
            }
        }

        drawing.Path($"{path}H{Right}", "step");
        foreach (var step in deal.Timeline)
        {
            drawing.Circle(X(step.KnownOn), Y(step.Status), 6, "dot", $"{step.Source.Published}: {Phrases.Status(step.Status)}");
        }

        var bottom = 24 + (lanes.Count * 34);
        drawing.Line(Left, bottom - 8, Right, bottom - 8, "axis");
        foreach (var day in days.Distinct())
        {
            drawing.Line(X(day), bottom - 12, X(day), bottom - 4, "whisker");
        }

        drawing.Label(Left, bottom + 14, $"{dated[0].Source.Published}");
        drawing.Label(Right, bottom + 14, $"{dated[^1].Source.Published}", "tick", "end");
        var steps = deal.Timeline.Select(step => $"{Phrases.Status(step.Status)}, {English.Date(step.Source.Published)}");
        return new(
            "status", "How its status changed",
            $"{string.Join(", then ", steps)}. The marks below are the days of its claims.",
            "Each step is on the day by which its source was certainly public. If only the month or year of the source is known, that is " +
            "the last day of it, or the day on which it was recorded. The marks on the line below are the days of all claims.",
            drawing,
            new("Steps of its status", [new("Published"), new("Status"), new("By")],
                [
                    .. deal.Timeline.Select(step => (IReadOnlyList<TableCell>)[
                        new(step.Source.Published.ToString()), new(Phrases.Status(step.Status)), new(step.Source.Publisher)]),
                ]))
        {
            Key = [("dot", "a step of its status"), ("whisker", "a day with a claim")],
            File = $"deals/{deal.Deal.Id}/status",
            Permalink = $"/deals/{deal.Deal.Id}/#status",
        };
    }
}
