using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>A conflict in the site's words: the value that is shown, and the one that lost against it.</summary>
internal sealed record ConflictRow(DealItem Deal, string Field, string Shown, Citation? ShownBy, string Lost, Citation LostBy, bool Contradicts)
{
    public static ConflictRow Of(DealDetail deal, Conflict conflict)
    {
        var (field, shown, by, lost) = conflict.Field switch
        {
            "status" => (conflict.Field, Phrases.Status(deal.Status.Value), deal.Status.Source, Words.Spaced(conflict.Value)),
            "round" => (conflict.Field, Labels.Name($"{deal.Round!.Value}"), deal.Round.Source, Labels.Name(conflict.Value)),
            "announced" => (conflict.Field, $"{deal.Announced!.Value}", deal.Announced.Source, conflict.Value),
            "closed" => (conflict.Field, $"{deal.Closed!.Value}", deal.Closed.Source, conflict.Value),
            "amount" => (conflict.Field, $"{deal.Amount.Value}", deal.Amount.Source, conflict.Value),
            "valuation" => (conflict.Field, $"{deal.Valuation!.Value}", deal.Valuation.Source, conflict.Value),
            var role => OfRole(deal.Parties.Single(party => $"role:{party.Id}" == role), conflict.Value),
        };
        return new(deal.Deal, field, shown, by, lost, conflict.Source, conflict.Contradicts);
    }

    private static (string Field, string Shown, Citation? By, string Lost) OfRole(PartyDetail party, string lost) =>
        ($"role of {party.Name}", Words.Of(party.Role.Value), party.Role.Source, lost);
}
