namespace ServerlessDeals.Publishing.Briefings;

/// <summary>An error of this record that was corrected.</summary>
/// <param name="On">The day it was corrected.</param>
/// <param name="Words">A description of the error and the correct value.</param>
/// <param name="Source">The source of the claim that corrects it.</param>
public sealed record Correction(DateOnly On, DealId Deal, string Company, string Words, Citation Source);

/// <summary>The corrected errors of this record, collected from the claims that correct them.</summary>
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
