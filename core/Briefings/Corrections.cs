using ServerlessDeals.Queries;

namespace ServerlessDeals.Briefings;

/// <summary>A day on which what is shown of a deal became something else.</summary>
/// <param name="KnownOn">The first day on which the new word was surely public.</param>
/// <param name="Corrects">The old value was wrong, given up or taken back; otherwise the story only went on.</param>
public sealed record Correction(DateOnly KnownOn, DealId Deal, string Company, string Words, Citation Source, bool Corrects);

/// <summary>How deals became what they are, from the claims themselves: nobody has to keep a list.</summary>
public static class Corrections
{
    /// <summary>Newest first.</summary>
    public static IReadOnlyList<Correction> Of(IEnumerable<DealDetail> deals) =>
    [
        .. deals.AsParallel().AsOrdered().SelectMany(Of).OrderByDescending(one => one.KnownOn).ThenBy(one => one.Deal).ThenBy(one => one.Words, StringComparer.Ordinal),
    ];

    private static IEnumerable<Correction> Of(DealDetail deal)
    {
        Correction Told(DateOnly day, string words, Citation source, bool corrects) => new(day, deal.Deal.Id, deal.Deal.Company.Name, words, source, corrects);
        foreach (var claim in deal.Claims)
        {
            if (claim.KnownMistake is { } mistake)
            {
                yield return Told(claim.KnownOn, $"{claim.Source.Publisher} is known to be wrong: {mistake}", Citation.Of(claim), true);
            }

            if (claim.Supersedes is { } before)
            {
                yield return Told(claim.KnownOn, $"{claim.Source.Publisher} corrects an earlier claim ({before}).", Citation.Of(claim), true);
            }
        }

        if (deal.Claims.Count < 2)
        {
            yield break;
        }

        ResolvedDeal? old = null;
        foreach (var (from, now) in Resolver.History(new() { Id = deal.Deal.Id, Company = deal.Deal.Company.Id, Kind = deal.Deal.Kind, PartOf = deal.Deal.PartOf, Claims = deal.Claims }))
        {
            if (old is not null && old.Status.Value != now.Status.Value && now.Status.Source is { } by)
            {
                yield return Told(from, $"{Phrases.Status(old.Status.Value)} became {Phrases.Status(now.Status.Value)}.", by, now.Status.Value >= DealStatus.Cancelled || now.Status.Value < old.Status.Value);
            }

            if (old is not null && old.Amount.Value != now.Amount.Value && now.Amount.Source is { } source)
            {
                yield return Told(from, $"the amount was {old.Amount.Value}, and became {now.Amount.Value}.", source, !old.Amount.Value.IsUndisclosed && !Compatibility.Of(old.Amount.Value, now.Amount.Value));
            }

            if (old?.Valuation is { } worth && now.Valuation is { Source: { } valued } other && worth.Value != other.Value)
            {
                yield return Told(from, $"the valuation was {worth.Value}, and became {other.Value}.", valued, !Compatibility.Of(worth.Value, other.Value, now.Amount.Value));
            }

            old = now;
        }
    }
}
