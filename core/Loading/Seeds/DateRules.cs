namespace ServerlessDeals.Loading.Seeds;

/// <summary>Dates that contradict each other, or lie in the future.</summary>
internal sealed class DateRules(DateOnly today)
{
    /// <summary>A page is read, and its date written down, in another time zone than its own.</summary>
    private const int DaysOfTimeZones = 1;

    private const int MonthsOfDoubt = 6;
    private const int YearsOfMemory = 10;
    private const int YearsOfPlans = 3;

    public void Check(Organization organization, SeedNode node)
    {
        RefuseFuture(node.Find("founded"), organization.Founded);
        foreach (var (former, formerNode) in organization.Formerly.Zip(node.List("formerly")))
        {
            RefuseFuture(formerNode.Find("until"), former.Until);
        }
    }

    /// <summary>A company cannot announce a deal before it exists; talks, and a founding year that is not exact, can come first.</summary>
    public static void CheckFounding(Deal deal, SeedIndex index)
    {
        if (index.Find(deal.Company)?.Founded is not { } founded)
        {
            return;
        }

        foreach (var claim in deal.Claims)
        {
            foreach (var (field, date) in new[] { ("announced", claim.Announced), ("closed", claim.Closed) })
            {
                if (date is { } day && day.Last < founded.First)
                {
                    index.NodeOf(claim).Find(field)!.Warn(
                        SeedWarning.DealBeforeFounding,
                        $"'{day}' is before the company was founded ({founded}); check both");
                }
            }
        }
    }

    public void Check(Deal deal, Claim claim, SeedNode node)
    {
        var publishedNode = node.Find("source")!.Find("published")!;
        var published = claim.Source.Published;
        var isFuture = RefuseFuture(publishedNode, published);
        if (claim.Recorded > today)
        {
            (node.Find("recorded") ?? node).Fault(
                SeedError.FutureDate,
                $"is recorded on {PartialDate.OfDay(claim.Recorded)}, in the future; today is {PartialDate.OfDay(today)}");
        }
        else if (!isFuture && claim.Recorded < published.First.AddDays(-DaysOfTimeZones))
        {
            (node.Find("recorded") ?? publishedNode).Fault(
                SeedError.RecordedBeforePublished,
                $"is recorded on {PartialDate.OfDay(claim.Recorded)}, before it was published ({published}); correct one of them");
        }

        if (claim.KnownMistake is null)
        {
            CheckAnnounced(claim, node);
            CheckClosed(claim, node);
        }

        CheckOrder(deal, claim, node);
        CheckId(claim, node);
    }

    private void CheckAnnounced(Claim claim, SeedNode node)
    {
        if (claim.Announced is not { } announced)
        {
            return;
        }

        var field = node.Find("announced")!;
        var published = claim.Source.Published;
        if (RefuseFuture(field, announced))
        {
            return;
        }

        if (announced.First > published.Last.AddMonths(MonthsOfDoubt))
        {
            field.Fault(
                SeedError.AnnouncedLongAfterPublished,
                $"'{announced}' is more than six months after the page was published ({published}), which cannot know it; "
                + "correct one of them");
        }
        else if (announced.First > published.Last.AddDays(DaysOfTimeZones))
        {
            field.Warn(
                SeedWarning.AnnouncedAfterPublished, $"'{announced}' is after the page was published ({published}); check both");
        }
        else if (announced.Last.AddYears(YearsOfMemory) < published.First)
        {
            field.Warn(
                SeedWarning.AnnouncedLongBeforePublished,
                $"'{announced}' is more than ten years before the page was published ({published}); check both");
        }
    }

    private void CheckClosed(Claim claim, SeedNode node)
    {
        if (claim.Closed is not { } closed)
        {
            return;
        }

        var field = node.Find("closed")!;
        var isDone = claim.Status == DealStatus.Closed;
        if (isDone && RefuseFuture(field, closed))
        {
            return;
        }

        var published = claim.Source.Published;
        var latest = isDone ? published.Last.AddDays(DaysOfTimeZones) : published.Last.AddYears(YearsOfPlans);
        if (closed.First > latest)
        {
            field.Warn(SeedWarning.ClosedAfterPublished, isDone
                ? $"'{closed}' is after the page was published ({published}), which says that the deal is closed; check both"
                : $"'{closed}' is more than three years after the page was published ({published}); check both");
        }
    }

    /// <summary>A correction is newer than what it corrects. If the record was wrong, the right page may be the older one.</summary>
    private static void CheckOrder(Deal deal, Claim claim, SeedNode node)
    {
        var old = deal.Claims.FirstOrDefault(other => other.Id == claim.Supersedes && other != claim);
        if (old is null)
        {
            return;
        }

        if (old.Recorded > claim.Recorded || (claim.Corrects is null && old.PublishedFrom > claim.Source.Published.Last))
        {
            node.Find("supersedes")!.Fault(
                SeedError.SupersedesLaterClaim,
                $"'{old.Id}' is later than this claim (published {old.Source.Published}, recorded {PartialDate.OfDay(old.Recorded)}); "
                + "only a newer claim can supersede another one");
        }
    }

    /// <summary>Ids of claims contain the date of the source, so a typo in either shows.</summary>
    private static void CheckId(Claim claim, SeedNode node)
    {
        if (DateIn(claim.Id.ToString()) is { } date
            && (date.Last < claim.Source.Published.First || date.First > claim.Source.Published.Last))
        {
            node.Find("id")!.Warn(
                SeedWarning.ClaimIdDate,
                $"'{claim.Id}' has the date {date}, but the source was published {claim.Source.Published}; check both");
        }
    }

    private static PartialDate? DateIn(string id)
    {
        var parts = id.Split('-');
        return Enumerable.Range(0, parts.Length)
            .Where(at => parts[at].Length == 4)
            .Select(at => DateAt(parts[at..], 3) ?? DateAt(parts[at..], 2))
            .FirstOrDefault(date => date is not null);
    }

    private static PartialDate? DateAt(string[] parts, int length) =>
        parts.Length >= length && PartialDate.Parse(string.Join('-', parts[..length])) is { IsValue: true } date ? date.Value : null;

    /// <returns>Whether the date is in the future, and was reported.</returns>
    private bool RefuseFuture(SeedNode? node, PartialDate? date)
    {
        if (node is null || date is not { } day || day.First <= today)
        {
            return false;
        }

        node.Fault(
            SeedError.FutureDate, $"'{day}' is in the future; today is {PartialDate.OfDay(today)}");
        return true;
    }
}
