using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>A conflict as the site shows it: the value that won and the value that lost.</summary>
/// <param name="Contradicts">Whether the two values cannot both be true.</param>
/// <param name="FromTalks">Whether only reports of talks give the value that lost.</param>
public sealed record ConflictRow(
    DealItem Deal, string Field, string Shown, Citation? ShownBy, string Lost, Citation LostBy, bool Contradicts, bool FromTalks)
{
    public static ConflictRow Of(DealDetail deal, Conflict conflict)
    {
        var (shown, shownBy, lost) = conflict.Field switch
        {
            "status" => (Phrases.Status(deal.Status.Value), deal.Status.Source, EnumWords.Spaced(conflict.Value)),
            "round" => (Labels.Name($"{deal.Round!.Value}"), deal.Round.Source, Labels.Name(conflict.Value)),
            "announced" => (English.ShortDate(deal.Announced!.Value), deal.Announced.Source, Day(conflict.Value)),
            "closed" => (English.ShortDate(deal.Closed!.Value), deal.Closed.Source, Day(conflict.Value)),
            "amount" => ($"{deal.Amount.Value}", deal.Amount.Source, conflict.Value),
            "valuation" => ($"{deal.Valuation!.Value}", deal.Valuation.Source, conflict.Value),
            _ => (EnumWords.Of(PartyOf(deal, conflict).Role.Value), PartyOf(deal, conflict).Role.Source, conflict.Value),
        };
        var isRole = conflict.Field.StartsWith(RolePrefix, StringComparison.Ordinal);
        var field = isRole ? $"role of {PartyOf(deal, conflict).Name}" : conflict.Field;
        return new(deal.Deal, field, shown, shownBy, lost, conflict.Source, conflict.Contradicts, conflict.FromTalks);
    }

    private const string RolePrefix = "role:";

    private static string Day(string date) => English.ShortDate(PartialDate.Parse(date).OrThrow());

    private static PartyDetail PartyOf(DealDetail deal, Conflict conflict) =>
        deal.Parties.Single(party => RolePrefix + party.Id == conflict.Field);
}
