using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Values on which sources contradict each other, and known mistakes of sources.</summary>
internal static class ConflictSection
{
    private const string Rule =
        "Only values that cannot both be true are listed: \"at least $600M\" and \"$600M\" can, and so can what was said in talks and " +
        "what was agreed in the end. Known mistakes of sources are listed last. The deal's page shows every difference.";

    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var deals = content.Data.Deals.Where(deal => deal.Deal.Contradictions is not null).ToList();
        var conflicts = deals.SelectMany(deal => deal.Deal.Contradictions!.Select(conflict => ConflictRow.Of(deal, conflict))).ToList();
        var lede = deals.Count == 0
            ? null
            : $"Sources contradict each other in {Phrases.Deals(deals.Count)}, on {English.Count(conflicts.Count, "value", "values")}. " +
                "We show the source with more weight, and keep the other in sight.";
        var mistakes =
            from deal in content.Data.Deals
            from claim in deal.Claims
            where claim.KnownMistake is not null
            select Mistake(deal, claim);
        var table = new FigureTable(
            "Values that lost, newest deals first",
            [
                new("Deal"), new("Date"), new("Field"), new("Shown"), new("Shown by"), new("Lost"), new("Lost by"), new("Published"),
            ],
            [.. conflicts.Select(Row), .. mistakes]);
        return ListPages.OfTable(
            content, "conflicts", "Conflicts", "Where sources contradict each other, and which value is shown.", lede, Rule, table);
    }

    private static IReadOnlyList<TableCell> Row(ConflictRow conflict) =>
    [
        new(conflict.Deal.Company.Name, $"/deals/{conflict.Deal.Id}/#conflicts"),
        TableCell.Of(conflict.Deal.Date),
        new(conflict.Field),
        new(conflict.Shown),
        new(conflict.ShownBy?.Publisher ?? ""),
        new(conflict.Lost),
        new(conflict.LostBy.Publisher),
        TableCell.Of(conflict.LostBy.Published),
    ];

    private static IReadOnlyList<TableCell> Mistake(DealDetail deal, Claim claim) =>
    [
        new(deal.Deal.Company.Name, $"/deals/{deal.Deal.Id}/#{claim.Id}"),
        TableCell.Of(deal.Deal.Date),
        new("known mistake"),
        new("–"),
        new("–"),
        new(claim.KnownMistake!),
        new(claim.Source.Publisher),
        TableCell.Of(claim.Source.Published),
    ];
}
