using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Reading;

/// <summary>Which draft was read for which deal of a label: of one company, and the most alike first.</summary>
internal static class Pairing
{
    /// <summary>Optional deals that were read, and drafts of them, are in none of the lists.</summary>
    public static (List<ObservedDeal> Pairs, List<DealLabel> Missed, List<DraftDeal> Surplus) Of(
        IReadOnlyList<DealLabel> labels, IReadOnlyList<DraftDeal> drafts, SameNames names)
    {
        var totals = labels.Where(label => label.Total is not null).Select(TotalOf);
        var (missed, surplus) = (labels.Concat(totals).ToList(), drafts.ToList());
        var candidates = from label in missed
                         from draft in surplus
                         where names.Are(label.Company, draft.Company.Value)
                         let pair = new ObservedDeal(label, draft, names)
                         where pair.IsOfItsKind || !label.IsOptional
                         orderby pair.Likeness descending
                         select pair;
        var pairs = new List<ObservedDeal>();
        foreach (var pair in candidates.ToList())
        {
            if (Holds(missed, pair.Label) && Holds(surplus, pair.Draft))
            {
                missed.RemoveAll(label => ReferenceEquals(label, pair.Label));
                surplus.RemoveAll(draft => ReferenceEquals(draft, pair.Draft));
                pairs.Add(pair);
            }
        }

        return (pairs.FindAll(pair => !pair.Label.IsOptional), missed.FindAll(label => !label.IsOptional), surplus);
    }

    private static bool Holds<T>(List<T> list, T item) => list.Exists(other => ReferenceEquals(other, item));

    private static DealLabel TotalOf(DealLabel label) => new()
    {
        Scope = DealScope.Background,
        Company = label.Company,
        Kind = DealKind.Cumulative,
        Status = DealStatus.Closed,
        Amount = label.Total,
        Optional = label.Optional ?? System.Text.Json.JsonDocument.Parse("true").RootElement,
    };
}
