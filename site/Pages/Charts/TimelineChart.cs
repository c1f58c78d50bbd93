using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Shows how a deal's status changed: each step on the day it was first reported, and a mark for every claim.</summary>
internal static class TimelineChart
{
    private const int Lane = 34;
    private const int Top = 24;

    /// <summary>Null if everything was reported at once.</summary>
    public static Chart? Of(DealDetail deal)
    {
        // A source dated only by its year counts from the day it was entered. That day is shown only if a step rests on the source.
        var stepClaims = deal.Timeline.Select(step => step.Source.Claim).ToHashSet();
        var dated = deal.Claims.Where(claim => claim.IsNews || stepClaims.Contains(claim.Id)).OrderBy(claim => claim.KnownOn).ToList();
        if (dated.Count == 0 || deal.Timeline.Count == 0 || dated[^1].KnownOn.DayNumber - dated[0].KnownOn.DayNumber < 2)
        {
            return null;
        }

        var steps = deal.Timeline.Select(step => $"{Phrases.Status(step.Status)}, {English.Date(step.Source.Published)}");
        return new(
            "status",
            StatusFinding.Of([.. deal.Timeline.Select(step => (step.Status, step.KnownOn))]) ?? "How its status changed",
            "Status of the deal as its sources told it, "
                + $"{English.Date(dated[0].Source.Published)} to {English.Date(dated[^1].Source.Published)}",
            $"{string.Join(", then ", steps)}. The marks below are the days of its claims.",
            "Each step is on the day by which its source was certainly public. If only the month or year of the source is known, that is "
                + "the last day of it, or the day on which it was recorded.",
            width => Draw(width, deal, dated),
            new(
                "Steps of its status",
                [new("Published"), new("Status"), new("By")],
                [
                    .. deal.Timeline.Select(step => (IReadOnlyList<TableCell>)[
                        TableCell.Of(step.Source.Published), new(Phrases.Status(step.Status)), new(step.Source.Publisher)]),
                ]))
        {
            Key = [("dot", "a step of its status"), ("whisker", "a day with a claim")],
            File = $"deals/{deal.Deal.Id}/status",
            Permalink = $"/deals/{deal.Deal.Id}/#status",
        };
    }

    private static Drawing Draw(ChartWidth width, DealDetail deal, List<Claim> dated)
    {
        var lanes = deal.Timeline.Select(step => step.Status).Distinct().OrderDescending().ToList();
        var bottom = Top + (lanes.Count * Lane);
        var drawing = new Drawing(width, bottom + 26);
        var (left, right) = width == ChartWidth.Narrow ? (0.3, 0.97) : (0.14, 0.985);
        var (first, span) = (dated[0].KnownOn.DayNumber, (double)(dated[^1].KnownOn.DayNumber - dated[0].KnownOn.DayNumber));
        double X(DateOnly day) => left + ((right - left) * Math.Clamp((day.DayNumber - first) / span, 0, 1));
        double Y(DealStatus status) => Top + (lanes.IndexOf(status) * Lane);
        foreach (var lane in lanes)
        {
            drawing.Label(0, Y(lane) + 4, Phrases.Status(lane), "label");
            drawing.Line(left, Y(lane), right, Y(lane), "grid");
        }

        foreach (var (from, to) in deal.Timeline.Zip(deal.Timeline.Skip(1)))
        {
            drawing.Line(X(from.KnownOn), Y(from.Status), X(to.KnownOn), Y(from.Status), "step");
            drawing.Line(X(to.KnownOn), Y(from.Status), X(to.KnownOn), Y(to.Status), "step");
        }

        drawing.Line(X(deal.Timeline[^1].KnownOn), Y(deal.Timeline[^1].Status), right, Y(deal.Timeline[^1].Status), "step");
        foreach (var step in deal.Timeline)
        {
            var label = $"{English.Date(step.Source.Published)}: {Phrases.Status(step.Status)}, by {step.Source.Publisher}";
            drawing.Circle(X(step.KnownOn), Y(step.Status), 5.5, "dot", label);
        }

        drawing.Line(left, bottom - 4, right, bottom - 4, "axis");
        foreach (var day in dated.Select(claim => claim.KnownOn).Distinct())
        {
            drawing.Line(X(day), bottom - 9, X(day), bottom + 1, "whisker");
        }

        drawing.TryLabel(English.Date(dated[^1].Source.Published), "tick", new LabelPlace(1, bottom + 18, "end"));
        drawing.TryLabel(English.Date(dated[0].Source.Published), "tick", new(left, bottom + 18), new(0, bottom + 18));
        return drawing;
    }
}
