namespace ServerlessDeals.Publishing.Briefings;

/// <summary>What this record had wrong and mended.</summary>
/// <param name="On">The day on which it was mended.</param>
/// <param name="Words">What was wrong, and what is right.</param>
/// <param name="Source">The claim that mends it.</param>
public sealed record Correction(DateOnly On, DealId Deal, string Company, string Words, Citation Source);

/// <summary>The mistakes of this record, from the claims that correct them: nobody has to keep a list.</summary>
public static class Corrections
{
    /// <summary>Newest first.</summary>
    public static IReadOnlyList<Correction> Of(IEnumerable<DealDetail> deals) =>
    [
        .. from deal in deals
           from claim in deal.Claims
           where claim.Corrects is not null
           orderby claim.Recorded descending, deal.Deal.Id, claim.Id
           select new Correction(claim.Recorded, deal.Deal.Id, deal.Deal.Company.Name, claim.Corrects!, Citation.Of(claim)),
    ];
}
